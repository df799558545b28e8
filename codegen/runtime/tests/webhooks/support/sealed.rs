//! Resource data, encrypted as Graph does it.

use std::sync::LazyLock;

use aws_lc_rs::cipher::{AES_256, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::hmac;
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::rsa::{
    KeySize, OAEP_SHA1_MGF1SHA1, OaepAlgorithm, OaepPublicEncryptingKey, PrivateDecryptingKey,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

static CERTIFICATES: LazyLock<[PrivateDecryptingKey; 2]> =
    LazyLock::new(|| [(); 2].map(|()| PrivateDecryptingKey::generate(KeySize::Rsa2048).unwrap()));

/// The certificate of a subscription.
#[derive(Clone, Copy)]
pub(crate) struct Certificate(usize);

impl Certificate {
    pub(crate) fn first() -> Self {
        Self(0)
    }

    pub(crate) fn second() -> Self {
        Self(1)
    }

    /// The private key.
    pub(crate) fn pkcs8(self) -> Vec<u8> {
        let der: Pkcs8V1Der<'_> = CERTIFICATES[self.0].as_der().unwrap();
        der.as_ref().to_vec()
    }

    pub(crate) fn encrypt(self, algorithm: &'static OaepAlgorithm, text: &[u8]) -> Vec<u8> {
        let key = CERTIFICATES[self.0].public_key();
        let key = OaepPublicEncryptingKey::new(key).unwrap();
        let mut output = vec![0; key.ciphertext_size()];
        let length = key
            .encrypt(algorithm, text, &mut output, None)
            .unwrap()
            .len();
        output.truncate(length);
        output
    }
}

/// How data are sealed; each step can be wrong.
pub(crate) struct Seal {
    pub(crate) certificate: Certificate,
    pub(crate) algorithm: &'static OaepAlgorithm,
    pub(crate) key: Vec<u8>,
    /// The last block, given the number of missing bytes.
    pub(crate) padding: fn(usize) -> Vec<u8>,
    /// Changes the encrypted data before they are signed.
    pub(crate) before_signature: fn(&mut Vec<u8>),
    /// Changes them after that.
    pub(crate) after_signature: fn(&mut Vec<u8>),
}

impl Default for Seal {
    fn default() -> Self {
        Self {
            certificate: Certificate::first(),
            algorithm: &OAEP_SHA1_MGF1SHA1,
            key: (0..32).map(|byte| byte * 7 + 3).collect(),
            padding: pkcs7,
            before_signature: |_| {},
            after_signature: |_| {},
        }
    }
}

/// RFC 5652, section 6.3.
pub(crate) fn pkcs7(missing: usize) -> Vec<u8> {
    vec![u8::try_from(missing).unwrap(); missing]
}

/// `encryptedContent` for `text`.
pub(crate) fn sealed(text: &str) -> Value {
    sealed_with(text.as_bytes(), &Seal::default())
}

/// `encryptedContent` for `text`, sealed in an unusual or wrong way.
pub(crate) fn sealed_with(text: &[u8], seal: &Seal) -> Value {
    let mut data = text.to_vec();
    data.extend((seal.padding)(16 - text.len() % 16));
    let aes = &seal.key[..];
    if aes.len() == 32 {
        let key = UnboundCipherKey::new(&AES_256, aes).unwrap();
        let vector = FixedLength::<16>::try_from(&aes[..16]).unwrap();
        let key = EncryptingKey::cbc(key).unwrap();
        let context = EncryptionContext::Iv128(vector);
        key.less_safe_encrypt(&mut data, context).unwrap();
    }
    (seal.before_signature)(&mut data);
    let signature = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, aes), &data);
    (seal.after_signature)(&mut data);
    json!({
        "data": STANDARD.encode(&data),
        "dataSignature": STANDARD.encode(signature),
        "dataKey": STANDARD.encode(seal.certificate.encrypt(seal.algorithm, aes)),
        "encryptionCertificateId": "certificate-1",
        "encryptionCertificateThumbprint": "07293748CC064953A3052FB978C735FB89E61C3D",
    })
}
