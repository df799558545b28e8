//! `check`: whether the disk matches the output of `generate`, and the slices' own pages match their metadata.

mod drift;
mod removals;
mod versions;

use super::corrections;
use super::examples::how_to_fix;
use crate::checker::{Checker, own_folder};
use crate::console::{note, print};
use crate::disk::{Change, Comparison, Target, Transaction};
use crate::input::{self, Inputs};
use crate::outputs;
use crate::outputs::{ExpectedOutput, Sources};
use crate::pipeline::Format;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::Result;
use drift::first_difference;
use graph_codegen::Planned;
use graph_csdl::corrections::Row;
use graph_csdl::model::Corrected;
use graph_csdl::problem::Problem;
use graph_reference::report;
use removals::Removals;
use serde_json::json;
use std::fmt::Write as _;
use time::Date;

/// Checks that generated files are up to date, and that examples agree with the metadata.
///
/// Regenerates in memory and prints each file that is missing, stale (with the first line that differs), orphaned or
/// not generated at all, with the command that fixes it. Checks each slice's own examples against its metadata, and
/// prints findings that its findings.toml does not accept, and entries of findings.toml without a finding.
/// Warns of items that Graph removes within 180 days, with what users of the crates must leave.
/// Writes nothing, except to finish or undo an interrupted run.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// The day from which removals are counted, instead of the current one.
    #[arg(long, value_name = "DATE", value_parser = removals::day)]
    today: Option<Date>,
    /// What to print: lines for people, or one JSON value.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask check
  cargo xtask check --today 2027-03-01 --format json

{EXIT_CODES}

A finding is any file that differs, any contradiction that is new or gone, and any correction of Graph's metadata that
changes nothing any more."
    )
}

/// Runs the command.
///
/// # Errors
/// If an input is wrong, or something cannot be read.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let transaction = Transaction::open_to_read(Target::workspace(&workspace.root), &note)?;
    let slices = workspace.choose(&[])?;
    let mut expected = vec![outputs::shared(true)?];
    let sources = Sources::read(workspace, &slices)?;
    let mut contradictions = String::new();
    let mut corrected = Vec::new();
    let mut removals = Removals::on(args.today.unwrap_or_else(removals::today));
    let made = outputs::of_slices(&sources, |slice, inputs, planned| {
        corrected.push(planned.model.corrected().clone());
        removals.add(slice, &planned.plan);
        let decision = planned.decision.as_ref();
        contradictions.push_str(&versions::disagreement(workspace, slice, decision)?);
        contradictions.push_str(&examples(workspace, slice, inputs, planned)?);
        Ok(())
    });
    expected.extend(made?);
    sources.warn_of_unused()?;
    expected.extend(outputs::orphans(workspace, &slices)?);
    let (mut drifted, mut files) = (Vec::new(), 0);
    for expected in &expected {
        files += expected.output.files.len();
        let comparison = transaction.compare(&expected.output)?;
        let findings = describe(&comparison).into_iter();
        drifted.extend(findings.map(|finding| (expected, finding)));
    }
    expected
        .iter()
        .for_each(|expected| expected.ignored.print());
    contradictions.push_str(&obsolete_corrections(workspace, &corrected)?);
    let findings = drift(&drifted) + &contradictions;
    report(args.format, &slices, files, &findings, &removals)?;
    Ok(match findings.is_empty() {
        true => Verdict::Fine,
        false => Verdict::Finding,
    })
}

/// Prints the findings, and the items that Graph removes soon.
fn report(
    format: Format,
    slices: &[String],
    files: usize,
    findings: &str,
    removals: &Removals,
) -> Result<()> {
    let is_fine = findings.is_empty();
    if format == Format::Json {
        let report = json!({
            "slices": slices,
            "files": files,
            "fine": is_fine,
            "findings": findings,
            "removals": removals.json(),
        });
        return print(&format!("{report}\n"));
    }
    let soon = removals.text();
    if !soon.is_empty() {
        note(soon.trim_end());
    }
    if !is_fine {
        return print(findings);
    }
    print(&format!(
        "{}: {files} generated files are up to date\n",
        slices.join(", ")
    ))
}

/// Corrections that change nothing in any slice that has their target.
fn obsolete_corrections(workspace: &Workspace, corrected: &[Corrected]) -> Result<String> {
    let corrected: Vec<&Corrected> = corrected.iter().collect();
    let Some(first) = corrected.first() else {
        return Ok(String::new());
    };
    let rows = graph_csdl::corrections::rows(first.entries(), &corrected);
    let idle = rows.iter().filter(|row| row.state.is_idle());
    let findings: Vec<Problem> = idle.map(Row::finding).collect();
    match input::corrections(workspace)? {
        Some(file) if !findings.is_empty() => corrections::rendered(&file, workspace, &findings),
        _ => Ok(String::new()),
    }
}

/// New and gone findings in the examples of a slice, with how to fix them; empty if there are none.
fn examples(
    workspace: &Workspace,
    slice: &str,
    inputs: &Inputs,
    mut planned: Planned,
) -> Result<String> {
    let folder = workspace.root.join(own_folder(slice));
    if folder.is_dir() {
        inputs.examples.refuse_none(&[folder])?;
    }
    let mut pages = std::mem::take(&mut planned.pages);
    let checker = Checker::planned(workspace, slice, inputs, planned)?;
    let names = checker.examples().names();
    if names.is_empty() {
        return Ok(String::new());
    }
    pages.retain(|page| names.contains(&page.name));
    let checked = checker.check_read(&pages, names, true)?;
    let file = |page: &str| {
        let file = inputs.examples.file(page);
        match file.strip_prefix(&workspace.root) {
            Ok(file) => file.display().to_string(),
            Err(_) => format!("metadata/{slice}/{page}"),
        }
    };
    let mut out = String::new();
    for finding in checked.verdict.iter().flat_map(|verdict| &verdict.new) {
        let _ = writeln!(out, "{}", report::new(finding, file));
    }
    for entry in checked.verdict.iter().flat_map(|verdict| &verdict.gone) {
        let _ = writeln!(out, "{}", report::gone(entry, file));
    }
    if !out.is_empty() {
        out.push_str(&how_to_fix(slice));
    }
    Ok(out)
}

/// One paragraph for each command that fixes something, and the number of findings; empty if there are none.
fn drift(findings: &[(&ExpectedOutput, String)]) -> String {
    let mut report = String::new();
    if findings.is_empty() {
        return report;
    }
    let mut commands: Vec<&str> = Vec::new();
    for (expected, _) in findings {
        let command = expected.command.as_str();
        if commands.contains(&command) {
            continue;
        }
        commands.push(command);
        for (_, finding) in findings
            .iter()
            .filter(|(expected, _)| expected.command == command)
        {
            let _ = writeln!(report, "{finding}");
        }
        let _ = writeln!(report, "to fix this: {command}\n");
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

fn describe(comparison: &Comparison<'_>) -> Vec<String> {
    let Comparison {
        changes,
        emptied,
        appears,
        disappears,
        obstacles,
        ..
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
            .map(|folder| format!("{folder}: orphaned: no slice generates this crate")),
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
