//! `check`: whether the disk holds what `generate` would write.

use super::outputs::{self, Wanted};
use crate::cli::EXIT_CODES;
use crate::console::{print, say};
use crate::disk::{Change, Comparison, Door, Site};
use crate::drift::first_difference;
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use anyhow::Result;
use std::fmt::Write as _;

/// Tells whether everything generated is as `generate` would write it now.
///
/// Regenerates in memory and prints each file that is missing, stale (with the first line that differs), orphaned or
/// not generated at all, with the command that mends it. Writes nothing, except to finish or undo what a stopped run left.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {}

fn help() -> String {
    format!(
        "\
Example:
  cargo xtask check

{EXIT_CODES}

A finding is any file that differs."
    )
}

/// Compares.
///
/// # Errors
/// If an input is wrong, or something cannot be read.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let Args {} = args;
    let door = Door::open_to_read(Site::workspace(&workspace.root), &say)?;
    let slices = workspace.choose(&[])?;
    let mut wanted = vec![outputs::shared(true)?];
    wanted.extend(outputs::of_slices(workspace, &slices)?);
    wanted.extend(outputs::orphans(workspace, &slices)?);
    let (mut findings, mut files) = (Vec::new(), 0);
    for wanted in &wanted {
        files += wanted.output.files.len();
        let comparison = door.compare(&wanted.output)?;
        findings.extend(
            describe(&comparison)
                .into_iter()
                .map(|finding| (wanted, finding)),
        );
    }
    if findings.is_empty() {
        print(&format!(
            "{}: {files} generated files are up to date\n",
            slices.join(", ")
        ))?;
        return Ok(Verdict::Fine);
    }
    print(&report(&findings))?;
    Ok(Verdict::Finding)
}

/// A paragraph for each command that mends something.
fn report(findings: &[(&Wanted, String)]) -> String {
    let mut report = String::new();
    let mut mended: Vec<&str> = Vec::new();
    for (wanted, _) in findings {
        let command = wanted.command.as_str();
        if mended.contains(&command) {
            continue;
        }
        mended.push(command);
        for (_, finding) in findings
            .iter()
            .filter(|(wanted, _)| wanted.command == command)
        {
            let _ = writeln!(report, "{finding}");
        }
        let _ = writeln!(report, "to mend this: {command}\n");
    }
    let count = if findings.len() == 1 {
        "1 finding".to_owned()
    } else {
        format!("{} findings", findings.len())
    };
    let _ = writeln!(
        report,
        "{count}; what is generated and what is on disk differ"
    );
    report
}

fn describe(comparison: &Comparison) -> Vec<String> {
    let Comparison {
        changes,
        emptied,
        appears,
        disappears,
        obstacles,
    } = comparison;
    let mut findings = Vec::new();
    findings.extend(
        obstacles
            .iter()
            .map(|(path, obstacle)| format!("{path}: {obstacle}")),
    );
    let appears = appears
        .iter()
        .filter(|folder| folder.starts_with("generated/"));
    findings.extend(appears.map(|folder| format!("{folder}: missing: the slice has no crate")));
    findings.extend(
        disappears
            .iter()
            .map(|folder| format!("{folder}: orphaned: no slice makes this crate")),
    );
    for (path, change) in changes
        .iter()
        .filter(|(path, _)| !obstacles.contains_key(*path))
    {
        findings.push(match change {
            Change::Create { .. } => format!("{path}: missing"),
            Change::Remove => format!("{path}: orphaned"),
            Change::Replace { old, new } => format!("{path}: {}", first_difference(old, new)),
        });
    }
    let leads_to = |folder: &str, path: &String| {
        path.strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    };
    let empty = emptied
        .iter()
        .filter(|folder| !changes.keys().any(|path| leads_to(folder, path)));
    findings.extend(empty.map(|folder| format!("{folder}: orphaned: an empty folder")));
    findings
}
