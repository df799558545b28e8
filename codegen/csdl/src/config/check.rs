//! What is allowed where a file names a crate, a version, an API or something in Rust.

use super::Spanned;
use super::crate_name::{BadName, check_crate_name};
use super::table::{Entry, Reader, Table};

pub(super) fn crate_name(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Option<String> {
    let name = reader.text(table, entry)?;
    if let Err(BadName { what, fix }) = check_crate_name(&name.value) {
        reader.report(&table.called, name.at, what, fix);
    }
    Some(name.value)
}

pub(super) fn version(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Option<String> {
    let version = reader.text(table, entry)?;
    if !is_semver(&version.value) {
        let what = format!("{:?} is not a semantic version", version.value);
        reader.report(
            &table.called,
            version.at,
            what,
            "write it as 1.2.3 or 1.2.3-beta.1",
        );
    }
    Some(version.value)
}

/// The last released version: `0.MINOR.PATCH`, which is what versions are computed for.
pub(super) fn released(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Option<Spanned<String>> {
    let version = reader.text(table, entry)?;
    let is_plain = !version.value.contains(['-', '+']) && version.value.starts_with("0.");
    if !is_plain || !is_semver(&version.value) {
        let what = format!("{:?} is not a version 0.MINOR.PATCH", version.value);
        let fix = "write the version that is released, such as 0.1.0";
        reader.report(&table.called, version.at, what, fix);
    }
    Some(version)
}

/// [What crates.io takes](https://doc.rust-lang.org/cargo/reference/manifest.html#the-keywords-field).
pub(super) fn keywords(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Vec<String> {
    let keywords = reader.texts(table, entry);
    let is_legal = |word: &str| {
        word.len() <= 20
            && word.starts_with(|c: char| c.is_ascii_alphanumeric())
            && word
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_+".contains(&b))
    };
    for (index, keyword) in keywords.iter().enumerate() {
        if index >= 5 {
            let what = format!("{:?} is the keyword after the fifth", keyword.value);
            reader.report(&table.called, keyword.at, what, "keep five");
        } else if !is_legal(&keyword.value) {
            let what = format!("{:?} is no keyword", keyword.value);
            let fix =
                "write at most 20 ASCII letters, digits, `-`, `_` or `+`, a letter or digit first";
            reader.report(&table.called, keyword.at, what, fix);
        }
    }
    keywords.into_iter().map(|word| word.value).collect()
}

pub(super) fn repository(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Option<String> {
    let url = reader.text(table, entry)?;
    if !url.value.starts_with("https://") {
        let what = format!("{:?} is no https URL", url.value);
        reader.report(&table.called, url.at, what, "write it as https://…");
    }
    Some(url.value)
}

/// [Semantic Versioning 2.0.0](https://semver.org/spec/v2.0.0.html).
fn is_semver(version: &str) -> bool {
    let (rest, build) = match version.split_once('+') {
        Some((rest, build)) => (rest, Some(build)),
        None => (version, None),
    };
    let (core, pre) = match rest.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (rest, None),
    };
    let is_number = |part: &str| {
        part.parse::<u64>()
            .is_ok_and(|number| number.to_string() == part)
    };
    let is_word = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let is_pre = |part: &str| {
        is_word(part) && (is_number(part) || !part.bytes().all(|b| b.is_ascii_digit()))
    };
    core.split('.').count() == 3
        && core.split('.').all(is_number)
        && pre.is_none_or(|pre| pre.split('.').all(is_pre))
        && build.is_none_or(|build| build.split('.').all(is_word))
}

pub(super) fn api(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Option<String> {
    let api = reader.text(table, entry)?;
    if !matches!(&*api.value, "beta" | "v1.0") {
        let what = format!("{:?} is not a version of Graph", api.value);
        reader.report(&table.called, api.at, what, "write beta or v1.0");
    }
    Some(api.value)
}

/// Whether every item must be described.
pub(super) fn docs(reader: &mut Reader, table: &Table<'_>, entry: Option<Entry<'_>>) -> bool {
    let Some(docs) = reader.text(table, entry) else {
        return false;
    };
    if !matches!(&*docs.value, "required" | "derived") {
        let what = format!("docs are neither required nor derived but {:?}", docs.value);
        reader.report(&table.called, docs.at, what, "write required or derived");
    }
    docs.value == "required"
}

/// The last part of the address of a reference page.
pub(super) fn page(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Option<String> {
    let page = reader.text(table, entry)?;
    if !page
        .value
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    {
        let what = format!("{:?} is not the name of a page", page.value);
        let fix =
            "write the last part of its address, as in synchronization-synchronizationjob-get";
        reader.report(&table.called, page.at, what, fix);
    }
    Some(page.value)
}
