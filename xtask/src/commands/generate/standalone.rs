//! `generate --metadata`: a standalone crate from any metadata file.

use super::remembered::{recall, report, write};
use super::{enclosing, runtime_argument};
use crate::console::note;
use crate::disk::{
    Extraneous, Output, PAGE, Target, Transaction, Written, has_own_page, is_ours, made_by,
    mark_all,
};
use crate::input::Inputs;
use crate::input::ignored::Ignored;
use crate::input::metadata::Metadata;
use crate::input::rejected::accept;
use crate::input::selection::Selection;
use crate::input::text::read;
use crate::outputs::RUSTFMT;
use crate::outputs::fingerprint::Fingerprint;
use crate::outputs::runtime;
use crate::pipeline;
use crate::pipeline::Format;
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_codegen::{Purpose, Setting};
use graph_csdl::config::{BadName, check_crate_name};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The crate's name, folder, version of Graph and runtime.
#[derive(Debug, clap::Args)]
pub(super) struct Standalone {
    /// Package name of the crate, as in graph-mail.
    #[arg(long, value_name = "CRATE", requires = "metadata", value_parser = package_name)]
    name: Option<String>,
    /// Folder to write the crate to: a workspace of its own, with a copy of the runtime in DIR/runtime.
    #[arg(long, value_name = "DIR", requires = "metadata")]
    out: Option<PathBuf>,
    /// The crate's runtime: a folder, such as another crate's copy, or NAME@VERSION in a registry.
    #[arg(long, value_name = "PATH|VERSION", requires = "metadata")]
    runtime: Option<String>,
}

/// Generates the crate.
///
/// # Errors
/// If an input is wrong, or a path is blocked; then nothing is written.
pub(super) fn run(
    file: &Path,
    workspace: &Workspace,
    metadata: &Metadata,
    standalone: &Standalone,
    format: Format,
) -> Result<Verdict> {
    let name = standalone.name.clone().context("--name is missing")?;
    let out = standalone.out.as_deref().context("--out is missing")?;
    let command = format!("cargo xtask generate --metadata … --name {name}");
    let copied = format!("{name}-runtime");
    let setting = Setting {
        command,
        runtime: match &standalone.runtime {
            Some(argument) => runtime_argument::find(argument, out)?,
            None => runtime::of_copy(&copied, "runtime")?,
        },
        purpose: Purpose::Alone,
    };
    let inputs = metadata.file(file, workspace)?;
    let selection = Selection {
        name: Some(name.clone()),
        ..metadata.selection()?
    };
    let copy = match &standalone.runtime {
        Some(_) => BTreeMap::new(),
        None => runtime::copy(&setting.command, &copied)?,
    };
    let own_page = has_own_page(out)?;
    let fingerprint = Fingerprint::of_generator().map(|mut fingerprint| {
        fingerprint.add_value(&(&setting, &selection, own_page));
        fingerprint.add_inputs(&inputs);
        fingerprint.add_files(&copy);
        fingerprint.finish()
    });
    let (written, ignored) = match recalled(out, fingerprint.as_deref())? {
        Some((written, ignored)) => (written, ignored),
        None => make(out, &inputs, &selection, &setting, copy, fingerprint)?,
    };
    let what = format!("{name} in {}", out.display());
    report(format, &what, &written, &Vec::from_iter(&ignored))?;
    if let Some(api) = &selection.api {
        api.note_if_inferred();
    }
    if let Some(hint) = enclosing::hint(out) {
        note(&hint);
    }
    Ok(Verdict::Fine)
}

/// The result of the last run, if it had the same fingerprint and its files are unchanged.
fn recalled(out: &Path, fingerprint: Option<&str>) -> Result<Option<(Written, Vec<Ignored>)>> {
    if !out.is_dir() {
        return Ok(None);
    }
    let transaction = Transaction::open(Target::beside(out)?, &note)?;
    Ok(recall(&transaction, fingerprint))
}

/// Writes the crate, with this copy of the runtime.
fn make(
    out: &Path,
    inputs: &Inputs,
    selection: &Selection,
    setting: &Setting,
    copy: BTreeMap<String, String>,
    fingerprint: Option<String>,
) -> Result<(Written, Vec<Ignored>)> {
    let made = accept(inputs, pipeline::generate(inputs, selection, setting))?;
    let ignored = Ignored::of(inputs, &made.warnings);
    let mut files = made.files;
    if has_own_page(out)? {
        files.remove(PAGE);
    }
    files.extend(
        copy.into_iter()
            .map(|(path, text)| (format!("runtime/{path}"), text)),
    );
    files.insert("rustfmt.toml".to_owned(), RUSTFMT.to_owned());
    let output = Output {
        folder: String::new(),
        files: mark_all(files, &setting.command)?,
        extraneous: Extraneous::RemoveFromCrate,
    };
    check_folder(out, &setting.command)?;
    let transaction = Transaction::open(Target::beside(out)?, &note)?;
    let written = write(&transaction, &[output], fingerprint, &[&ignored])?;
    Ok((written, vec![ignored]))
}

/// Rejects a folder with another generated crate, or with generated files but no crate: this command must not remove
/// them.
fn check_folder(out: &Path, command: &str) -> Result<()> {
    let shown = out.display();
    let cannot = || format!("cannot read {shown}");
    if !out.is_dir() {
        return Ok(());
    }
    if let Some(manifest) = read(&out.join("Cargo.toml")).with_context(cannot)? {
        let text = String::from_utf8_lossy(&manifest);
        if is_ours(&manifest) && !text.contains(&made_by(command)) {
            bail!(
                "{shown} holds another generated crate; choose another --out, or remove it first"
            );
        }
        return Ok(());
    }
    for entry in std::fs::read_dir(out).into_iter().flatten() {
        let path = entry.with_context(cannot)?.path();
        if path.is_file()
            && read(&path)
                .with_context(cannot)?
                .is_some_and(|text| is_ours(&text))
        {
            bail!(
                "{shown} holds generated files of another command, such as {}; choose another --out",
                path.display()
            );
        }
    }
    Ok(())
}

/// A package name that Cargo accepts, and that cannot be mistaken for a path.
fn package_name(name: &str) -> Result<String> {
    match check_crate_name(name) {
        Ok(()) => Ok(name.to_owned()),
        Err(BadName { what, fix }) => bail!("{what}; {fix}"),
    }
}
