//! Private keys.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::rsa::{OAEP_SHA1_MGF1SHA1, OaepPrivateDecryptingKey, PrivateDecryptingKey};

use crate::model::decode_base64;
use crate::{Error, ErrorKind};

/// The private key of a certificate, of 2048 bits or more. `Debug` prints its size only.
#[derive(Clone)]
pub struct DecryptionKey(Arc<OaepPrivateDecryptingKey>);

impl DecryptionKey {
    /// Reads a PEM text with the block `PRIVATE KEY` (PKCS #8, RFC 7468, section 10). Other blocks, such as certificates, are
    /// skipped.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] if there is no such block, or if it is no RSA key of a supported size. The error contains
    /// nothing of the text.
    pub fn from_pem(text: &str) -> Result<Self, Error> {
        const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
        const END: &str = "-----END PRIVATE KEY-----";
        let block = text
            .split_once(BEGIN)
            .and_then(|(_, rest)| rest.split_once(END));
        let Some((block, _)) = block else {
            return Err(refusal(
                "the PEM text has no block `PRIVATE KEY`; `openssl pkcs8 -topk8 -nocrypt` converts other keys",
            ));
        };
        let der = decode_base64(block);
        let der = der.ok_or_else(|| refusal("the block `PRIVATE KEY` is not base64"))?;
        Self::from_pkcs8(&der)
    }

    /// Reads the DER form of PKCS #8 (RFC 5208).
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] if it is no RSA key of 2048 to 8192 bits.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, Error> {
        let key = PrivateDecryptingKey::from_pkcs8(der).map_err(|_| {
            refusal("the key is no RSA key of 2048 to 8192 bits in the form PKCS #8")
        })?;
        let key = OaepPrivateDecryptingKey::new(key)
            .map_err(|_| refusal("the key can't be used for RSA-OAEP"))?;
        Ok(Self(Arc::new(key)))
    }

    /// Decrypts with RSA-OAEP, SHA-1 and MGF1 with SHA-1 (RFC 8017, section 7.1.2).
    pub(super) fn decrypt(&self, text: &[u8]) -> Option<Vec<u8>> {
        let mut output = vec![0; self.0.min_output_size()];
        let length = self
            .0
            .decrypt(&OAEP_SHA1_MGF1SHA1, text, &mut output, None)
            .ok()?
            .len();
        output.truncate(length);
        Some(output)
    }
}

fn refusal(text: &str) -> Error {
    Error::new(ErrorKind::Configuration, text)
}

impl fmt::Debug for DecryptionKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "DecryptionKey({} bits)", self.0.key_size_bits())
    }
}
