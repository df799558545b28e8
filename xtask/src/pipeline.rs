//! The one way through: texts in, a crate or an answer out. The only file that knows the stages.

use crate::api::Api;
use crate::input::{Inputs, ON_THE_COMMAND_LINE};
use crate::source::Asked;
use crate::text::Text;
use graph_codegen::emit::{self, Files};
use graph_codegen::plan::{self, Plan, Policy, Runtime};
use graph_codegen::snippet;
use graph_codegen::snippet::Index;
use graph_csdl::config::{self, AskedFor, Config, Descriptions, Names, Source, Spanned};
use graph_csdl::model::Model;
use graph_csdl::problem::{Input, Problem, Problems, Warnings};
use graph_csdl::schema::{self, Schema};
use graph_csdl::slice::Slice;
use graph_csdl::{import, list, model, slice};

/// Where a crate will stand.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    /// The command that makes it, for the head of every file.
    pub(crate) command: String,
    /// Where it finds `graph-runtime`.
    pub(crate) runtime: Runtime,
    /// Whether it is the root of a workspace of its own, and its text is not checked in with the project.
    pub(crate) alone: bool,
}

/// A generated crate.
#[derive(Debug)]
pub(crate) struct Crate {
    /// Its files, by path within it.
    pub(crate) files: Files,
    /// Every name given.
    pub(crate) names: Names,
    /// What of the metadata is ignored.
    pub(crate) warnings: Warnings,
}

/// The whole way, to the text of a crate.
///
/// # Errors
/// All that is wrong at the first stage that finds anything.
pub(crate) fn generate(
    inputs: &Inputs,
    asked: &Asked,
    setting: &Setting,
) -> Result<Crate, Problems> {
    let policy = |config: &Config| policy(config, setting);
    with_plan(inputs, asked, setting, policy, |plan, model| {
        let plan = snippet::document(plan, model, &inputs.examples.pages());
        Crate {
            files: emit::files(&plan),
            names: plan.names,
            warnings: model.warnings().clone(),
        }
    })
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
    let config = configure(inputs, asked)?;
    with_slice(inputs, &config, |_, slice| Ok(question(slice)))
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
    pub(crate) asked: AskedFor,
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
    let config = configure(inputs, asked)?;
    with_slice(inputs, &config, |schema, slice| {
        let facts = import::extract(schema, slice)?;
        Ok(Facts {
            text: schema::write(&facts, says),
            differences: import::differences(before, &facts),
            suspects: import::suspects(before, &facts, &config),
            asked: AskedFor::of(&config),
            warnings: slice.model().warnings().clone(),
        })
    })
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
    let setting = Setting {
        command: String::new(),
        runtime: Runtime::Path(String::new()),
        alone: false,
    };
    let policy = |_: &Config| Policy::Facts;
    with_plan(inputs, asked, &setting, policy, |plan, model| {
        then(&Index::new(&plan), model)
    })
}

fn with_plan<T>(
    inputs: &Inputs,
    asked: &Asked,
    setting: &Setting,
    policy: impl FnOnce(&Config) -> Policy,
    then: impl FnOnce(Plan, &Model) -> T,
) -> Result<T, Problems> {
    let config = configure(inputs, asked)?;
    let (descriptions, names) = beside(inputs)?;
    with_slice(inputs, &config, |_, slice| {
        let plan = plan::lower(
            slice,
            &plan::Inputs {
                config: &config,
                descriptions: &descriptions,
                names: &names,
                policy: policy(&config),
                command: &setting.command,
                runtime: &setting.runtime,
                own_workspace: setting.alone,
            },
        )?;
        Ok(then(plan, slice.model()))
    })
}

fn with_slice<T>(
    inputs: &Inputs,
    config: &Config,
    then: impl FnOnce(&Schema, &Slice<'_>) -> Result<T, Problems>,
) -> Result<T, Problems> {
    let schema = schema::read(&inputs.metadata.text)?;
    let model = model::resolve(&schema, config)?;
    let slice = slice::select(&model, config)?;
    then(&schema, &slice)
}

/// What `slice.toml` says, what the command line says in its place, and what the facts say of themselves.
///
/// # Errors
/// All that is wrong with them, and where they contradict each other.
pub(crate) fn configure(inputs: &Inputs, asked: &Asked) -> Result<Config, Problems> {
    let mut config = match &inputs.config {
        Some(text) => config::read_config(&text.text)?,
        None => Config::default(),
    };
    let Asked { paths, name, api } = asked;
    if !paths.is_empty() {
        let spanned = |path: &String| Spanned {
            value: path.clone(),
            at: ON_THE_COMMAND_LINE,
        };
        config.paths = paths.iter().map(spanned).collect();
    }
    if name.is_some() {
        config.crate_name.clone_from(name);
    }
    if let Some(Api { version, by, .. }) = api {
        let said = config.api.get_or_insert_with(|| (*version).to_owned());
        if said != version {
            return Err(Problems::from(Problem {
                input: Input::Config,
                at: None,
                within: String::new(),
                what: format!("`api` is {said}, but the version of Graph is {version} by {by}"),
                settle: format!("write `api = {version:?}`, or take a metadata file of {said}"),
            }));
        }
    }
    config.with_source(&source(inputs)?, inputs.slice.as_deref().unwrap_or("NAME"))
}

/// What `source.toml` says.
fn source(inputs: &Inputs) -> Result<Source, Problems> {
    let text = inputs.source.as_ref().map_or("", |text| &text.text);
    config::read_source(text)
}

/// What is said of facts that were taken for more than the slice asks for now; nothing if they were not.
///
/// # Errors
/// As [`configure`].
pub(crate) fn unused(inputs: &Inputs) -> Result<Option<String>, Problems> {
    let source = source(inputs)?;
    let unused = source.unused(&configure(inputs, &Asked::default())?);
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

/// What stands beside `slice.toml`; the problems of both files at once.
fn beside(inputs: &Inputs) -> Result<(Descriptions, Names), Problems> {
    let text = |text: &Option<Text>| {
        text.as_ref()
            .map(|text| text.text.clone())
            .unwrap_or_default()
    };
    let descriptions = config::read_descriptions(&text(&inputs.docs));
    let names = config::read_names(&text(&inputs.names));
    match (descriptions, names) {
        (Ok(descriptions), Ok(names)) => Ok((descriptions, names)),
        (descriptions, names) => {
            let mut problems = descriptions.err().unwrap_or_default();
            problems.extend(names.err().unwrap_or_default());
            Err(problems)
        }
    }
}

/// The metadata's own sentences only go where the output is not checked in.
fn policy(config: &Config, setting: &Setting) -> Policy {
    match (config.docs_required && !setting.alone, setting.alone) {
        (true, _) => Policy::Required,
        (false, true) => Policy::Metadata,
        (false, false) => Policy::Facts,
    }
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
            "there are more than {} paths; each place is listed at its shortest one",
            list::LIMIT
        )
    })
}

/// The text of `names.toml`.
pub(crate) fn names_text(names: &Names) -> String {
    config::write_names(names)
}
