//! Why a token is not valid.

use std::fmt;

use crate::Error;

/// Why a validation token is not valid. It contains nothing of the token.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum TokenError {
    /// It is no JSON web token, or lacks a claim that it must have.
    Malformed,
    /// It is not signed with RS256 (`alg`), the only algorithm that is accepted, or needs an extension (`crit`).
    Algorithm,
    /// The authority has no key with its `kid`.
    UnknownKey,
    /// Its signature is wrong.
    Signature,
    /// Its issuer (`iss`) is not the authority, or the key that signed it belongs to another tenant.
    Issuer,
    /// Its audience (`aud`) is none of the program's apps.
    Audience,
    /// It was not requested by the service that sends notifications (`appid`, `azp`).
    Publisher,
    /// It has expired (`exp`).
    Expired,
    /// It is not valid yet (`nbf`).
    NotYetValid,
    /// The keys of the authority can't be fetched at the moment, so it is unknown whether the token is valid.
    KeysUnavailable(Error),
}

impl fmt::Display for TokenError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Malformed => "the validation token is not a JSON web token",
            Self::Algorithm => "the validation token is not signed with RS256",
            Self::UnknownKey => "the authority has no key with the id in the validation token",
            Self::Signature => "the signature of the validation token is wrong",
            Self::Issuer => "the validation token was not issued by the authority",
            Self::Audience => "the validation token is for another app",
            Self::Publisher => "the validation token was requested by another app than Graph's",
            Self::Expired => "the validation token has expired",
            Self::NotYetValid => "the validation token is not valid yet",
            Self::KeysUnavailable(error) => return error.fmt(out),
        })
    }
}

impl std::error::Error for TokenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::KeysUnavailable(error) => std::error::Error::source(error),
            _ => None,
        }
    }
}
