//! A file as text: of limited size, UTF-8, and with its name in messages.

use anyhow::{Result, bail};
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

/// Larger files are refused before they are read; no metadata file is nearly as large.
pub(crate) const MAX_BYTES: u64 = graph_csdl::schema::MAX_BYTES as u64;

/// A text and its name.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// As the user gave it, or relative to the root of the workspace.
    pub(crate) name: String,
    /// The content.
    pub(crate) text: String,
}

impl Text {
    /// UTF-8, with or without a byte order mark.
    ///
    /// # Errors
    /// If it is not UTF-8.
    pub(crate) fn new(name: String, bytes: Vec<u8>) -> Result<Self> {
        let mut text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let place = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..place]
                    .iter()
                    .filter(|byte| **byte == b'\n')
                    .count()
                    + 1;
                bail!("{name}:{line}: the file is not UTF-8 (byte {place}); convert it to UTF-8");
            }
        };
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Ok(Self { name, text })
    }

    /// As [`new`](Self::new), with `\n` line endings, so that every machine's copy reads the same.
    pub(crate) fn toml(name: String, bytes: Vec<u8>) -> Result<Self> {
        let Self { name, text } = Self::new(name, bytes)?;
        Ok(Self {
            name,
            text: text.replace("\r\n", "\n"),
        })
    }
}

/// The bytes of a file, if it exists. The size is checked before reading.
///
/// # Errors
/// If it is too large, not a file, or cannot be read.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    refuse_url(path)?;
    let metadata = match path.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        metadata => metadata?,
    };
    if metadata.is_dir() {
        bail!("it is a folder; name the file in it");
    }
    let too_large = |bytes: u64| {
        format!("it has {bytes} bytes or more, and at most {MAX_BYTES} (256 MB) are read")
    };
    if metadata.len() > MAX_BYTES {
        bail!(too_large(metadata.len()));
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        bail!(too_large(MAX_BYTES + 1));
    }
    Ok(Some(bytes))
}

/// Rejects URLs: only metadata is downloaded.
///
/// # Errors
/// If the path is a URL, with the command that fetches it.
pub(crate) fn refuse_url(path: &Path) -> Result<()> {
    let url = path.to_string_lossy();
    let Some((scheme, rest)) = url.split_once("://") else {
        return Ok(());
    };
    if scheme.eq_ignore_ascii_case("file") {
        bail!("it is a URL; write the path alone");
    }
    if path.exists() || !["http", "https"].contains(&&*scheme.to_ascii_lowercase()) {
        return Ok(());
    }
    let mut segments = rest.split(['?', '#']).next().unwrap_or(rest).rsplit('/');
    let name = match segments.next() {
        Some("$metadata") => segments.next().map(|version| format!("{version}.csdl")),
        Some(name) if name.contains('.') => Some(name.to_owned()),
        _ => None,
    };
    let name = name.unwrap_or_else(|| "FILE".to_owned());
    bail!("it is a URL, and only files are read; fetch it first: curl -fo {name} '{url}'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf8_and_its_mark_is_no_part_of_it() {
        let text = |bytes: &[u8]| Text::new("a".to_owned(), bytes.to_vec());
        assert_eq!(text(b"\xef\xbb\xbf<a/>").unwrap().text, "<a/>");
        assert_eq!(text(b"<a>\r\n</a>").unwrap().text, "<a>\r\n</a>");
        let error = text(b"<a>\n\xff</a>").unwrap_err().to_string();
        assert_eq!(
            error,
            "a:2: the file is not UTF-8 (byte 4); convert it to UTF-8"
        );
        assert_eq!(
            Text::toml("a".to_owned(), b"a = 1\r\n".to_vec())
                .unwrap()
                .text,
            "a = 1\n"
        );
    }

    #[test]
    fn a_url_is_rejected_with_the_command_that_fetches_it() {
        let table = [
            (
                "https://graph.microsoft.com/beta/$metadata",
                "curl -fo beta.csdl 'https://graph.microsoft.com/beta/$metadata'",
            ),
            (
                "HTTPS://x/y/v1.0.csdl?raw=1",
                "curl -fo v1.0.csdl 'HTTPS://x/y/v1.0.csdl?raw=1'",
            ),
            ("https://x/y", "curl -fo FILE 'https://x/y'"),
            ("file:///x/y.csdl", "write the path alone"),
        ];
        for (url, expected) in table {
            let error = read(Path::new(url)).unwrap_err().to_string();
            assert!(error.contains(expected), "{url}: {error}");
        }
        assert!(read(Path::new("no/such.csdl")).unwrap().is_none());
    }
}
