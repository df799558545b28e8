//! Bytes, which JSON carries as base64.
//!
//! OData asks for the URL alphabet; Graph writes and takes the standard one. Both are read, padded or not, and what was
//! read is written unchanged. New values are written in the standard alphabet with padding.

use std::fmt;

use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_core::ser::Serializer;

use super::error::{Expected, Found};
use super::scalar::{Scalar, Token, scalars};

scalars! { Binary }

const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Bytes (`Edm.Binary`). `Debug` shows only their number.
#[derive(Clone, Default)]
pub struct Binary {
    bytes: Vec<u8>,
    /// The text as received, if the bytes would be written differently.
    came_as: Option<Box<str>>,
}

impl Binary {
    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Converts into the bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl<B: Into<Vec<u8>>> From<B> for Binary {
    fn from(bytes: B) -> Self {
        Self {
            bytes: bytes.into(),
            came_as: None,
        }
    }
}

impl AsRef<[u8]> for Binary {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl PartialEq for Binary {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Binary {}

impl fmt::Debug for Binary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Binary({} bytes)", self.bytes.len())
    }
}

impl Scalar for Binary {
    const EXPECTED: Expected = Expected("base64", "Edm.Binary");

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        match &self.came_as {
            Some(text) => output.serialize_str(text),
            None => output.serialize_str(&STANDARD.encode(&self.bytes)),
        }
    }

    fn from_text(text: &str) -> Token<Self> {
        match decode_base64(text) {
            Some(bytes) => {
                let as_written = STANDARD.encode(&bytes) == text;
                Token::Value(Self {
                    bytes,
                    came_as: (!as_written).then(|| text.into()),
                })
            }
            None => Token::Wrong(Found::OtherText),
        }
    }
}

/// The bytes of base64 in either alphabet, padded or not, with white space anywhere.
pub(crate) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .map(standard)
        .collect();
    TOLERANT.decode(letters).ok()
}

fn standard(letter: u8) -> u8 {
    match letter {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    }
}
