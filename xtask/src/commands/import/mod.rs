//! `import`: extracts the facts that a slice needs from a published metadata file, and notes their origin.

pub(super) mod imported;

use crate::console::{note, print};
use crate::disk::{Target, Transaction, Written};
use crate::input::api;
use crate::input::published::published;
use crate::pipeline::Format;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::Result;
use imported::{Imported, imported};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Extracts the facts that a slice needs from a published metadata file.
///
/// Writes metadata/NAME/schema.csdl (facts only, no descriptions) and source.toml (name, date, API version, sha256 and
/// size of the file, and what slice.toml asks for), prints what differs from the previous facts, and warns of new
/// properties that look like secrets and are not in slice.toml. The same file gives the same bytes.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// CSDL file (XML, at most 256 MB, gzip or not) as Microsoft publishes it, or its https URL.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The version of Graph of the file, beta or v1.0, if neither its name nor slice.toml has it.
    #[arg(long, value_enum, value_name = "VERSION", hide_possible_values = true)]
    api: Option<api::Version>,
    /// The slice (a folder of metadata/, with a slice.toml) that needs the facts.
    #[arg(long, value_name = "NAME")]
    slice: String,
    /// What to print: lines for people, or one JSON value, with all warnings in it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn help() -> String {
    format!(
        "\
Example:
  cargo xtask import ../shared/metadata/beta-Prod-2026-07-31.synchronization.csdl --slice synchronization-beta

In the output, + is new, - is gone and ~ has changed.

{EXIT_CODES}

import has no findings; it exits with 0 or 2."
    )
}

/// Runs the command.
///
/// # Errors
/// If the file is too large, not CSDL, or lacks something that the slice asks for.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let transaction = Transaction::open(Target::workspace(&workspace.root), &note)?;
    workspace.choose(std::slice::from_ref(&args.slice))?;
    let file = published(&args.file)?;
    let imported = imported(workspace, &args.slice, &file, args.api)?;
    let written = transaction.write(std::slice::from_ref(&imported.output))?;
    match args.format {
        Format::Json => print(&format!("{}\n", report(&imported, &written)))?,
        Format::Text => {
            print(&format!(
                "{}metadata/{}: {written}\n",
                news(&imported),
                args.slice
            ))?;
            warn(&imported);
        }
    }
    Ok(Verdict::Fine)
}

/// The differences, one line each.
pub(super) fn news(imported: &Imported) -> String {
    if imported.news.is_empty() {
        return "no fact differs\n".to_owned();
    }
    format!("{}\n", imported.news.join("\n"))
}

/// Prints warnings, and a version of Graph that was inferred.
pub(super) fn warn(imported: &Imported) {
    if let Some(api) = &imported.api {
        api.note_if_inferred();
    }
    for suspect in &imported.suspects {
        note(&format!("warning: {suspect}"));
    }
    imported.ignored.print();
}

/// The import as JSON.
pub(super) fn report(imported: &Imported, written: &Written) -> Value {
    json!({
        "slice": imported.slice,
        "differences": imported.news,
        "suspects": imported.suspects,
        "written": written.written,
        "warnings": imported.ignored.json(),
    })
}
