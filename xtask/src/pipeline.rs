//! Questions and answers between the texts that were read and the library that generates.

use crate::input::Inputs;
use crate::source::Asked;
use graph_codegen::snippet::Index;
use graph_codegen::{Crate, Planned, Setting};
use graph_csdl::config::{self, Names, Requested};
use graph_csdl::model::Model;
use graph_csdl::problem::{Problem, Problems, Warnings};
use graph_csdl::schema::{self, Schema};
use graph_csdl::slice::Slice;
use graph_csdl::{import, list, slice};

/// The text of a crate.
///
/// # Errors
/// All that is wrong at the first stage that finds anything.
pub(crate) fn generate(
    inputs: &Inputs,
    asked: &Asked,
    setting: &Setting,
) -> Result<Crate, Problems> {
    graph_codegen::generate(&inputs.texts(asked), setting)
}

/// As far as the plan, for those who need the metadata beside the text of the crate.
///
/// # Errors
/// As [`generate`].
pub(crate) fn planned(
    inputs: &Inputs,
    asked: &Asked,
    setting: &Setting,
) -> Result<Planned, Problems> {
    graph_codegen::planned(&inputs.texts(asked), setting)
}

/// As far as the slice, for questions about it.
///
/// # Errors
/// As [`generate`].
pub(crate) fn ask<T>(
    inputs: &Inputs,
    asked: &Asked,
    question: impl FnOnce(&Slice<'_>) -> T,
) -> Result<T, Problems> {
    graph_codegen::ask(&inputs.texts(asked), |selected| question(selected.slice))
}

/// The chain from a pattern to an item of the slice, and what of the metadata is ignored; the inner error says that there
/// is no such item in it.
///
/// # Errors
/// As [`generate`].
pub(crate) fn why(
    inputs: &Inputs,
    asked: &Asked,
    item: &str,
) -> Result<(Result<String, Problem>, Warnings), Problems> {
    ask(inputs, asked, |slice| {
        (slice::why(slice, item), slice.model().warnings().clone())
    })
}

/// What an import comes to.
#[derive(Debug)]
pub(crate) struct Facts {
    /// The text of `schema.csdl`.
    pub(crate) text: String,
    /// What differs from the facts before, a line each.
    pub(crate) differences: Vec<String>,
    /// New properties that look like secrets, a line each.
    pub(crate) suspects: Vec<String>,
    /// What they were taken for.
    pub(crate) requested: Requested,
    /// What of the metadata is ignored.
    pub(crate) warnings: Warnings,
}

/// The facts that a slice needs, and nothing else of the file; `says` is the first line of their text.
///
/// # Errors
/// As [`generate`].
pub(crate) fn extract(
    inputs: &Inputs,
    asked: &Asked,
    before: &Schema,
    says: &str,
) -> Result<Facts, Problems> {
    graph_codegen::ask(&inputs.texts(asked), |selected| {
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

/// What `then` makes of the crate's plan and the metadata.
///
/// # Errors
/// As [`generate`].
pub(crate) fn snippets<T>(
    inputs: &Inputs,
    asked: &Asked,
    then: impl FnOnce(&Index<'_>, &Model) -> T,
) -> Result<T, Problems> {
    let mut texts = inputs.texts(asked);
    // They would only be shown in the documentation of a crate that is not printed.
    texts.pages.clear();
    let Planned { model, plan, .. } = graph_codegen::planned(&texts, &Setting::question())?;
    Ok(then(&Index::new(&plan), &model))
}

/// What is said of facts that were taken for more than the slice asks for now; nothing if they were not.
///
/// # Errors
/// All that is wrong with `slice.toml` and `source.toml`.
pub(crate) fn unused(inputs: &Inputs) -> Result<Option<String>, Problems> {
    let texts = inputs.texts(&Asked::default());
    let source = texts.source()?;
    let unused = source.unused(&texts.config()?);
    let slice = inputs.slice.as_deref().unwrap_or("NAME");
    Ok((!unused.is_empty()).then(|| {
        format!(
            "{} has facts that nothing in slice.toml asks for any more ({}); to drop them: {}",
            inputs.metadata.name,
            unused.join(", "),
            source.import(slice)
        )
    }))
}

/// How a result is printed.
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

/// What a listing leaves out, if it does: so many paths lead to so few places that each is listed once.
pub(crate) fn abridged(slice: &Slice<'_>) -> Option<String> {
    let is_abridged = list::operations(slice).is_abridged;
    is_abridged.then(|| {
        format!(
            "there are more than {} paths; each resource is listed at its shortest one",
            list::LIMIT
        )
    })
}

/// The text of `names.toml`.
pub(crate) fn names_text(names: &Names) -> String {
    config::write_names(names)
}
