//! The keys of an authority: a JSON web key set (RFC 7517).

use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::Authority;
use super::issuer::TENANT;

/// An RSA key that signs tokens.
#[derive(Clone, Debug)]
pub(super) struct SigningKey {
    id: String,
    key: RsaPublicKeyComponents<Vec<u8>>,
    /// The issuer whose tokens it signs, if the set has it.
    issuer: Option<String>,
}

impl SigningKey {
    /// Whether it is the signature of `message` by RSA with SHA-256 (RS256).
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let outcome = self
            .key
            .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature);
        outcome.is_ok()
    }

    /// Whether it may sign tokens of `tenant`. A key can belong to a single tenant, for instance that of personal accounts.
    pub(super) fn is_for(&self, authority: &Authority, tenant: &str) -> bool {
        let Some(issuer) = &self.issuer else {
            return true;
        };
        let found = authority.tenant(issuer);
        found.is_some_and(|(_, found)| found == TENANT || found.eq_ignore_ascii_case(tenant))
    }
}

/// The keys of an authority.
#[derive(Debug, Default)]
pub(super) struct KeySet(Vec<SigningKey>);

impl KeySet {
    /// Reads the keys that can sign tokens, and ignores the others; `None` if there is none.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let set: Value = serde_json::from_slice(text).ok()?;
        let keys: Vec<_> = set
            .get("keys")?
            .as_array()?
            .iter()
            .filter_map(signing_key)
            .collect();
        (!keys.is_empty()).then_some(Self(keys))
    }

    /// The keys with this id; usually one.
    pub(super) fn with_id(&self, id: &str) -> Vec<SigningKey> {
        let keys = self.0.iter().filter(|key| key.id == id);
        keys.cloned().collect()
    }
}

fn signing_key(key: &Value) -> Option<SigningKey> {
    let text = |name: &str| key.get(name).and_then(Value::as_str);
    let is = |name: &str, expected: &str| text(name).is_none_or(|found| found == expected);
    if text("kty")? != "RSA" || !is("use", "sig") || !is("alg", "RS256") {
        return None;
    }
    Some(SigningKey {
        id: text("kid")?.to_owned(),
        key: RsaPublicKeyComponents {
            n: number(text("n")?)?,
            e: number(text("e")?)?,
        },
        issuer: text("issuer").map(str::to_owned),
    })
}

/// A number (RFC 7518, section 2), without leading zeros.
fn number(text: &str) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()?;
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    Some(bytes[zeros..].to_vec())
}
