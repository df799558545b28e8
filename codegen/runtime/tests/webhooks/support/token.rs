//! Tokens.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::authority::sign;

/// The time of the tests, in seconds since 1970.
pub(crate) const NOW: u64 = 1_900_000_000;
pub(crate) const TENANT: &str = "84bd8158-6d4d-4958-8b9f-9d6445542f95";
pub(crate) const APP: &str = "8e460676-ae3f-4b1e-8790-ee0fb5d6148f";
pub(crate) const PUBLISHER: &str = "0bf30f3b-4a52-48df-9a82-234910c4a086";

/// The claims of a token of version 1.
pub(crate) fn claims_v1(tenant: &str) -> Value {
    json!({
        "aud": APP,
        "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": NOW - 300,
        "nbf": NOW - 300,
        "exp": NOW + 3600,
        "appid": PUBLISHER,
        "tid": tenant,
        "ver": "1.0",
    })
}

/// The claims of a token of version 2.
pub(crate) fn claims_v2(tenant: &str) -> Value {
    json!({
        "aud": APP,
        "iss": format!("https://login.microsoftonline.com/{tenant}/v2.0"),
        "iat": NOW - 300,
        "nbf": NOW - 300,
        "exp": NOW + 3600,
        "azp": PUBLISHER,
        "tid": tenant,
        "ver": "2.0",
    })
}

/// A token to be.
pub(crate) struct Token {
    header: Value,
    claims: Value,
    key: usize,
}

impl Token {
    /// A token with these claims, signed by the first key.
    pub(crate) fn new(claims: Value) -> Self {
        Self {
            header: json!({"alg": "RS256", "kid": "key-1", "typ": "JWT"}),
            claims,
            key: 0,
        }
    }

    /// A valid one.
    pub(crate) fn of(tenant: &str) -> String {
        Self::new(claims_v1(tenant)).signed()
    }

    pub(crate) fn with_header(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.header[name] = value.into();
        self
    }

    pub(crate) fn without_header(mut self, name: &str) -> Self {
        self.header.as_object_mut().unwrap().remove(name).unwrap();
        self
    }

    /// Names a key in the header, and signs with one.
    pub(crate) fn with_key(mut self, id: &str, key: usize) -> Self {
        self.key = key;
        self.with_header("kid", id)
    }

    pub(crate) fn signed(&self) -> String {
        let message = self.message();
        let signature = sign(self.key, message.as_bytes());
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// With a signature of the caller.
    pub(crate) fn signed_by(&self, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
        let message = self.message();
        let signature = URL_SAFE_NO_PAD.encode(sign(message.as_bytes()));
        format!("{message}.{signature}")
    }

    fn message(&self) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!("{}.{}", part(&self.header), part(&self.claims))
    }
}
