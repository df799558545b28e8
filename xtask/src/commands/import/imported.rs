//! The import of facts: what it writes, and what it reports.

use crate::console::note;
use crate::disk::{Extraneous, Output, says};
use crate::input::Inputs;
use crate::input::api;
use crate::input::api::Api;
use crate::input::csdl;
use crate::input::ignored::Ignored;
use crate::input::origin::{hash, origin};
use crate::input::published::{Published, as_url, shown};
use crate::input::rejected::accept;
use crate::input::selection::Selection;
use crate::input::text::{Text, read};
use crate::pipeline;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_codegen::hash_of_facts;
use graph_csdl::config::{self, Source};
use graph_csdl::schema::{self, Schema};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::thread;

/// The command, as named in the files that it writes.
const COMMAND: &str = "cargo xtask import";

/// The facts that a slice takes from a file.
#[derive(Debug)]
pub(in crate::commands) struct Imported {
    /// The slice.
    pub(in crate::commands) slice: String,
    /// `schema.csdl` and `source.toml`.
    pub(in crate::commands) output: Output,
    /// Differences from the previous facts, one line each.
    pub(in crate::commands) news: Vec<String>,
    /// New properties that look like secrets, one line each.
    pub(in crate::commands) suspects: Vec<String>,
    /// The ignored parts of the file.
    pub(in crate::commands) ignored: Ignored,
    /// The version of Graph of the file.
    pub(in crate::commands) api: Option<Api>,
    /// Whether the slice has these facts already, taken for the same requests.
    pub(in crate::commands) is_same: bool,
}

/// Extracts the facts of a slice.
///
/// # Errors
/// If the file is not CSDL, of another version of Graph, or lacks something that the slice asks for.
pub(in crate::commands) fn imported(
    workspace: &Workspace,
    slice: &str,
    file: &Published,
    argument: Option<api::Version>,
) -> Result<Imported> {
    let copy = file.bytes.clone();
    let hash = thread::spawn(move || hash(&copy));
    let text = csdl::text(file.name.clone(), file.bytes.clone())?;
    let of_content = api::of_content(&text.text);
    let before = facts_before(workspace, slice)?;
    let earlier = before.as_ref().map(namespaces);
    let inputs = Inputs::of_slice(workspace, slice, Some(text))?;
    let selection = Selection {
        api: api_of(slice, file, argument, of_content, &inputs)?,
        ..Selection::default()
    };
    let extracted = pipeline::extract(
        &inputs,
        &selection,
        &before.unwrap_or_default(),
        &says(COMMAND),
    );
    let facts = accept(&inputs, extracted)?;
    refuse_unrelated(slice, earlier.as_ref(), &facts.text)?;

    let source_before = source_before(workspace, slice)?;
    let changed = changed_api(slice, &source_before, selection.api.as_ref())?;
    let hash = hash.join().ok().context("a thread panicked")?;
    let source = Source {
        api: selection.api.as_ref().map(|api| api.version.to_owned()),
        requested: Some(facts.requested),
        facts: Some(hash_of_facts(&facts.text)),
        ..source(file, hash)
    };
    let on_disk = read(&workspace.root.join(format!("metadata/{slice}/schema.csdl")))?;
    let is_same = on_disk.as_deref() == Some(facts.text.as_bytes())
        && source_before.api == source.api
        && source_before.facts == source.facts
        && source_before.requested == source.requested;
    let files = BTreeMap::from([
        ("schema.csdl".to_owned(), facts.text),
        (
            "source.toml".to_owned(),
            config::write_source(&source, &says(COMMAND)),
        ),
    ]);
    Ok(Imported {
        slice: slice.to_owned(),
        output: Output {
            folder: format!("metadata/{slice}"),
            files,
            extraneous: Extraneous::Keep,
        },
        news: changed.into_iter().chain(facts.differences).collect(),
        suspects: facts.suspects,
        ignored: Ignored::of(&inputs, &facts.warnings),
        api: selection.api,
        is_same,
    })
}

fn namespaces(schema: &Schema) -> BTreeSet<String> {
    let all = schema.namespaces.iter();
    all.map(|namespace| namespace.name.clone()).collect()
}

/// Another service can have the same paths, and no type of the slice.
fn refuse_unrelated(slice: &str, earlier: Option<&BTreeSet<String>>, facts: &str) -> Result<()> {
    let (Some(earlier), Ok(now)) = (earlier, schema::read(facts)) else {
        return Ok(());
    };
    let now = namespaces(&now);
    if earlier.is_disjoint(&now) && !earlier.is_empty() {
        let list = |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(", ");
        bail!(
            "metadata/{slice} has facts of {}, and this file of {}: it is metadata of another service; \
             if it is meant, remove metadata/{slice}/schema.csdl first",
            list(earlier),
            list(&now)
        );
    }
    Ok(())
}

/// The origin of the facts: the name of a file without its folder, or a URL.
fn source(file: &Published, hash: String) -> Source {
    let path = Path::new(&file.name);
    let name = match as_url(path) {
        Some(url) => shown(url),
        None => path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    };
    let source = origin(name, hash, file.bytes.len());
    Source {
        date: source.date.or_else(|| file.day.clone()),
        ..source
    }
}

/// The version of Graph of the file, from all sources that state it.
fn api_of(
    slice: &str,
    file: &Published,
    argument: Option<api::Version>,
    of_content: Option<Api>,
    inputs: &Inputs,
) -> Result<Option<Api>> {
    let config = inputs.config.as_ref().map_or("", |text| &text.text);
    let config = accept(inputs, config::read_config(config))?;
    if config.crate_name.is_none() {
        bail!(
            "metadata/{slice}/slice.toml does not name the crate; write crate = \"graph-{slice}\", or another name"
        );
    }
    let by = format!("metadata/{slice}/slice.toml");
    let stated = [
        argument.map(api::of_argument),
        config.api.and_then(|version| api::stated(&version, &by)),
        api::of_file(Path::new(&file.name)),
        of_content,
    ];
    let agreed = api::agreed(stated.into_iter().flatten())?;
    if agreed.is_none() {
        bail!(
            "the version of Graph of {} is unknown; give --api beta or --api v1.0, \
             or write `api = \"…\"` in metadata/{slice}/slice.toml",
            file.name
        );
    }
    Ok(agreed)
}

/// The origin of the previous facts; empty if it cannot be read.
fn source_before(workspace: &Workspace, slice: &str) -> Result<Source> {
    let name = format!("metadata/{slice}/source.toml");
    let bytes = read(&workspace.root.join(&name)).with_context(|| format!("cannot read {name}"))?;
    let text = bytes.and_then(|bytes| Text::toml(name, bytes).ok());
    let source = text.and_then(|text| config::read_source(&text.text).ok());
    Ok(source.unwrap_or_default())
}

/// A note if the previous facts were of another version of Graph.
fn changed_api(slice: &str, before: &Source, now: Option<&Api>) -> Result<Option<String>> {
    let (Some(before), Some(now)) = (&before.api, now) else {
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
