//! What the slices of the workspace come to: every output folder as it should be, and the command that makes it so.

use crate::console::say;
use crate::disk::{Extraneous, Output, PAGE, has_own_page, made_by, mark_all};
use crate::fingerprint::Fingerprint;
use crate::ignored::Ignored;
use crate::input::Inputs;
use crate::packages::Packages;
use crate::pipeline;
use crate::rejected::{Rejections, accept};
use crate::source::Asked;
use crate::workspace::Workspace;
use anyhow::Result;
use graph_codegen::plan::Runtime;
use graph_codegen::{Planned, Purpose, Setting};
use std::collections::{BTreeMap, BTreeSet};

/// The command that makes everything.
const ALL: &str = "cargo xtask generate";

/// Keeps rustfmt from printing generated code its own way.
pub(super) const RUSTFMT: &str =
    "# What is compared byte for byte is not formatted anew.\ndisable_all_formatting = true\n";

/// An output folder and the command that makes it.
#[derive(Debug)]
pub(super) struct Wanted {
    /// What it should hold.
    pub(super) output: Output,
    /// As a person would type it.
    pub(super) command: String,
    /// What of the metadata that it is made from is ignored.
    pub(super) ignored: Ignored,
}

/// What slices are made from.
#[derive(Debug)]
pub(super) struct Sources {
    packages: Packages,
    slices: Vec<(String, Inputs)>,
    /// Slices whose crate has a front page that somebody wrote.
    own_pages: BTreeSet<String>,
}

impl Sources {
    /// Reads all of it.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub(super) fn read(workspace: &Workspace, slices: &[String]) -> Result<Self> {
        let inputs = |slice: &String| {
            let inputs = Inputs::of_slice(workspace, slice, None)?;
            anyhow::Ok((slice.clone(), inputs))
        };
        let mut own_pages = BTreeSet::new();
        for slice in slices {
            if has_own_page(&workspace.root.join("generated").join(slice))? {
                own_pages.insert(slice.clone());
            }
        }
        Ok(Self {
            own_pages,
            packages: Packages::of(workspace)?,
            slices: slices.iter().map(inputs).collect::<Result<_>>()?,
        })
    }

    /// Adds all that decides what the slices come to.
    pub(super) fn add_to(&self, fingerprint: &mut Fingerprint) {
        let Self {
            packages,
            slices,
            own_pages,
        } = self;
        fingerprint.add_value(packages);
        fingerprint.add_value(own_pages);
        for (_, inputs) in slices {
            fingerprint.add_inputs(inputs);
        }
    }

    /// Warns of facts that are no longer needed.
    ///
    /// # Errors
    /// If something is wrong with a `slice.toml`.
    pub(super) fn say_unused(&self) -> Result<()> {
        for (_, inputs) in &self.slices {
            if let Some(unused) = accept(inputs, pipeline::unused(inputs))? {
                say(&format!("warning: {unused}"));
            }
        }
        Ok(())
    }
}

/// The outputs of these slices alone: a crate each, and beside `slice.toml` the names that were given. `also` takes what each
/// was made from.
///
/// # Errors
/// If anything is wrong in any of them, or `also` fails.
pub(super) fn of_slices(
    sources: &Sources,
    mut also: impl FnMut(&str, &Inputs, Planned) -> Result<()>,
) -> Result<Vec<Wanted>> {
    let mut wanted = Vec::new();
    let mut rejections = Rejections::default();
    for (slice, inputs) in &sources.slices {
        let command = format!("{ALL} {slice}");
        let setting = Setting {
            command: command.clone(),
            runtime: Runtime::Path("../../codegen/runtime".to_owned()),
            purpose: Purpose::Member,
        };
        let taken = rejections.keep(inputs, sources.packages.check(slice));
        let planned = pipeline::planned(inputs, &Asked::default(), &setting);
        let (Some(planned), Some(())) = (rejections.keep(inputs, planned), taken) else {
            continue;
        };
        let names = BTreeMap::from([(
            "names.toml".to_owned(),
            format!(
                "# {}.\n{}",
                made_by(&command),
                pipeline::names_text(&planned.plan.names)
            ),
        )]);
        let ignored = Ignored::of(inputs, &planned.warnings);
        let mut files = planned.files();
        if sources.own_pages.contains(slice) {
            files.remove(PAGE);
        }
        also(slice, inputs, planned)?;
        let output = |folder: String, files, extraneous| {
            anyhow::Ok(Output {
                folder,
                files: mark_all(files, &command)?,
                extraneous,
            })
        };
        for (output, ignored) in [
            (
                output(
                    format!("generated/{slice}"),
                    files,
                    Extraneous::RemoveExceptDocuments,
                )?,
                ignored,
            ),
            (
                output(format!("metadata/{slice}"), names, Extraneous::Keep)?,
                Ignored::default(),
            ),
        ] {
            wanted.push(Wanted {
                output,
                command: command.clone(),
                ignored,
            });
        }
    }
    Ok(rejections.or(wanted)?)
}

/// What all crates share: rustfmt leaves them as they were printed. Where `all` outputs are made, what is loose in
/// `generated/` goes.
///
/// # Errors
/// None, unless the file cannot be marked.
pub(super) fn shared(all: bool) -> Result<Wanted> {
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
    Ok(Wanted {
        output,
        command: ALL.to_owned(),
        ignored: Ignored::default(),
    })
}

/// What is left of slices that are gone: folders of `generated/` that no slice makes.
///
/// # Errors
/// If `generated/` cannot be read.
pub(super) fn orphans(workspace: &Workspace, slices: &[String]) -> Result<Vec<Wanted>> {
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
        .map(|output| Wanted {
            output,
            command: ALL.to_owned(),
            ignored: Ignored::default(),
        })
        .collect())
}
