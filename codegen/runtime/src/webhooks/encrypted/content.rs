//! Decryption of resource data.

use aws_lc_rs::cipher::{AES_256, DecryptionContext, PaddedBlockDecryptingKey, UnboundCipherKey};
use aws_lc_rs::hmac;
use aws_lc_rs::iv::FixedLength;

use super::{DecryptionError, DecryptionKey};
use crate::model::decode_base64;
use crate::webhooks::EncryptedContent;

/// The bytes of a block of AES, and of the initialization vector.
const BLOCK: usize = 16;

/// The private keys of the certificates of all subscriptions, by the ids of the certificates.
#[derive(Clone, Debug, Default)]
pub struct DecryptionKeys(Vec<(String, DecryptionKey)>);

impl DecryptionKeys {
    /// No keys.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the key for the certificate with this id. Several keys may have the same id, while a certificate is renewed.
    #[must_use]
    pub fn with_key(mut self, certificate_id: &str, key: DecryptionKey) -> Self {
        self.0.push((certificate_id.to_owned(), key));
        self
    }

    /// Whether there are no keys.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Decrypts resource data, and returns the JSON of the resource. The steps are those of [the documentation of
    /// Graph](https://learn.microsoft.com/graph/change-notifications-with-resource-data#decrypting-resource-data-from-change-notifications):
    ///
    /// 1. `dataKey` is decrypted with the private key: RSA-OAEP with SHA-1. It is a key of 32 bytes.
    /// 2. `dataSignature` is compared with the HMAC-SHA256 of the encrypted data. If they differ, nothing is decrypted.
    /// 3. `data` is decrypted: AES-256-CBC with PKCS #7 padding. The initialization vector is the first half of the key.
    ///
    /// # Errors
    /// If there is no key for the certificate, or the content is incomplete or was changed.
    pub fn decrypt(&self, content: &EncryptedContent) -> Result<String, DecryptionError> {
        let data = bytes(&content.data, "data")?;
        let signature = bytes(&content.data_signature, "dataSignature")?;
        let data_key = bytes(&content.data_key, "dataKey")?;
        let key = self.data_key(content, &data_key)?;
        let signing = hmac::Key::new(hmac::HMAC_SHA256, &key);
        hmac::verify(&signing, &data, &signature).map_err(|_| DecryptionError::Signature)?;
        String::from_utf8(decrypted(&key, data)?).map_err(|_| DecryptionError::NotUtf8)
    }

    /// Decrypts the symmetric key.
    fn data_key(
        &self,
        content: &EncryptedContent,
        data_key: &[u8],
    ) -> Result<[u8; 2 * BLOCK], DecryptionError> {
        const ID: &str = "encryptionCertificateId";
        let id = content.encryption_certificate_id.as_ref();
        let id = id.ok_or(DecryptionError::Missing(ID))?;
        let mut keys = self.0.iter().filter(|(known, _)| known == id).peekable();
        if keys.peek().is_none() {
            return Err(DecryptionError::UnknownCertificate);
        }
        let key = keys.find_map(|(_, key)| key.decrypt(data_key));
        let key = key.ok_or(DecryptionError::DataKey)?;
        key.try_into().map_err(|_| DecryptionError::KeyLength)
    }
}

/// The bytes of a property.
fn bytes(text: &Option<String>, name: &'static str) -> Result<Vec<u8>, DecryptionError> {
    let text = text.as_ref().ok_or(DecryptionError::Missing(name))?;
    decode_base64(text).ok_or(DecryptionError::NotBase64(name))
}

/// Decrypts data with a symmetric key.
fn decrypted(key: &[u8; 2 * BLOCK], mut data: Vec<u8>) -> Result<Vec<u8>, DecryptionError> {
    if data.is_empty() || !data.len().is_multiple_of(BLOCK) {
        return Err(DecryptionError::DataLength);
    }
    let vector = FixedLength::<BLOCK>::try_from(&key[..BLOCK]);
    let vector = vector.map_err(|_| DecryptionError::KeyLength)?;
    let key = UnboundCipherKey::new(&AES_256, key).and_then(PaddedBlockDecryptingKey::cbc_pkcs7);
    let key = key.map_err(|_| DecryptionError::KeyLength)?;
    let text = key.decrypt(&mut data, DecryptionContext::Iv128(vector));
    let length = text.map_err(|_| DecryptionError::Padding)?.len();
    data.truncate(length);
    Ok(data)
}
