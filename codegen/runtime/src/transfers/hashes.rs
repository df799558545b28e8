//! The hash that the service has of a file, and whether bytes have it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value as JsonValue;
use sha2::{Digest as _, Sha256};

use super::QuickXorHash;
use super::members::{member, read};
use crate::Value;

/// How a download was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verification {
    /// The bytes have the `quickXorHash` of the file.
    QuickXorHash,
    /// The bytes have the `sha256Hash` of the file.
    Sha256,
    /// The service gave no hash, so only the length was compared, if it was known.
    NotAvailable,
}

/// The hash of a file, as the service states it in `file.hashes` of a `driveItem`.
///
/// Which hashes there are depends on the drive: OneDrive for work or school and SharePoint have `quickXorHash`, OneDrive for home
/// sometimes `sha256Hash` too, and files of some sources have none. SHA-256 is used if both are given.
///
/// Source: [hashes resource type](https://learn.microsoft.com/graph/api/resources/hashes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHash(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    QuickXor([u8; 20]),
    Sha256([u8; 32]),
}

impl FileHash {
    /// The hash in a model of any generated crate: a `driveItem`, its `file`, or the `hashes` of that. `None` if it has neither
    /// hash.
    ///
    /// ```
    /// use graph_runtime::{Json, transfers::FileHash};
    ///
    /// let item: Json = r#"{"file":{"hashes":{"quickXorHash":"SgAAAAAAAAAAAAAAAQAAAAAAAAA="}}}"#.parse()?;
    /// assert_eq!(FileHash::from_model(&item), FileHash::quick_xor_hash("SgAAAAAAAAAAAAAAAQAAAAAAAAA="));
    /// # Ok::<(), graph_runtime::JsonError>(())
    /// ```
    pub fn from_model<T: Value>(model: &T) -> Option<Self> {
        let text = crate::json::to_vec(model).ok()?;
        let json = read(&text);
        let file = member(&json, "file").unwrap_or(&json);
        let hashes = member(file, "hashes").unwrap_or(file);
        let text = |name| member(hashes, name).and_then(JsonValue::as_str);
        let sha256 = text("sha256Hash").and_then(Self::sha256);
        sha256.or_else(|| text("quickXorHash").and_then(Self::quick_xor_hash))
    }

    /// A `quickXorHash`, in base64. `None` if it is not 20 bytes.
    pub fn quick_xor_hash(base64: &str) -> Option<Self> {
        let bytes = BASE64_STANDARD.decode(base64.trim()).ok()?;
        Some(Self(Kind::QuickXor(bytes.try_into().ok()?)))
    }

    /// A `sha256Hash`, in hexadecimal digits. `None` if it is not 32 bytes.
    pub fn sha256(hexadecimal: &str) -> Option<Self> {
        let digits = hexadecimal.trim().as_bytes();
        let digit = |digit: &u8| char::from(*digit).to_digit(16);
        let byte = |pair: &[u8]| match pair {
            [high, low] => u8::try_from(digit(high)? * 16 + digit(low)?).ok(),
            _ => None,
        };
        let bytes: Option<Vec<u8>> = digits.chunks(2).map(byte).collect();
        Some(Self(Kind::Sha256(bytes?.try_into().ok()?)))
    }
}

/// Computes the hash that the service has, if it has one.
pub(super) enum Hasher {
    QuickXor(QuickXorHash, [u8; 20]),
    Sha256(Box<Sha256>, [u8; 32]),
    None,
}

impl Hasher {
    pub(super) fn of(expected: Option<FileHash>) -> Self {
        match expected {
            Some(FileHash(Kind::QuickXor(expected))) => {
                Self::QuickXor(QuickXorHash::new(), expected)
            }
            Some(FileHash(Kind::Sha256(expected))) => Self::Sha256(Box::default(), expected),
            None => Self::None,
        }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::QuickXor(hash, _) => hash.update(bytes),
            Self::Sha256(hash, _) => hash.update(bytes),
            Self::None => {}
        }
    }

    /// How the bytes were verified; the name of the hash if they don't have it.
    pub(super) fn verify(&self) -> Result<Verification, &'static str> {
        let (is_same, verification, name) = match self {
            Self::QuickXor(hash, expected) => (
                hash.finish() == *expected,
                Verification::QuickXorHash,
                "quickXorHash",
            ),
            Self::Sha256(hash, expected) => (
                hash.as_ref().clone().finalize()[..] == expected[..],
                Verification::Sha256,
                "sha256Hash",
            ),
            Self::None => return Ok(Verification::NotAvailable),
        };
        if is_same { Ok(verification) } else { Err(name) }
    }
}

#[cfg(test)]
mod tests {
    use super::{FileHash, Hasher, Verification};
    use crate::Json;

    fn of(text: &str) -> Option<FileHash> {
        FileHash::from_model(&text.parse::<Json>().unwrap())
    }

    /// FIPS 180-2, appendix B.1.
    const ABC: &str = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";

    #[test]
    fn hashes_are_found_and_compared() {
        let both = format!(
            r#"{{"file":{{"hashes":{{"quickXorHash":"SgAAAAAAAAAAAAAAAQAAAAAAAAA=","SHA256Hash":"{ABC}"}}}}}}"#
        );
        let hash = of(&both);
        assert_eq!(hash, FileHash::sha256(&ABC.to_lowercase()));
        for odd in [r#"{"name":"\ud83d","#, r#"{"size":1e999,"FILE":null,"#] {
            assert_eq!(of(&both.replacen('{', odd, 1)), hash, "{odd}");
        }
        let mut hasher = Hasher::of(hash);
        hasher.update(b"ab");
        assert_eq!(hasher.verify(), Err("sha256Hash"));
        hasher.update(b"c");
        assert_eq!(hasher.verify(), Ok(Verification::Sha256));
        for none in [
            "{}",
            "[]",
            "null",
            r#"{"file":{}}"#,
            r#"{"hashes":{"sha256Hash":"","quickXorHash":""}}"#,
            r#"{"sha1Hash":"00","sha256Hash":"0","quickXorHash":"AA=="}"#,
            r#"{"sha256Hash":7}"#,
        ] {
            assert_eq!(of(none), None, "{none}");
        }
        assert_eq!(FileHash::sha256(&"+1".repeat(32)), None);
        assert_eq!(Hasher::of(None).verify(), Ok(Verification::NotAvailable));
    }
}
