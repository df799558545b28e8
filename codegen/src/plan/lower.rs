//! From slice to plan.

use super::builders::Context;
use super::builders::client;
use super::docs::corrected::CorrectedItems;
use super::docs::{Docs, Policy};
use super::layout::Layout;
use super::names::namer::Namer;
use super::notes::Notes;
use super::package::features::Items;
use super::package::manifest::{self, Runtime};
use super::package::{features, parts};
use super::{Builder, Client, DataType, Method, Modules, Package, Parameters, Plan};
use super::{builders, models, parameters};
use graph_csdl::config::{Config, Descriptions, Names};
use graph_csdl::problem::{Input, Problem, Problems};
use graph_csdl::slice::Slice;

/// The inputs of planning besides the slice.
#[derive(Clone, Debug)]
pub struct Inputs<'a> {
    /// The slice's configuration.
    pub config: &'a Config,
    /// The descriptions of `docs.toml`.
    pub descriptions: &'a Descriptions,
    /// The names of `names.toml`.
    pub names: &'a Names,
    /// What documents an item without a description.
    pub policy: Policy,
    /// The command that makes the crate.
    pub command: &'a str,
    /// Where the crate finds `graph-runtime`.
    pub runtime: &'a Runtime,
    /// Whether the crate is the root of a workspace of its own.
    pub own_workspace: bool,
}

/// Decides everything about the crate.
///
/// # Errors
/// Names that collide, renames and descriptions of unknown items, missing descriptions, and a configuration without the
/// crate's name or API: all of them at once.
pub fn lower(slice: &Slice<'_>, inputs: &Inputs<'_>) -> Result<Plan, Problems> {
    let api = inputs.config.api.as_deref().unwrap_or_default();
    let mut notes = Notes {
        namer: Namer::new(inputs.config, inputs.names),
        docs: Docs::new(inputs.descriptions, inputs.policy, api),
    };
    let layout = Layout::new(slice, &mut notes);
    let corrected = CorrectedItems::new(slice);
    let planned = Planned::new(layout.context(slice, &corrected), &mut notes);
    let package = manifest::plan(
        inputs.config,
        inputs.command,
        inputs.runtime,
        inputs.own_workspace,
        &planned.client,
    );
    let (modules, homes) = layout.into_modules();
    let (finished, features) = rayon::join(
        || finish(package, notes),
        || features::assign(&planned.items(), modules),
    );
    let (package, names) = finished?;
    let package = features::declare(package, features.roots);
    let divided = parts::divide(
        package,
        features.modules.models,
        (&planned.models, &features.gates),
        inputs.runtime,
        inputs.config.divide,
    );
    if inputs.config.publish && !divided.parts.is_empty() {
        return Err(published_parts());
    }
    Ok(Plan {
        handwritten: Vec::new(),
        package: divided.whole,
        models: planned.models,
        parameters: planned.parameters,
        builders: planned.builders,
        client: Client {
            api: api.to_owned(),
            docs: client::about(api),
            methods: planned.client,
            gates: features.client,
        },
        modules: Modules {
            models: divided.modules,
            ..features.modules
        },
        homes,
        parts: divided.parts,
        gates: features.gates,
        names,
    })
}

fn published_parts() -> Problems {
    Problems::from(Problem {
        input: Input::Config,
        at: None,
        within: String::new(),
        what: "`publish` is set, but the models are divided over several crates, which are not published".to_owned(),
        fix: "set `divide = false`, or remove `publish`".to_owned(),
    })
}

/// The items of the modules, and the client's methods.
struct Planned {
    models: Vec<DataType>,
    parameters: Vec<Parameters>,
    builders: Vec<Builder>,
    client: Vec<Method>,
}

impl Planned {
    fn new(context: Context<'_>, notes: &mut Notes<'_>) -> Self {
        let Context {
            slice,
            placement,
            parameters: places,
            ..
        } = context;
        let (models, (parameters, builders)) = notes.both(
            |notes| models::plan(slice, placement, notes),
            |notes| {
                notes.both(
                    |notes| parameters::plan(slice, placement, places, notes),
                    |notes| builders::plan(context, notes),
                )
            },
        );
        Self {
            models,
            parameters,
            builders,
            client: client::methods(context, notes),
        }
    }

    fn items(&self) -> Items<'_> {
        Items {
            models: &self.models,
            parameters: &self.parameters,
            builders: &self.builders,
            client: &self.client,
        }
    }
}

/// Package and names, or the problems of all stages at once.
fn finish(
    package: Result<Package, Problems>,
    Notes { namer, docs }: Notes<'_>,
) -> Result<(Package, Names), Problems> {
    let mut problems = docs.finish();
    match (package, namer.finish()) {
        (Ok(mut package), Ok(names)) => {
            package.is_ascii = names.names.values().all(|name| name.is_ascii());
            problems.or((package, names))
        }
        (package, names) => {
            problems.extend(package.err().unwrap_or_default());
            problems.extend(names.err().unwrap_or_default());
            Err(problems)
        }
    }
}
