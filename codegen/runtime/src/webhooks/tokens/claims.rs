//! The claims of a token whose signature is valid.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value};

use super::issuer::Version;
use super::{Authority, TokenError};

/// What a valid token states.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ValidToken {
    /// The tenant, a GUID.
    pub tenant_id: String,
    /// The app that the token is for: one of those given to [`TokenValidator::new`](super::TokenValidator::new).
    pub app_id: String,
}

/// What the claims are compared with.
pub(super) struct Expected<'a> {
    pub(super) authority: &'a Authority,
    pub(super) app_ids: &'a [String],
    pub(super) now: SystemTime,
    pub(super) skew: Duration,
}

impl Expected<'_> {
    /// Checks the issuer, the audience, the publisher and the time.
    ///
    /// Source: [how to validate](https://learn.microsoft.com/graph/change-notifications-with-resource-data#validating-the-authenticity-of-notifications);
    /// [claims of access tokens](https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
    pub(super) fn check(&self, claims: &Map<String, Value>) -> Result<ValidToken, TokenError> {
        let issuer = text(claims, "iss")?.ok_or(TokenError::Malformed)?;
        let (version, tenant) = self.authority.tenant(issuer).ok_or(TokenError::Issuer)?;
        if text(claims, "tid")?.is_some_and(|tid| !tid.eq_ignore_ascii_case(tenant)) {
            return Err(TokenError::Issuer);
        }
        let audience = self.audience(claims)?;
        self.check_publisher(claims, version)?;
        self.check_time(claims)?;
        Ok(ValidToken {
            tenant_id: tenant.to_owned(),
            app_id: audience.to_owned(),
        })
    }

    /// The app that the token is for.
    fn audience(&self, claims: &Map<String, Value>) -> Result<&str, TokenError> {
        let audiences = match claims.get("aud") {
            Some(Value::Array(all)) => all.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => return Err(TokenError::Malformed),
        };
        let is_for = |app: &str| {
            let mut audiences = audiences.iter().filter_map(Value::as_str);
            audiences.any(|audience| audience.eq_ignore_ascii_case(app))
        };
        let app = self.app_ids.iter().find(|app| is_for(app));
        app.map(String::as_str).ok_or(TokenError::Audience)
    }

    /// The claim of the token's version must be there and name the publisher. That of the other version may be missing.
    fn check_publisher(
        &self,
        claims: &Map<String, Value>,
        version: Version,
    ) -> Result<(), TokenError> {
        let (needed, other) = match version {
            Version::V1 => ("appid", "azp"),
            Version::V2 => ("azp", "appid"),
        };
        let is_publisher =
            |app: &str| app.eq_ignore_ascii_case(&self.authority.publisher) && !app.is_empty();
        let needed = text(claims, needed)?.is_some_and(is_publisher);
        let other = text(claims, other)?.is_none_or(is_publisher);
        (needed && other).then_some(()).ok_or(TokenError::Publisher)
    }

    /// The times are seconds since 1970 (RFC 7519, section 2), perhaps with a fraction.
    fn check_time(&self, claims: &Map<String, Value>) -> Result<(), TokenError> {
        let expires = time(claims, "exp")?.ok_or(TokenError::Malformed)?;
        let begins = time(claims, "nbf")?;
        let now = self.now.duration_since(UNIX_EPOCH).unwrap_or_default();
        let (now, skew) = (now.as_secs_f64(), self.skew.as_secs_f64());
        if now >= expires + skew {
            return Err(TokenError::Expired);
        }
        if begins.is_some_and(|begins| now + skew < begins) {
            return Err(TokenError::NotYetValid);
        }
        Ok(())
    }
}

/// A claim of another type than it should have is an error, not a missing claim.
fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, TokenError> {
    let text = |value: &'a Value| value.as_str().ok_or(TokenError::Malformed);
    claims.get(name).map(text).transpose()
}

fn time(claims: &Map<String, Value>, name: &str) -> Result<Option<f64>, TokenError> {
    let time = |value: &Value| value.as_f64().ok_or(TokenError::Malformed);
    claims.get(name).map(time).transpose()
}
