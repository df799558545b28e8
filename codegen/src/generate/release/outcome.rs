//! The outcomes: the first release, the next one, and what has changed since the last one.

use super::changelog::{entry, only_entries};
use super::refused::problem;
use crate::interface::report::lists;
use crate::interface::{Change, Record, Step, Summary, Version};
use graph_csdl::config::{Config, Spanned};
use graph_csdl::problem::{Input, Problems};

/// What is declared about a crate that is or was released.
pub(super) struct Declared<'d> {
    pub(super) config: &'d Config,
    /// The version that `slice.toml` declares as released.
    pub(super) released: &'d Spanned<String>,
    /// The file that the facts are taken from.
    pub(super) facts: Option<&'d str>,
    /// The entries of the changelog so far.
    pub(super) entries: &'d str,
}

/// A decision about a crate that is or was released.
pub(super) struct Outcome {
    pub(super) version: String,
    pub(super) record: Record,
    pub(super) entries: String,
    /// The entry of the next version, if anything has changed.
    pub(super) next: Option<String>,
    pub(super) changes: Vec<Change>,
}

/// The first release: its version is that of `slice.toml`.
pub(super) fn first(declared: &Declared<'_>, now: Record) -> Result<Outcome, Problems> {
    let Declared {
        config,
        released,
        facts,
        ..
    } = *declared;
    let right = config.version.clone();
    let right = right.unwrap_or_else(|| Version::FIRST.to_string());
    if released.value != right {
        let what = format!(
            "the first version of the crate is {right}, and not {}",
            released.value
        );
        let fix = format!("write `released = \"{right}\"` when it is published");
        return Err(problem(Input::Config, Some(released), what, fix));
    }
    let entries = entry(&right, facts, "The first version.\n");
    Ok(Outcome {
        version: right,
        record: now,
        entries,
        next: None,
        changes: Vec::new(),
    })
}

/// The next release is declared: what is generated now is the record from here on.
pub(super) fn next_release(
    declared: &Declared<'_>,
    record: &Record,
    now: Record,
) -> Result<Outcome, Problems> {
    let Declared {
        config,
        released,
        facts,
        entries,
    } = *declared;
    let changes = record.changes(&now);
    let right = right(config, record.version, &changes)?;
    if right.to_string() != released.value {
        let what = format!(
            "version {} is declared as released, but {right} is right after {}: {}",
            released.value,
            record.version,
            reason(&changes)
        );
        let fix = format!("write `released = \"{right}\"` when it is published");
        return Err(problem(Input::Config, Some(released), what, fix));
    }
    let text = lists(&changes, "###");
    let new = entry(&released.value, facts, text.trim_start());
    Ok(Outcome {
        version: released.value.clone(),
        record: now,
        entries: format!("{new}\n{}", only_entries(entries)),
        next: None,
        changes: Vec::new(),
    })
}

/// Nothing is released since the record: the changes so far make the next version.
pub(super) fn since(
    declared: &Declared<'_>,
    record: Record,
    now: &Record,
) -> Result<Outcome, Problems> {
    let changes = record.changes(now);
    let version = right(declared.config, record.version, &changes)?;
    let text = lists(&changes, "###");
    let next = (version != record.version)
        .then(|| format!("## {version} (not released)\n\n{}", text.trim_start()));
    Ok(Outcome {
        version: version.to_string(),
        entries: only_entries(declared.entries).to_owned(),
        record,
        next,
        changes,
    })
}

/// The right version after these changes: that of `slice.toml`, if it is high enough.
fn right(config: &Config, before: Version, changes: &[Change]) -> Result<Version, Problems> {
    let right = before.after(Step::of(changes));
    let Some(given) = &config.version else {
        return Ok(right);
    };
    match given.parse::<Version>() {
        Ok(given) if given >= right => Ok(given),
        _ => Err(problem(
            Input::Config,
            None,
            format!(
                "`version` is {given}, but {right} is right after {before}: {}",
                reason(changes)
            ),
            format!("remove `version`, or write `version = \"{right}\"` or a higher one"),
        )),
    }
}

/// The numbers of changes, and the first that counts most.
pub(super) fn reason(changes: &[Change]) -> String {
    let summary = Summary::of(changes).text();
    match changes.iter().min_by_key(|change| change.effect()) {
        Some(first) => format!("{summary}; {} {}", first.kind, first.path),
        None => summary,
    }
}
