//! The changelog of a crate.

use std::fmt::Write as _;

/// The entry of a release. `facts` is the file that they are taken from.
pub(super) fn entry(version: &str, facts: Option<&str>, text: &str) -> String {
    let mut out = format!("## {version}\n\n");
    if let Some(file) = facts {
        let _ = writeln!(out, "Metadata: `{file}`.\n");
    }
    out.push_str(text);
    out
}

/// The entries without what is above the first of them.
pub(super) fn only_entries(text: &str) -> &str {
    match text.starts_with("## ") {
        true => text,
        false => text.find("\n## ").map_or("", |start| &text[start + 1..]),
    }
}

/// `CHANGELOG.md`: the next version, if anything has changed, and those that are released.
pub(super) fn changelog(name: &str, next: Option<&str>, entries: &str) -> String {
    let mut out = format!(
        "# Changes of `{name}`\n\nVersions are `0.MINOR.PATCH`: a change that breaks code raises MINOR, any other PATCH. Paths are those of Rust, from the root of the crate.\n"
    );
    for text in next
        .into_iter()
        .chain(Some(entries))
        .filter(|text| !text.is_empty())
    {
        let _ = write!(out, "\n{text}");
    }
    out
}
