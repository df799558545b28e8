//! Decodes a metadata file: compressed or not, in UTF-8 or UTF-16. Other formats are rejected by name.

use super::text::{MAX_BYTES, Text};
use anyhow::{Context as _, Result, bail};
use flate2::read::MultiGzDecoder;
use std::io::Read as _;

/// The URL of a metadata file.
pub(crate) const URL: &str = "https://graph.microsoft.com/v1.0/$metadata";

/// Decodes a metadata file.
///
/// # Errors
/// If it is not text, or plainly not CSDL in XML.
pub(crate) fn text(name: String, bytes: Vec<u8>) -> Result<Text> {
    let cannot = || format!("cannot read {name}");
    let bytes = decompressed(bytes).with_context(cannot)?;
    if let Some(packed) = packed(&bytes) {
        bail!("cannot read {name}: it is {packed}; unpack it, and name the metadata file in it");
    }
    let text = match utf16(&bytes) {
        Some(text) => Text {
            text: text.with_context(cannot)?,
            name,
        },
        None => Text::new(name, bytes)?,
    };
    if let Some(other) = other(&text.text) {
        bail!(
            "cannot read {}: {other}; Graph's metadata is at {URL}, which can be given instead of a file",
            text.name
        );
    }
    Ok(text)
}

/// Decompresses gzip; other bytes stay as they are.
///
/// # Errors
/// If it is broken, or too large when it is decompressed.
pub(crate) fn decompressed(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if bytes.starts_with(b"\x1f\x8b") {
        return gunzip(&bytes);
    }
    Ok(bytes)
}

fn gunzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut plain = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(MAX_BYTES + 1)
        .read_to_end(&mut plain)
        .context("it is compressed by gzip, and broken; take another copy of it")?;
    if plain.len() as u64 > MAX_BYTES {
        bail!("it has more than {MAX_BYTES} bytes (256 MB) when it is decompressed");
    }
    Ok(plain)
}

/// Recognizes unsupported archives by their first bytes.
fn packed(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 4] = [
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\xfd7zXZ\0", "compressed by xz"),
        (b"\x28\xb5\x2f\xfd", "compressed by zstd"),
        (b"BZh", "compressed by bzip2"),
    ];
    let (_, kind) = kinds
        .into_iter()
        .find(|(magic, _)| bytes.starts_with(magic))?;
    Some(kind)
}

/// Decodes UTF-16, recognized by its byte order mark or by the zero beside the first `<`.
fn utf16(bytes: &[u8]) -> Option<Result<String>> {
    let (bytes, is_little) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, true),
        [0xfe, 0xff, rest @ ..] => (rest, false),
        [b'<', 0, ..] => (bytes, true),
        [0, b'<', ..] => (bytes, false),
        _ => return None,
    };
    let unit = if is_little {
        u16::from_le_bytes
    } else {
        u16::from_be_bytes
    };
    let pairs = bytes.chunks(2);
    let units: Option<Vec<u16>> = pairs.map(|pair| pair.try_into().ok().map(unit)).collect();
    let text = units.and_then(|units| String::from_utf16(&units).ok());
    Some(text.context("it starts as UTF-16, but is not valid UTF-16; take another copy of it"))
}

/// Recognizes text that is plainly not CSDL in XML.
fn other(text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    let head: String = start.chars().take(1000).collect::<String>().to_lowercase();
    if start.is_empty() {
        return Some("it is empty");
    }
    if head.contains("<html") || head.contains("<!doctype html") {
        return Some("it is a web page (HTML), perhaps a sign-in page, and not CSDL");
    }
    if start.starts_with(['{', '[']) {
        return Some(json(&head));
    }
    if head.starts_with("version https://git-lfs") {
        return Some("it is a pointer of Git LFS; fetch the file with `git lfs pull`");
    }
    let is_openapi = |line: &str| line.starts_with("openapi:") || line.starts_with("swagger:");
    head.lines()
        .any(is_openapi)
        .then_some("it is an OpenAPI description, not CSDL")
}

/// Classifies JSON by its lower-case head.
fn json(head: &str) -> &'static str {
    let has = |key: &str| head.contains(&format!("\"{key}\""));
    if has("$version") || has("$entitycontainer") {
        "it is CSDL in JSON; only CSDL in XML is read"
    } else if has("openapi") || has("swagger") {
        "it is an OpenAPI description, not CSDL"
    } else if has("error") {
        "it is an error response of a service, not CSDL"
    } else if has("@odata.context") {
        "it is a response of the service (JSON), not CSDL; its metadata is at `$metadata`"
    } else {
        "it is JSON, not CSDL"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write as _;

    fn read(bytes: &[u8]) -> Result<String> {
        text("a".to_owned(), bytes.to_vec()).map(|text| text.text)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_encoding_is_read() {
        let units = |mark: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let text = format!("{mark}<ä/>");
            text.encode_utf16().flat_map(bytes).collect()
        };
        let utf8 = "<ä/>".as_bytes().to_vec();
        let encoded = [
            utf8.clone(),
            ["\u{feff}".as_bytes(), &utf8].concat(),
            units("\u{feff}", u16::to_le_bytes),
            units("\u{feff}", u16::to_be_bytes),
            units("", u16::to_le_bytes),
            units("", u16::to_be_bytes),
            gzip(&utf8),
            [gzip(&utf8[..2]), gzip(&utf8[2..])].concat(),
            gzip(&units("\u{feff}", u16::to_le_bytes)),
        ];
        for bytes in encoded {
            assert_eq!(read(&bytes).unwrap(), "<ä/>", "{bytes:x?}");
        }
    }

    #[test]
    fn other_formats_are_rejected_by_name() {
        let table: [(&[u8], &str); 15] = [
            (b"", "it is empty"),
            (b" \n", "it is empty"),
            (b"<!DOCTYPE html><html>", "a web page"),
            (b"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", "a web page"),
            (b"{\"$Version\": \"4.01\"}", "CSDL in JSON"),
            (b"{\"openapi\": \"3.0.4\"}", "an OpenAPI description"),
            (b"# made by x\nopenapi: 3.0.4\n", "an OpenAPI description"),
            (b"swagger: '2.0'\n", "an OpenAPI description"),
            (b"{\"error\": {\"code\": \"x\"}}", "an error"),
            (
                b"{\"@odata.context\": \"x\", \"value\": []}",
                "a response of the service",
            ),
            (b"[]", "it is JSON"),
            (b"PK\x03\x04 and more", "a ZIP archive"),
            (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
            (b"\x1f\x8b broken", "compressed by gzip, and broken"),
            (b"\xff\xfe<\0\0", "UTF-16"),
        ];
        for (bytes, expected) in table {
            let error = format!("{:#}", read(bytes).unwrap_err());
            assert!(error.contains(expected), "{expected}: {error}");
        }
    }
}
