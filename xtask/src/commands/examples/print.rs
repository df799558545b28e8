//! What `examples` prints.

use super::{Args, Format};
use crate::console::{self, say};
use crate::documented::{Checked, ledger_name};
use crate::pages::Pages;
use crate::workspace::Workspace;
use anyhow::Result;
use graph_reference::mutate::Outcome;
use graph_reference::report;
use std::path::{Component, Path, PathBuf};

/// Prints the findings; what mutants show goes beside them where it has no place in them.
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
            let settle = args
                .slice
                .as_deref()
                .filter(|_| !checked.is_settled())
                .map(settle);
            let more = [settle, mutants].into_iter().flatten().collect::<String>();
            return console::print(&(report::text(report, verdict, file) + &more));
        }
        Format::Json => report::json(report),
        Format::Sarif => report::sarif(report, verdict, |page| {
            location(args, page, pages, workspace)
        }),
    };
    console::print(&text)?;
    if let Some(mutants) = mutants {
        say(mutants.trim_end());
    }
    Ok(())
}

/// What settles a finding of a slice.
pub(in crate::commands) fn settle(slice: &str) -> String {
    let ledger = ledger_name(slice);
    format!(
        "to settle a new one: correct the page or the metadata, or accept it in {ledger} with a [[finding]] of page,\n\
         line, path, kind and reason; to settle one that is gone: remove its [[finding]] from {ledger}\n"
    )
}

/// A file as people look for it: as it was given, or from the root of the workspace.
fn shown(path: &Path, workspace: &Workspace) -> String {
    let path = path.strip_prefix(&workspace.root).unwrap_or(path);
    path.display().to_string()
}

/// Where a code review finds a page: as seen from the root of the workspace. What has no page stands for the metadata.
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

/// The way from one folder to a file.
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
