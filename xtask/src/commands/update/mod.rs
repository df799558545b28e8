//! `update`: everything that a new metadata file means for the slices.

mod descriptions;
mod entries;
mod findings;
mod hints;
mod overrides;
mod pages;
mod slice;
mod staged;
mod summary;

use super::fetch::Origin;
use super::generate;
use crate::console::{note, print};
use crate::input::api;
use crate::input::inherited;
use crate::input::published::{Published, published};
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use graph_csdl::config;
use slice::Updated;
use staged::Staged;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Updates slices to the metadata of today: facts, descriptions, findings, pages and crates.
///
/// Downloads the metadata, imports it, removes what is gone (descriptions, findings, pages, entries of unsent.toml, overrides
/// that the metadata has caught up with), and adds an empty description for each new item, with what the metadata
/// and the pages of --docs say as a comment. If no description is missing, the crates are generated. Prints a
/// summary in Markdown, for a pull request. If something fails, nothing is changed.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// Slices (folders of metadata/) to update; without any, all of them.
    #[arg(value_name = "SLICE")]
    slices: Vec<String>,
    #[command(flatten)]
    origin: Origin,
    /// Metadata files to use instead of a download, each for the slices of its version of Graph.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["url", "cloud"])]
    metadata: Vec<PathBuf>,
    /// Folders of reference pages: their findings are checked, and their texts help to describe new items.
    #[arg(long, value_name = "DIR", num_args = 1..)]
    docs: Vec<PathBuf>,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask update
  cargo xtask update synchronization-beta --metadata beta.csdl --docs ../microsoft-graph-docs/api-reference/beta

{EXIT_CODES}

update has no findings; it exits with 0 or 2."
    )
}

/// Runs the command.
///
/// # Errors
/// If a file cannot be read or downloaded, or lacks something that a slice asks for.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let slices = in_order(workspace, workspace.choose(&args.slices)?)?;
    let files = files(args, workspace, &slices)?;
    let staged = Staged::copy(workspace)?;
    let mut updated: Vec<Updated> = Vec::new();
    let update = |name| slice::Update {
        workspace: staged.workspace(),
        slice: name,
        docs: &args.docs,
    };
    for name in &slices {
        let file = &files[name];
        let cannot = || format!("cannot update {name}; nothing was changed");
        updated.push(update(name).run(file).with_context(cannot)?);
    }
    for (index, name) in slices.iter().enumerate() {
        let Some(inherits) = inherited_from(workspace, name)? else {
            continue;
        };
        let (others, rest) = updated.split_at_mut(index);
        let other = others.iter().find(|other| other.slice == inherits);
        if let (Some(one), Some(other)) = (rest.first_mut(), other) {
            update(name).take_over(other, one)?;
        }
    }
    for (name, one) in slices.iter().zip(&mut updated) {
        update(name).remove_findings(one)?;
    }
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (name, one) in slices.iter().zip(&mut updated) {
        one.undescribed = update(name).undescribed()?;
        // What another slice lacks too is inherited from it once it is described.
        one.undescribed.retain(|key| known.insert(key.clone()));
    }
    let summary = summary::markdown(workspace, staged.workspace(), &updated)?;
    for one in &updated {
        update(&one.slice).add_descriptions(&files[&one.slice], &one.undescribed)?;
    }
    staged.commit(workspace)?;
    let undescribed = updated.iter().any(|one| !one.undescribed.is_empty());
    if undescribed {
        note("describe the new items in docs.toml, then run: cargo xtask generate");
    } else {
        generate::quietly(workspace)?;
    }
    print(&summary)?;
    Ok(Verdict::Fine)
}

/// A slice comes after the one that it inherits from, whose entries it has.
fn in_order(workspace: &Workspace, slices: Vec<String>) -> Result<Vec<String>> {
    let mut keyed = Vec::new();
    for slice in slices {
        keyed.push((inherited_from(workspace, &slice)?.is_some(), slice));
    }
    keyed.sort();
    Ok(keyed.into_iter().map(|(_, slice)| slice).collect())
}

/// The slice that another one inherits from.
fn inherited_from(workspace: &Workspace, slice: &str) -> Result<Option<String>> {
    let text = inherited::toml(workspace, slice, "slice.toml")?;
    let config = text.and_then(|text| config::read_config(&text.text).ok());
    Ok(config
        .and_then(|config| config.inherits)
        .map(|name| name.value))
}

/// The metadata file of each slice; one that several slices use is read once.
fn files(
    args: &Args,
    workspace: &Workspace,
    slices: &[String],
) -> Result<BTreeMap<String, Published>> {
    let mut read: BTreeMap<PathBuf, Published> = BTreeMap::new();
    let mut files = BTreeMap::new();
    for slice in slices {
        let path = match args.metadata.as_slice() {
            [] => args.origin.url(workspace, slice)?,
            [file] => file.clone(),
            several => of_version(several, workspace, slice)?,
        };
        if !read.contains_key(&path) {
            read.insert(path.clone(), published(&path)?);
        }
        files.insert(slice.clone(), read[&path].clone());
    }
    Ok(files)
}

/// The file of the slice's version of Graph.
fn of_version(files: &[PathBuf], workspace: &Workspace, slice: &str) -> Result<PathBuf> {
    let config = inherited::toml(workspace, slice, "slice.toml")?;
    let source = inherited::toml(workspace, slice, "source.toml")?;
    let version = config.and_then(|config| inherited::api(&config, source.as_ref()));
    let is_of_version = |file: &&PathBuf| {
        let api = api::of_file(Path::new(file));
        api.map(|api| api.version.to_owned()) == version && version.is_some()
    };
    let found = files.iter().find(is_of_version);
    found.cloned().with_context(|| {
        format!("no file of --metadata is of the version of Graph of {slice}, by its name; name the slices that the files are for")
    })
}
