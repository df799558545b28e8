//! Calls from commands to the library of the generator.

use crate::input::Inputs;
use crate::input::selection::Selection;
use graph_codegen::snippet::Index;
use graph_codegen::{Crate, Planned, Selected, Setting};
use graph_csdl::config::{self, Config, Corrections, Names, Requested};
use graph_csdl::model::{self, Model};
use graph_csdl::problem::{Problem, Problems, Warnings};
use graph_csdl::schema::{self, Schema};
use graph_csdl::slice::Slice;
use graph_csdl::{import, list, slice};

/// Generates the text of a crate.
///
/// # Errors
/// All problems of the first stage that finds any.
pub(crate) fn generate(
    inputs: &Inputs,
    selection: &Selection,
    setting: &Setting,
) -> Result<Crate, Problems> {
    graph_codegen::generate(&inputs.texts(selection), setting)
}

/// Runs all stages up to the plan, for callers that need the metadata too.
///
/// # Errors
/// As [`generate`].
pub(crate) fn planned(
    inputs: &Inputs,
    selection: &Selection,
    setting: &Setting,
) -> Result<Planned, Problems> {
    graph_codegen::planned(&inputs.texts(selection), setting)
}

/// Runs all stages up to the slice, and calls `question` with it.
///
/// # Errors
/// As [`generate`].
pub(crate) fn ask<T>(
    inputs: &Inputs,
    selection: &Selection,
    question: impl FnOnce(&Slice<'_>) -> T,
) -> Result<T, Problems> {
    graph_codegen::ask(&inputs.texts(selection), |selected| {
        question(selected.slice)
    })
}

/// The chain from a pattern to an item of the slice, and the warnings; the inner error says that the item is not in the
/// slice.
///
/// # Errors
/// As [`generate`].
pub(crate) fn why(
    inputs: &Inputs,
    selection: &Selection,
    item: &str,
) -> Result<(Result<String, Problem>, Warnings), Problems> {
    graph_codegen::ask(&inputs.texts(selection), |selected| {
        let slice = selected.slice;
        let answer = slice::why(slice, item);
        let answer = answer.map_err(|problem| or_removed(problem, &selected, item));
        (answer, slice.model().warnings().clone())
    })
}

/// The problem that an item is not in the slice, with the corrections that have taken it out, if some have.
fn or_removed(problem: Problem, selected: &Selected<'_>, item: &str) -> Problem {
    let Selected {
        config,
        schema,
        slice,
    } = selected;
    if slice.model().corrected().entries().is_empty() {
        return problem;
    }
    let config = Config {
        corrections: Corrections::default(),
        ..(*config).clone()
    };
    // An entry of the slice may be about what a correction adds; then there is no such slice without corrections.
    let model = model::resolve(schema, &config).ok();
    let uncorrected = model.as_ref();
    let uncorrected = uncorrected.and_then(|model| slice::select(model, &config).ok());
    let removed = slice::removed(slice, uncorrected.as_ref(), item);
    if removed.is_empty() {
        return problem;
    }
    Problem {
        what: format!("{}: {}", problem.what, removed.join("; ")),
        fix: slice::RESTORE.to_owned(),
        ..problem
    }
}

/// The result of an import.
#[derive(Debug)]
pub(crate) struct Facts {
    /// The text of `schema.csdl`.
    pub(crate) text: String,
    /// Differences from the previous facts, one line each.
    pub(crate) differences: Vec<String>,
    /// New properties that look like secrets, one line each.
    pub(crate) suspects: Vec<String>,
    /// The paths and types that they were imported for.
    pub(crate) requested: Requested,
    /// Warnings about the metadata.
    pub(crate) warnings: Warnings,
}

/// Extracts the facts that a slice needs; `says` is the first line of their text.
///
/// # Errors
/// As [`generate`].
pub(crate) fn extract(
    inputs: &Inputs,
    selection: &Selection,
    before: &Schema,
    says: &str,
) -> Result<Facts, Problems> {
    graph_codegen::ask(&inputs.texts(selection), |selected| {
        let facts = import::extract(selected.schema, selected.slice)?;
        Ok(Facts {
            text: schema::write(&facts, says),
            differences: import::differences(before, &facts),
            suspects: import::suspects(before, &facts, selected.config),
            requested: Requested::of(selected.config, &schema::declared(&facts)),
            warnings: selected.slice.warnings(),
        })
    })?
}

/// Calls `then` with the crate's plan and the metadata.
///
/// # Errors
/// As [`generate`].
pub(crate) fn snippets<T>(
    inputs: &Inputs,
    selection: &Selection,
    then: impl FnOnce(&Index<'_>, &Model) -> T,
) -> Result<T, Problems> {
    let mut texts = inputs.texts(selection);
    // Pages only matter for the documentation of a crate that is printed.
    texts.pages.clear();
    let Planned { model, plan, .. } = graph_codegen::planned(&texts, &Setting::question())?;
    Ok(then(&Index::new(&plan), &model))
}

/// A warning if the facts were imported for more than the slice asks for now.
///
/// # Errors
/// All problems of `slice.toml` and `source.toml`.
pub(crate) fn unused(inputs: &Inputs) -> Result<Option<String>, Problems> {
    let texts = inputs.texts(&Selection::default());
    let source = texts.source()?;
    let unused = source.unused(&texts.config()?);
    let slice = inputs.slice.as_deref().unwrap_or("NAME");
    Ok((!unused.is_empty()).then(|| {
        format!(
            "{} has facts that slice.toml no longer asks for ({}); to drop them: {}",
            inputs.metadata.name,
            unused.join(", "),
            source.import(slice)
        )
    }))
}

/// The output format of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Lines for people.
    Text,
    /// One JSON value.
    Json,
}

/// The operations and types of a slice of this metadata.
pub(crate) fn list(slice: &Slice<'_>, metadata: &str, format: Format) -> String {
    match format {
        Format::Text => list::text(slice),
        Format::Json => list::json_with_warnings(slice, metadata),
    }
}

/// The corrections that have made what is in the slice, and those that have removed what is not.
pub(crate) fn corrected(slice: &Slice<'_>, format: Format) -> String {
    match format {
        Format::Text => list::corrected(slice),
        Format::Json => list::corrected_json(slice),
    }
}

/// A note if the listing is abridged: each resource is then listed once, by its shortest path.
pub(crate) fn abridged(slice: &Slice<'_>) -> Option<String> {
    let is_abridged = list::operations(slice).is_abridged;
    is_abridged.then(|| {
        format!(
            "there are more than {} paths; each resource is listed once, by its shortest path",
            list::LIMIT
        )
    })
}

/// The text of `names.toml`.
pub(crate) fn names_text(names: &Names) -> String {
    config::write_names(names)
}
