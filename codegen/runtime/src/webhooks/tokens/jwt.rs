//! The parts of a JSON web token (RFC 7519) in compact form (RFC 7515, section 7.1).
//!
//! The crate `jsonwebtoken` would do this too. It has one crypto provider for the whole process, which panics if two crates of a
//! program enable different ones, and it reads the time of the machine.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::TokenError;

/// A token whose signature is not checked yet.
pub(super) struct Jwt<'a> {
    /// The id of the key that signed it.
    pub(super) key_id: String,
    /// What was signed.
    pub(super) signed: &'a [u8],
    pub(super) signature: Vec<u8>,
    payload: &'a str,
}

impl<'a> Jwt<'a> {
    /// Takes a token apart. The only algorithm is RS256, so that nobody can choose a weaker one, or none.
    pub(super) fn parse(token: &'a str) -> Result<Self, TokenError> {
        let (signed, signature) = token.rsplit_once('.').ok_or(TokenError::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(TokenError::Malformed)?;
        if payload.contains('.') {
            return Err(TokenError::Malformed);
        }
        let header = object(header)?;
        let text = |name: &str| header.get(name).and_then(Value::as_str);
        if text("alg") != Some("RS256") || header.contains_key("crit") {
            return Err(TokenError::Algorithm);
        }
        Ok(Self {
            key_id: text("kid").ok_or(TokenError::Malformed)?.to_owned(),
            signed: signed.as_bytes(),
            signature: decode(signature)?,
            payload,
        })
    }

    /// The claims; to be trusted only after the check of the signature.
    pub(super) fn claims(&self) -> Result<Map<String, Value>, TokenError> {
        object(self.payload)
    }
}

fn decode(part: &str) -> Result<Vec<u8>, TokenError> {
    URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| TokenError::Malformed)
}

fn object(part: &str) -> Result<Map<String, Value>, TokenError> {
    serde_json::from_slice(&decode(part)?).map_err(|_| TokenError::Malformed)
}
