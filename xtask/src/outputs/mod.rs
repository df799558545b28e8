//! The outputs of the workspace's slices: each output folder, and the command that writes it.

mod environment;
pub(crate) mod fingerprint;
mod packages;
pub(crate) mod runtime;

use crate::console::note;
use crate::disk::{CHANGELOG, Extraneous, Output, PAGE, is_own, made_by, mark_all};
use crate::input::Inputs;
use crate::input::ignored::Ignored;
use crate::input::rejected::{Rejections, accept};
use crate::input::selection::Selection;
use crate::pipeline;
use crate::workspace::Workspace;
use anyhow::Result;
use fingerprint::Fingerprint;
use graph_codegen::{Planned, Purpose, Setting};
use packages::Packages;
use std::collections::{BTreeMap, BTreeSet};

/// The command that writes everything.
const ALL: &str = "cargo xtask generate";

/// Keeps rustfmt from reformatting generated code.
pub(crate) const RUSTFMT: &str = "# Generated files are compared byte for byte, so they are not reformatted.\ndisable_all_formatting = true\n";

/// An output folder and the command that writes it.
#[derive(Debug)]
pub(crate) struct ExpectedOutput {
    /// The expected content.
    pub(crate) output: Output,
    /// As a person would type it.
    pub(crate) command: String,
    /// The ignored parts of its metadata.
    pub(crate) ignored: Ignored,
}

/// The inputs of slices.
#[derive(Debug)]
pub(crate) struct Sources {
    packages: Packages,
    slices: Vec<(String, Inputs)>,
    /// Documents written by the owner of a slice's crate: the slice, and the document.
    own_documents: BTreeSet<(String, &'static str)>,
}

impl Sources {
    /// Reads all inputs.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub(crate) fn read(workspace: &Workspace, slices: &[String]) -> Result<Self> {
        let environment = environment::of(workspace)?;
        let inputs = |slice: &String| {
            let inputs = Inputs {
                environment: Some(environment.clone()),
                ..Inputs::of_slice(workspace, slice, None)?
            };
            anyhow::Ok((slice.clone(), inputs))
        };
        let mut own_documents = BTreeSet::new();
        for slice in slices {
            let folder = workspace.root.join("generated").join(slice);
            for document in [PAGE, CHANGELOG] {
                if is_own(&folder, document)? {
                    own_documents.insert((slice.clone(), document));
                }
            }
        }
        Ok(Self {
            own_documents,
            packages: Packages::of(workspace)?,
            slices: slices.iter().map(inputs).collect::<Result<_>>()?,
        })
    }

    /// Whether the owner of a slice's crate has written this document of it.
    fn has_own(&self, slice: &str, document: &str) -> bool {
        let mut own = self.own_documents.iter();
        own.any(|(of, path)| of == slice && *path == document)
    }

    /// Adds everything that determines the outputs.
    pub(crate) fn add_to(&self, fingerprint: &mut Fingerprint) {
        let Self {
            packages,
            slices,
            own_documents,
        } = self;
        fingerprint.add_value(packages);
        fingerprint.add_value(own_documents);
        for (_, inputs) in slices {
            fingerprint.add_inputs(inputs);
        }
    }

    /// Warns of facts that the slices no longer need.
    ///
    /// # Errors
    /// If a `slice.toml` has problems.
    pub(crate) fn warn_of_unused(&self) -> Result<()> {
        for (_, inputs) in &self.slices {
            if let Some(unused) = accept(inputs, pipeline::unused(inputs))? {
                note(&format!("warning: {unused}"));
            }
        }
        Ok(())
    }
}

/// The outputs of these slices: a crate each, and `names.toml` beside `slice.toml`. `also` is called with each slice, its
/// inputs and its plan.
///
/// # Errors
/// If any of them has problems, or `also` fails.
pub(crate) fn of_slices(
    sources: &Sources,
    mut also: impl FnMut(&str, &Inputs, Planned) -> Result<()>,
) -> Result<Vec<ExpectedOutput>> {
    let mut expected = Vec::new();
    let mut rejections = Rejections::default();
    let runtime = runtime::of_project()?;
    for (slice, inputs) in &sources.slices {
        let command = format!("{ALL} {slice}");
        let setting = Setting {
            command: command.clone(),
            runtime: runtime.clone(),
            purpose: Purpose::Member,
        };
        let taken = rejections.keep(inputs, sources.packages.check(slice));
        let planned = pipeline::planned(inputs, &Selection::default(), &setting);
        let (Some(planned), Some(())) = (rejections.keep(inputs, planned), taken) else {
            continue;
        };
        let ignored = Ignored::of(inputs, &planned.warnings);
        let metadata = of_metadata(&planned, &command);
        let mut files = planned.files();
        files.retain(|path, _| !sources.has_own(slice, path));
        also(slice, inputs, planned)?;
        expected.push(ExpectedOutput {
            output: Output {
                folder: format!("generated/{slice}"),
                files: mark_all(files, &command)?,
                extraneous: Extraneous::RemoveExceptDocuments,
            },
            command: command.clone(),
            ignored,
        });
        expected.push(ExpectedOutput {
            output: Output {
                folder: format!("metadata/{slice}"),
                files: mark_all(metadata, &command)?,
                extraneous: Extraneous::Keep,
            },
            command,
            ignored: Ignored::default(),
        });
    }
    Ok(rejections.finish(expected)?)
}

/// The files beside `slice.toml`: the names, and the record and changelog of a crate that is released.
fn of_metadata(planned: &Planned, command: &str) -> BTreeMap<String, String> {
    let names = pipeline::names_text(&planned.plan.names);
    let names = format!("# {}.\n{names}", made_by(command));
    let mut files = BTreeMap::from([("names.toml".to_owned(), names)]);
    if let Some(decision) = &planned.decision
        && let Some(record) = &decision.record
    {
        files.insert("released.jsonl".to_owned(), record.clone());
        files.insert("changelog.md".to_owned(), decision.entries.clone());
    }
    files
}

/// The shared output: a `rustfmt.toml` that disables formatting. With `all`, other files right in `generated/` are
/// removed.
///
/// # Errors
/// Never, unless the file cannot be marked.
pub(crate) fn shared(all: bool) -> Result<ExpectedOutput> {
    let rustfmt = RUSTFMT.to_owned();
    let files = mark_all(BTreeMap::from([("rustfmt.toml".to_owned(), rustfmt)]), ALL)?;
    let extraneous = if all {
        Extraneous::RemoveFiles
    } else {
        Extraneous::Keep
    };
    let output = Output {
        folder: "generated".to_owned(),
        files,
        extraneous,
    };
    Ok(ExpectedOutput {
        output,
        command: ALL.to_owned(),
        ignored: Ignored::default(),
    })
}

/// Empty outputs for folders of `generated/` that no slice generates, so that they are removed.
///
/// # Errors
/// If `generated/` cannot be read.
pub(crate) fn orphans(workspace: &Workspace, slices: &[String]) -> Result<Vec<ExpectedOutput>> {
    let crates = workspace.crates()?;
    let gone = crates
        .iter()
        .filter(|name| !slices.contains(name))
        .map(|name| Output {
            folder: format!("generated/{name}"),
            files: BTreeMap::new(),
            extraneous: Extraneous::Remove,
        });
    Ok(gone
        .map(|output| ExpectedOutput {
            output,
            command: ALL.to_owned(),
            ignored: Ignored::default(),
        })
        .collect())
}
