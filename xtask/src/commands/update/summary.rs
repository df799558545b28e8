//! The summary of an update, in Markdown.

use super::slice::Updated;
use crate::input::Inputs;
use crate::input::selection::Selection;
use crate::workspace::Workspace;
use anyhow::Result;
use graph_codegen::Resolved;
use graph_codegen::interface::compare;
use graph_codegen::interface::report::{self, Pair};
use std::fmt::Write as _;

/// The summary: for each slice what changed for users, what must be written, and what was removed.
///
/// # Errors
/// If an input cannot be read.
pub(super) fn markdown(before: &Workspace, now: &Workspace, updated: &[Updated]) -> Result<String> {
    let mut out = String::new();
    for one in updated {
        let _ = writeln!(out, "# {}\n\nMetadata: {}\n", one.slice, public(&one.file));
        if let Some(pair) = changes(before, now, &one.slice)? {
            let _ = writeln!(out, "{}", deeper(&report::markdown(&pair)).trim_end());
            out.push('\n');
        }
        let keys = one.undescribed.iter().map(|key| format!("`{key}`"));
        block(&mut out, "To be described in docs.toml", keys);
        let removed = one
            .removed
            .iter()
            .map(|(file, what)| format!("{file}: {what}"));
        block(&mut out, "Removed", removed);
        block(
            &mut out,
            "Moved here from the slice that it inherits from",
            one.moved.iter().cloned(),
        );
        block(
            &mut out,
            "New findings in pages",
            one.findings.iter().cloned(),
        );
        block(
            &mut out,
            "New properties that look like secrets",
            one.suspects.iter().cloned(),
        );
        let facts = one.facts.iter().map(|fact| format!("`{fact}`"));
        block(&mut out, "Facts", facts);
    }
    Ok(format!("{}\n", out.trim_end()))
}

/// A URL, or the name of a file without its folders, which mean nothing to the readers of a pull request.
fn public(file: &str) -> &str {
    match file.contains("://") {
        true => file,
        false => file.rsplit(['/', '\\']).next().unwrap_or(file),
    }
}

/// The changes for users; none if the slice has no earlier facts.
fn changes(before: &Workspace, now: &Workspace, slice: &str) -> Result<Option<Pair>> {
    let read = |workspace| {
        let inputs = Inputs::of_slice(workspace, slice, None).ok()?;
        Resolved::read(&inputs.texts(&Selection::default())).ok()
    };
    let (Some(old), Some(new)) = (read(before), read(now)) else {
        return Ok(None);
    };
    let Ok([old, new]) = Resolved::interfaces(&old, &new) else {
        return Ok(None);
    };
    Ok(Some(Pair {
        old: format!("{slice} before"),
        new: format!("{slice} now"),
        changes: compare(&old.interface, &new.interface),
    }))
}

/// The headings one level deeper, below that of the slice.
fn deeper(text: &str) -> String {
    let line = |line: &str| match line.starts_with('#') {
        true => format!("#{line}\n"),
        false => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// A heading and a list; nothing if the list is empty.
fn block(out: &mut String, heading: &str, lines: impl ExactSizeIterator<Item = String>) {
    if lines.len() == 0 {
        return;
    }
    let _ = writeln!(out, "## {heading} ({})\n", lines.len());
    for line in lines {
        let _ = writeln!(out, "* {}", line.trim().replace('\n', "\n  "));
    }
    out.push('\n');
}
