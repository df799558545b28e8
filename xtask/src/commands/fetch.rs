//! `fetch`: downloads metadata, and imports it.

use super::import::imported::{Imported, imported};
use super::import::{news, report, warn};
use crate::console::{note, print};
use crate::disk::{Target, Transaction, Written};
use crate::input::inherited;
use crate::input::published::{Published, as_url, published};
use crate::pipeline::Format;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Downloads Graph's metadata, and imports it into slices.
///
/// The URL is that of each slice's version of Graph, such as `https://graph.microsoft.com/v1.0/$metadata`. A file is
/// only downloaded again if it has changed. Only https is used, and http for loopback addresses. A body that is no
/// metadata, or of another version of Graph, changes nothing, nor does a file without an item that a slice asks for.
/// A slice whose facts are the same stays as it is.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// Slices (folders of metadata/) to update; without any, all of them.
    #[arg(value_name = "SLICE")]
    slices: Vec<String>,
    #[command(flatten)]
    origin: Origin,
    /// What to print: lines for people, or one JSON value, with all warnings in it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Where the metadata is.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Origin {
    /// The URL of a metadata file, instead of Graph's own.
    #[arg(long, value_name = "URL", value_parser = url)]
    url: Option<PathBuf>,
    /// The cloud that serves the metadata.
    #[arg(long, value_enum, default_value_t = Cloud::Global, conflicts_with = "url")]
    cloud: Cloud,
}

/// A cloud of Graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Cloud {
    /// The global service.
    #[default]
    Global,
    /// US Government L4.
    UsGovernment,
    /// US Government L5 (DoD).
    UsGovernmentDod,
    /// China, operated by 21Vianet.
    China,
}

impl Cloud {
    /// The service root, without a version.
    fn endpoint(self) -> &'static str {
        match self {
            Self::Global => "https://graph.microsoft.com",
            Self::UsGovernment => "https://graph.microsoft.us",
            Self::UsGovernmentDod => "https://dod-graph.microsoft.us",
            Self::China => "https://microsoftgraph.chinacloudapi.cn",
        }
    }
}

fn url(text: &str) -> Result<PathBuf> {
    let path = PathBuf::from(text);
    if as_url(&path).is_none() {
        bail!("it is not a URL; import files with `cargo xtask import FILE --slice NAME`");
    }
    Ok(path)
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask fetch
  cargo xtask fetch synchronization-v1 --cloud us-government
  cargo xtask fetch synchronization-beta --url https://example.com/beta.csdl

{EXIT_CODES}

fetch has no findings; it exits with 0 or 2."
    )
}

/// Runs the command.
///
/// # Errors
/// If a download fails, or an import.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let slices = workspace.choose(&args.slices)?;
    let fetched = args.origin.fetch(workspace, &slices)?;
    let written = write(workspace, &fetched)?;
    match args.format {
        Format::Json => {
            let reports: Vec<Value> = fetched.iter().map(|one| report(one, &written)).collect();
            print(&format!("{}\n", Value::from(reports)))?;
        }
        Format::Text => {
            for imported in &fetched {
                print(&format!("metadata/{}:\n{}", imported.slice, news(imported)))?;
                warn(imported);
            }
            print(&format!("metadata: {written}\n"))?;
        }
    }
    Ok(Verdict::Fine)
}

/// Writes the facts of slices whose facts differ, in one transaction.
fn write(workspace: &Workspace, imported: &[Imported]) -> Result<Written> {
    let transaction = Transaction::open(Target::workspace(&workspace.root), &note)?;
    let changed = imported.iter().filter(|imported| !imported.is_same);
    let outputs: Vec<_> = changed.map(|imported| imported.output.clone()).collect();
    transaction.write(&outputs)
}

impl Origin {
    /// Downloads each file once, and extracts the facts of each slice.
    ///
    /// # Errors
    /// If a download fails, or an import.
    pub(super) fn fetch(&self, workspace: &Workspace, slices: &[String]) -> Result<Vec<Imported>> {
        let mut files: BTreeMap<PathBuf, Published> = BTreeMap::new();
        let mut result = Vec::new();
        for slice in slices {
            let url = self.url(workspace, slice)?;
            if !files.contains_key(&url) {
                files.insert(url.clone(), published(&url)?);
            }
            result.push(imported(workspace, slice, &files[&url], None)?);
        }
        Ok(result)
    }

    /// The URL for a slice.
    ///
    /// # Errors
    /// If its version of Graph is not known.
    pub(super) fn url(&self, workspace: &Workspace, slice: &str) -> Result<PathBuf> {
        if let Some(url) = &self.url {
            return Ok(url.clone());
        }
        let toml = |file| inherited::toml(workspace, slice, file);
        let missing = || format!("metadata/{slice}/slice.toml is missing");
        let config = toml("slice.toml")?.with_context(missing)?;
        let api = inherited::api(&config, toml("source.toml")?.as_ref());
        let api = api.with_context(|| {
            format!("metadata/{slice}/slice.toml has no version of Graph; write api = \"v1.0\" or api = \"beta\"")
        })?;
        Ok(format!("{}/{api}/$metadata", self.cloud.endpoint()).into())
    }
}
