//! From slice to plan.

use super::builders;
use super::client;
use super::docs::{Docs, Policy};
use super::fields::{Fields, Shapes};
use super::groups::Groups;
use super::manifest::{self, Runtime};
use super::methods::Context;
use super::modules::{self, Placing};
use super::names::Namer;
use super::needs::Needs;
use super::parts::{self, Divided};
use super::routes::Routes;
use super::{File, Model, Module, Package, Plan};
use super::{enums, evolvable, features, parameters, structs};
use graph_csdl::config::{Config, Descriptions, Names};
use graph_csdl::model::TypeKind;
use graph_csdl::problem::Problems;
use graph_csdl::slice::Slice;
use std::collections::BTreeMap;

/// What planning takes beside the slice.
#[derive(Clone, Debug)]
pub struct Inputs<'a> {
    /// What is asked for and settled.
    pub config: &'a Config,
    /// The project's own words.
    pub descriptions: &'a Descriptions,
    /// Names given before.
    pub names: &'a Names,
    /// What stands where the project has no words.
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
/// Names that collide after the rule for collisions, renames and descriptions of nothing, descriptions that are
/// missing, and a configuration without the crate's name, version or API: all of them at once.
pub fn lower(slice: &Slice<'_>, inputs: &Inputs<'_>) -> Result<Plan, Problems> {
    let api = inputs.config.api.as_deref().unwrap_or_default();
    let mut namer = Namer::new(inputs.config, inputs.names);
    let mut docs = Docs::new(inputs.descriptions, inputs.policy, api);
    let placing = Placing::new(slice, &mut namer);
    let mut models = models(slice, &placing, &mut namer, &mut docs);
    let (mut parameters, paths) = parameters::plan(slice, &placing, &mut namer, &mut docs);
    let groups = Groups::new(slice, &mut namer);
    let routes = Routes::new(slice);
    let context = Context {
        slice,
        groups: &groups,
        paths: &paths,
        routes: &routes,
    };
    let mut builders = builders::plan(&context, &placing, &mut namer, &mut docs);
    let mut client = client::plan(&context, &placing, &mut namer, &mut docs, api);
    let package = manifest::plan(
        inputs.config,
        inputs.command,
        inputs.runtime,
        inputs.own_workspace,
        &client,
    );
    let needs = Needs::new(&builders, &parameters, &models);
    let features = features::assign(
        &needs,
        &mut client,
        &mut builders,
        &mut parameters,
        &mut models,
    );
    finish(package, namer, docs, |package, names| {
        let package = features::declare(package, features);
        let Divided {
            whole: package,
            models,
            parts,
        } = parts::divide(
            package,
            models,
            &needs,
            inputs.runtime,
            inputs.config.divide,
        );
        Plan {
            package,
            models,
            parts,
            parameters,
            builders,
            client,
            names,
        }
    })
}

fn models(
    slice: &Slice<'_>,
    placing: &Placing,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
) -> Vec<Module<Model>> {
    let fields = Fields::new(slice, namer);
    let mut shapes = Shapes::default();
    let evolvable = evolvable::types(slice);
    let mut files: BTreeMap<Vec<String>, Vec<File<Model>>> = BTreeMap::new();
    for (id, _) in slice.types() {
        let file = match &slice.model().ty(id).kind {
            TypeKind::Entity(_) | TypeKind::Complex(_) => {
                let id = (id, evolvable.contains(&id));
                structs::file(slice, placing, (&fields, &mut shapes), docs, id)
            }
            TypeKind::Enum(enumeration) => {
                enums::file(slice, placing, namer, docs, (id, enumeration))
            }
            TypeKind::Definition(_) => continue,
        };
        files
            .entry(placing.get(id).modules.clone())
            .or_default()
            .push(file);
    }
    modules::folders(
        "models",
        |_| vec!["The types of requests and responses.".to_owned()],
        files,
    )
}

/// The problems of all parts at once, or the plan.
fn finish(
    package: Result<Package, Problems>,
    namer: Namer<'_>,
    docs: Docs<'_>,
    plan: impl FnOnce(Package, Names) -> Plan,
) -> Result<Plan, Problems> {
    let mut problems = docs.finish();
    match (package, namer.finish()) {
        (Ok(package), Ok(names)) => problems.or(()).map(|()| plan(package, names)),
        (package, names) => {
            problems.extend(package.err().unwrap_or_default());
            problems.extend(names.err().unwrap_or_default());
            Err(problems)
        }
    }
}
