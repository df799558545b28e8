//! `import`: extracts the facts that a slice needs from a published metadata file, and notes their origin.

use crate::api::{self, Api};
use crate::console::{note, print};
use crate::csdl;
use crate::disk::{Extraneous, Output, Target, Transaction, says};
use crate::ignored::Ignored;
use crate::input::Inputs;
use crate::origin::{hash, origin};
use crate::pipeline::{self, Format};
use crate::rejected::accept;
use crate::source::Selection;
use crate::text::{Text, read};
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_csdl::config::{self, Source};
use graph_csdl::schema::{self, Schema};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread::{self, JoinHandle};

/// The command, as named in the files that it writes.
const COMMAND: &str = "cargo xtask import";

/// Extracts the facts that a slice needs from a published metadata file.
///
/// Writes metadata/NAME/schema.csdl (facts only, no descriptions) and source.toml (name, date, API version, sha256 and
/// size of the file, and what slice.toml asks for), prints what differs from the previous facts, and warns of new
/// properties that look like secrets and are not in slice.toml. The same file gives the same bytes.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// CSDL file (XML, at most 256 MB, gzip or not) as Microsoft publishes it.
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
    let slice = &args.slice;
    let transaction = Transaction::open(Target::workspace(&workspace.root), &note)?;
    workspace.choose(std::slice::from_ref(slice))?;
    let (text, source) = read_source(args)?;
    let before = facts_before(workspace, slice)?;
    let inputs = Inputs::of_slice(workspace, slice, Some(text))?;
    let selection = Selection {
        api: api_of(args, &inputs)?,
        ..Selection::default()
    };
    let extracted = pipeline::extract(
        &inputs,
        &selection,
        &before.unwrap_or_default(),
        &says(COMMAND),
    );
    let facts = accept(&inputs, extracted)?;

    let changed = changed_api(workspace, slice, selection.api.as_ref())?;
    let source = source.join().ok().context("a thread panicked")?;
    let source = Source {
        api: selection.api.as_ref().map(|api| api.version.to_owned()),
        requested: Some(facts.requested),
        ..source
    };
    let files = BTreeMap::from([
        ("schema.csdl".to_owned(), facts.text),
        (
            "source.toml".to_owned(),
            config::write_source(&source, &says(COMMAND)),
        ),
    ]);
    let output = Output {
        folder: format!("metadata/{slice}"),
        files,
        extraneous: Extraneous::Keep,
    };
    let ignored = Ignored::of(&inputs, &facts.warnings);
    let written = transaction.write(&[output])?;
    let news: Vec<String> = changed.into_iter().chain(facts.differences).collect();
    if args.format == Format::Json {
        let report = json!({
            "slice": slice,
            "differences": news,
            "suspects": facts.suspects,
            "written": written.written,
            "warnings": ignored.json(),
        });
        print(&format!("{report}\n"))?;
        return Ok(Verdict::Fine);
    }
    let news = if news.is_empty() {
        "no fact differs".to_owned()
    } else {
        news.join("\n")
    };
    print(&format!("{news}\nmetadata/{slice}: {written}\n"))?;
    if let Some(api) = &selection.api {
        api.note_if_inferred();
    }
    for suspect in facts.suspects {
        note(&format!("warning: {suspect}"));
    }
    ignored.print();
    Ok(Verdict::Fine)
}

/// The text of the file and its origin; the hash is computed in parallel.
fn read_source(args: &Args) -> Result<(Text, JoinHandle<Source>)> {
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
    let copy = bytes.clone();
    let source = thread::spawn(move || origin(name, hash(&copy), copy.len()));
    let text = csdl::text(args.file.display().to_string(), bytes)?;
    Ok((text, source))
}

/// The version of Graph of the file, from all sources that state it.
fn api_of(args: &Args, inputs: &Inputs) -> Result<Option<Api>> {
    let slice = &args.slice;
    let config = inputs.config.as_ref().map_or("", |text| &text.text);
    let config = accept(inputs, config::read_config(config))?;
    if config.crate_name.is_none() {
        bail!(
            "metadata/{slice}/slice.toml does not name the crate; write crate = \"graph-{slice}\", or another name"
        );
    }
    let by = format!("metadata/{slice}/slice.toml");
    let stated = [
        args.api.map(api::of_argument),
        config.api.and_then(|version| api::stated(&version, &by)),
        api::of_file(&args.file),
    ];
    let agreed = api::agreed(stated.into_iter().flatten())?;
    if agreed.is_none() {
        bail!(
            "the version of Graph of {} is unknown; give --api beta or --api v1.0, \
             or write `api = \"…\"` in metadata/{slice}/slice.toml",
            args.file.display()
        );
    }
    Ok(agreed)
}

/// A note if the previous facts were of another version of Graph.
fn changed_api(workspace: &Workspace, slice: &str, now: Option<&Api>) -> Result<Option<String>> {
    let name = format!("metadata/{slice}/source.toml");
    let bytes = read(&workspace.root.join(&name)).with_context(|| format!("cannot read {name}"))?;
    let text = bytes.and_then(|bytes| Text::toml(name, bytes).ok());
    let before = text.and_then(|text| config::read_source(&text.text).ok()?.api);
    let (Some(before), Some(now)) = (before, now) else {
        return Ok(None);
    };
    if before == now.version {
        return Ok(None);
    }
    if now.is_inferred() {
        bail!(
            "the facts of {slice} are of {before}, but the file is of {now} by {}; \
             give --api {now} if the slice is to change its version",
            now.by,
            now = now.version
        );
    }
    Ok(Some(format!(
        "~ the version of Graph: {before} is now {}",
        now.version
    )))
}

/// The previous facts; none if they cannot be read, so that all new facts count as differences.
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
        note(&format!(
            "warning: {name} could not be read, so there is nothing to compare with"
        ));
    }
    Ok(before)
}
