//! The published file that the facts of a slice come from.

use graph_csdl::config::Source;
use sha2::{Digest as _, Sha256};

/// Describes a published metadata file. The folder is left out: it may be private.
/// The date is the one in the name, as in `beta-Prod-2026-07-31.csdl`, if it has one.
pub(crate) fn origin(file: String, sha256: String, bytes: usize) -> Source {
    Source {
        date: date_in(&file),
        file: Some(file),
        sha256: Some(sha256),
        bytes: u64::try_from(bytes).ok(),
        ..Source::default()
    }
}

/// SHA-256, in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The first `2026-07-31` in a name.
fn date_in(name: &str) -> Option<String> {
    let bytes = name.as_bytes();
    let is_date = |start: usize| {
        let digits_around = [start.checked_sub(1), Some(start + 10)];
        let alone = digits_around
            .into_iter()
            .flatten()
            .all(|at| !bytes.get(at).is_some_and(u8::is_ascii_digit));
        let shape = bytes[start..start + 10].iter().enumerate();
        alone
            && shape.into_iter().all(|(at, byte)| {
                if at == 4 || at == 7 {
                    *byte == b'-'
                } else {
                    byte.is_ascii_digit()
                }
            })
    };
    let in_year = |date: &&str| {
        let number = |range: std::ops::Range<usize>| date[range].parse().unwrap_or(0);
        (1..=12).contains(&number(5..7)) && (1..=31).contains(&number(8..10))
    };
    let starts = 0..(bytes.len() + 1).saturating_sub(10);
    starts
        .filter(|start| is_date(*start))
        .filter_map(|start| name.get(start..start + 10))
        .find(in_year)
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_in_the_name() {
        let table = [
            (
                "beta-Prod-2026-07-31.synchronization.csdl",
                Some("2026-07-31"),
            ),
            ("2026-07-31", Some("2026-07-31")),
            ("v1.0-2026-13-01-2021-07-20.csdl", Some("2021-07-20")),
            ("a12026-07-31.csdl", None),
            ("2026-07-311.csdl", None),
            ("ä-2026-07-31", Some("2026-07-31")),
            ("metadata.csdl", None),
            ("", None),
        ];
        for (name, date) in table {
            assert_eq!(date_in(name).as_deref(), date, "{name}");
        }
    }

    #[test]
    fn a_name_is_quoted() {
        let source = origin("a\"b\n2026-07-31".to_owned(), "00".to_owned(), 3);
        let text = graph_csdl::config::write_source(&source, "x");
        assert_eq!(graph_csdl::config::read_source(&text), Ok(source), "{text}");
    }
}
