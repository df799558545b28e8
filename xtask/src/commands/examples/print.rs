//! The output of `examples`.

use super::{Args, Format};
use crate::checker::{Checked, ledger_name};
use crate::console::{self, note};
use crate::input::pages::Pages;
use crate::workspace::Workspace;
use anyhow::Result;
use graph_reference::mutate::Outcome;
use graph_reference::report;
use std::path::{Component, Path, PathBuf};

/// Prints the findings; results of mutation are printed to standard error if the format has no place for them.
///
/// # Errors
/// If it cannot be printed.
pub(super) fn print(
    args: &Args,
    workspace: &Workspace,
    pages: &Pages,
    checked: &Checked,
    outcome: Option<&Outcome>,
) -> Result<()> {
    let Checked { report, verdict } = checked;
    let verdict = verdict.as_ref();
    let mutants = outcome.map(report::noticed);
    let text = match args.format {
        Format::Text => {
            let file = |page: &str| shown(&pages.file(page), workspace);
            let how_to_fix = args
                .slice
                .as_deref()
                .filter(|_| !checked.is_unchanged())
                .map(how_to_fix);
            let more = [how_to_fix, mutants]
                .into_iter()
                .flatten()
                .collect::<String>();
            return console::print(&(report::text(report, verdict, file) + &more));
        }
        Format::Json => report::json(report),
        Format::Sarif => report::sarif(report, verdict, |page| {
            location(args, page, pages, workspace)
        }),
    };
    console::print(&text)?;
    if let Some(mutants) = mutants {
        note(mutants.trim_end());
    }
    Ok(())
}

/// How to fix a finding of a slice.
pub(in crate::commands) fn how_to_fix(slice: &str) -> String {
    let ledger = ledger_name(slice);
    format!(
        "to fix a new one: correct the page or the metadata, or accept it in {ledger} with a [[finding]] of page,\n\
         line, path, kind and reason; to fix one that is gone: remove its [[finding]] from {ledger}\n"
    )
}

/// The path of a file as given, or relative to the root of the workspace.
fn shown(path: &Path, workspace: &Workspace) -> String {
    let path = path.strip_prefix(&workspace.root).unwrap_or(path);
    path.display().to_string()
}

/// The path of a page relative to the root of the workspace, for code reviews. Findings without a page are on the metadata.
fn location(args: &Args, page: &str, pages: &Pages, workspace: &Workspace) -> String {
    let file = match (page, &args.slice, &args.metadata) {
        ("", Some(slice), _) => workspace
            .root
            .join("metadata")
            .join(slice)
            .join("schema.csdl"),
        ("", None, Some(metadata)) => metadata.clone(),
        _ => pages.file(page),
    };
    from(&workspace.root, &file)
        .display()
        .to_string()
        .replace('\\', "/")
}

/// The relative path from a folder to a file.
fn from(folder: &Path, file: &Path) -> PathBuf {
    let (Ok(folder), Ok(whole)) = (folder.canonicalize(), file.canonicalize()) else {
        return file.to_owned();
    };
    let common = folder
        .components()
        .zip(whole.components())
        .take_while(|(one, other)| one == other)
        .count();
    let up = folder
        .components()
        .skip(common)
        .map(|_| Component::ParentDir);
    up.chain(whole.components().skip(common)).collect()
}
