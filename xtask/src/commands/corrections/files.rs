//! Metadata files with the corrections, and everything that is wrong with these.

use crate::input::Inputs;
use crate::input::api::{self, Api};
use crate::input::metadata::note_skipped;
use crate::input::rejected::Rejections;
use crate::input::text::Text;
use crate::workspace::Workspace;
use anyhow::Result;
use graph_csdl::config::{Config, Corrections, read_corrections_as_far};
use graph_csdl::corrections::{self, Row};
use graph_csdl::model::{self, Model, State};
use graph_csdl::problem::{At, Input, Problem, Problems, Related};
use graph_csdl::schema::{self, Schema};
use std::path::{Path, PathBuf};

/// Resolves metadata files with the corrections.
///
/// # Errors
/// Everything that is wrong with the corrections: those that can be read are applied to the files, even if others cannot.
pub(super) fn resolve(
    files: &[PathBuf],
    api: Option<api::Version>,
    workspace: &Workspace,
    file: &Text,
) -> Result<(Corrections, Vec<Model>)> {
    let (mut known, wrong) = read_corrections_as_far(&file.text);
    let mut rejections = Rejections::default();
    let mut metadata = Vec::new();
    for path in files {
        let api = version(path, api);
        let corrected = Inputs::of_files(path, None)?.corrected(workspace)?;
        note_skipped(&corrected, api.as_ref());
        let schema = rejections.keep(&corrected, schema::read(&corrected.metadata.text));
        metadata.extend(schema.map(|schema| (api, corrected, schema)));
    }
    let mut found = Wrong {
        places: wrong.iter().filter_map(|problem| problem.at).collect(),
        corrections: wrong,
        others: rejections,
    };
    let mut models = models_of(&metadata, &known, &mut found);
    if models.len() < metadata.len() && !found.places.is_empty() {
        // Targets that cannot be meant are not needed to find the others.
        for entry in &mut known.entries {
            entry.targets.retain(|it| !found.places.contains(&it.at));
        }
        models = models_of(&metadata, &known, &mut Wrong::default());
    }
    let Wrong {
        corrections: mut wrong,
        others: mut rejections,
        places,
    } = found;
    if !places.is_empty() && models.len() == files.len() && has_all(files, api) {
        let rows = rows(&known, &models);
        let absent = rows.iter().filter(|row| row.state == State::Absent);
        absent.for_each(|row| wrong.push(row.finding()));
    }
    let inputs = Inputs::of_ledger(file.clone()).corrected(workspace)?;
    rejections.keep(&inputs, wrong.or(()));
    Ok((known, rejections.finish(models)?))
}

/// What is wrong with corrections of files.
#[derive(Default)]
struct Wrong {
    /// With the corrections alone, found in any of the files.
    corrections: Problems,
    /// With a file, or with the corrections of that one.
    others: Rejections,
    /// Where the corrections are wrong.
    places: Vec<At>,
}

/// The files that can be resolved with the corrections.
fn models_of(
    metadata: &[(Option<Api>, Inputs, Schema)],
    known: &Corrections,
    wrong: &mut Wrong,
) -> Vec<Model> {
    let mut models = Vec::new();
    for (api, inputs, schema) in metadata {
        let config = Config {
            api: api.as_ref().map(|api| api.version.to_owned()),
            corrections: known.clone(),
            ..Config::default()
        };
        match model::resolve(schema, &config) {
            Ok(model) => models.push(model),
            Err(problems) => {
                let own = problems.iter().filter(|it| it.input == Input::Corrections);
                wrong.places.extend(own.filter_map(|problem| problem.at));
                let (own, others) = problems.partition(is_of_corrections_alone);
                wrong.corrections.extend(own);
                wrong.others.keep(inputs, others.or(()));
            }
        }
    }
    models
}

/// Whether a problem is one of the corrections, independent of the metadata.
fn is_of_corrections_alone(problem: &Problem, related: &[Related]) -> bool {
    let mut inputs = related.iter().map(|it| it.input).chain([problem.input]);
    inputs.all(|input| input == Input::Corrections)
}

/// The version of a file: that which its name states, or else that of `--api`.
fn version(file: &Path, api: Option<api::Version>) -> Option<Api> {
    api::of_file(file).or_else(|| api.map(api::of_argument))
}

/// Whether there is a file of each version of Graph, so that what none of them has is nowhere.
pub(super) fn has_all(files: &[PathBuf], api: Option<api::Version>) -> bool {
    let versions: Vec<_> = files.iter().filter_map(|it| version(it, api)).collect();
    let mut all = ["beta", "v1.0"].iter();
    all.all(|version| versions.iter().any(|it| it.version == *version))
}

/// Each correction, with its state in all models.
pub(super) fn rows<'c>(known: &'c Corrections, models: &[Model]) -> Vec<Row<'c>> {
    let corrected: Vec<_> = models.iter().map(Model::corrected).collect();
    corrections::rows(&known.entries, &corrected)
}
