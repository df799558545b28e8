//! `import`: the facts of a published metadata file that a slice needs, and where they come from.

use crate::cli::EXIT_CODES;
use crate::console::{print, say};
use crate::disk::{Door, Others, Output, Site, hash, says};
use crate::input::Inputs;
use crate::origin::Origin;
use crate::pipeline;
use crate::rejected::accept;
use crate::text::{Text, read};
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use codegen::schema::{self, Schema};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The command, as the files that it writes name it.
const COMMAND: &str = "cargo xtask import";

/// Takes from a published metadata file the facts that a slice needs.
///
/// Writes metadata/NAME/schema.csdl (facts only, no descriptions) and source.toml (file name, date, sha256 and size of
/// what was read), prints what differs from the facts before, and warns of new properties that look like secrets and
/// are not in slice.toml. The same file gives the same bytes.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// CSDL file (XML, UTF-8, at most 256 MB) as Microsoft publishes it.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The slice (a folder of metadata/, with a slice.toml) that needs the facts.
    #[arg(long, value_name = "NAME")]
    slice: String,
}

fn help() -> String {
    format!(
        "\
Example:
  cargo xtask import ../shared/metadata/beta-Prod-2026-07-31.synchronization.csdl --slice synchronization-beta

In what is printed, + came, - went and ~ changed.

{EXIT_CODES}

import has no findings; it exits with 0 or 2."
    )
}

/// Imports.
///
/// # Errors
/// If the file is too large, no CSDL, or lacks what the slice asks for.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let slice = &args.slice;
    let door = Door::open(Site::workspace(&workspace.root), &say)?;
    workspace.choose(std::slice::from_ref(slice))?;
    let (origin, text) = read_origin(args)?;
    let before = facts_before(workspace, slice)?;
    let inputs = Inputs::of_slice(workspace, slice, Some(text))?;
    let extracted = pipeline::extract(&inputs, &before.unwrap_or_default(), &says(COMMAND));
    let facts = accept(&inputs, extracted)?;

    let files = BTreeMap::from([
        ("schema.csdl".to_owned(), facts.text),
        ("source.toml".to_owned(), origin.to_toml(&says(COMMAND))),
    ]);
    let output = Output {
        folder: format!("metadata/{slice}"),
        files,
        others: Others::Stay,
    };
    let written = door.write(&[output])?;
    let news = if facts.differences.is_empty() {
        "no fact differs".to_owned()
    } else {
        facts.differences.join("\n")
    };
    print(&format!("{news}\nmetadata/{slice}: {written}\n"))?;
    for suspect in facts.suspects {
        say(&format!("warning: {suspect}"));
    }
    Ok(Verdict::Fine)
}

fn read_origin(args: &Args) -> Result<(Origin, Text)> {
    let cannot = || format!("cannot read {}", args.file.display());
    let bytes = read(&args.file)
        .with_context(cannot)?
        .context("there is no such file")
        .with_context(cannot)?;
    let name = args
        .file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let origin = Origin::new(name, hash(&bytes), bytes.len());
    Ok((origin, Text::new(args.file.display().to_string(), bytes)?))
}

/// The facts so far; if they cannot be read, all of the new ones are news.
fn facts_before(workspace: &Workspace, slice: &str) -> Result<Option<Schema>> {
    let name = format!("metadata/{slice}/schema.csdl");
    let Some(bytes) =
        read(&workspace.root.join(&name)).with_context(|| format!("cannot read {name}"))?
    else {
        return Ok(None);
    };
    let before = Text::new(name.clone(), bytes)
        .ok()
        .and_then(|text| schema::read(&text.text).ok());
    if before.is_none() {
        say(&format!(
            "warning: {name} could not be read, so there is nothing to compare with"
        ));
    }
    Ok(before)
}
