//! The summary page of `examples`: one section for each set of pages.

use super::Args;
use crate::input::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use graph_reference::check::Report;
use graph_reference::mutate::Outcome;
use graph_reference::report::{self, Part, Sample};
use std::fs;
use std::path::Path;

/// Examples that were labelled by hand.
const SAMPLE: &str = "docs/reports/examples-sample.tsv";

/// Replaces the section, or appends it.
///
/// # Errors
/// If the file cannot be read or written.
pub(super) fn write(
    file: &Path,
    args: &Args,
    workspace: &Workspace,
    report: &Report,
    outcome: Option<&Outcome>,
) -> Result<()> {
    let name = file.display().to_string();
    let old = read(file).with_context(|| format!("cannot read {name}"))?;
    let old = old
        .map(|bytes| Text::toml(name.clone(), bytes))
        .transpose()?;
    let part = Part {
        title: title(args),
        command: command(),
        report,
        outcome,
    };
    let sample =
        read(&workspace.root.join(SAMPLE)).with_context(|| format!("cannot read {SAMPLE}"))?;
    let sample = sample
        .map(|bytes| Text::toml(SAMPLE.to_owned(), bytes))
        .transpose()?;
    let sample = sample.map(|text| Sample::read(&text.text));
    let page = report::page(old.as_ref().map_or("", |text| &text.text), &part, sample);
    fs::write(file, page).with_context(|| format!("cannot write {name}"))
}

/// The pages and the metadata of the section.
fn title(args: &Args) -> String {
    let name = |path: &Path| {
        path.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let mut of = match (&args.slice, &args.metadata) {
        (Some(slice), _) => format!("the slice {slice}"),
        (None, file) => file.as_deref().map(name).unwrap_or_default(),
    };
    if let Some(other) = &args.other_metadata {
        of = format!("{of} and {}", name(other));
    }
    if args.docs.is_empty() {
        return format!("The pages of {of} itself");
    }
    let docs: Vec<String> = args.docs.iter().map(|path| name(path)).collect();
    format!("{} against {of}", docs.join(", "))
}

/// The command line that regenerates the section.
fn command() -> String {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    format!("cargo xtask {}", arguments.join(" "))
}
