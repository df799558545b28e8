//! Why resource data can't be decrypted.

use std::fmt;

/// Why resource data can't be decrypted. It contains no key and no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecryptionError {
    /// This property is missing.
    Missing(&'static str),
    /// This property is not base64.
    NotBase64(&'static str),
    /// There is no key for the certificate with this id. A new certificate may have to be added to this receiver, or the
    /// subscription still uses one that was removed.
    UnknownCertificate,
    /// The symmetric key can't be decrypted with the private key: the certificate of the subscription is another one.
    DataKey,
    /// The symmetric key does not have 32 bytes.
    KeyLength,
    /// The signature does not match the data: they were changed, or signed with another key. Nothing was decrypted.
    Signature,
    /// The encrypted data is no multiple of 16 bytes.
    DataLength,
    /// The decrypted data does not end as it should.
    Padding,
    /// The decrypted data is not UTF-8.
    NotUtf8,
}

impl fmt::Display for DecryptionError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Missing(name) => return write!(out, "the encrypted content has no `{name}`"),
            Self::NotBase64(name) => {
                return write!(out, "`{name}` of the encrypted content is not base64");
            }
            Self::UnknownCertificate => {
                "there is no key for the certificate of the encrypted content"
            }
            Self::DataKey => {
                "the data key can't be decrypted: it is for another certificate than that of the key"
            }
            Self::KeyLength => "the data key does not have 32 bytes",
            Self::Signature => "the signature does not match the encrypted data",
            Self::DataLength => "the encrypted data is not a multiple of 16 bytes",
            Self::Padding => "the padding of the decrypted data is wrong",
            Self::NotUtf8 => "the decrypted data is not UTF-8",
        })
    }
}

impl std::error::Error for DecryptionError {}
