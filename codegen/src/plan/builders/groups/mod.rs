//! Groups resources that share a request builder, and names the builders.

mod naming;
mod sharing;

use crate::plan::names::modules::{Numbered, folders, number};
use crate::plan::names::namer::Namer;
use crate::plan::{BuilderId, File, GateId, Module, names};
use graph_csdl::model::TypeId;
use graph_csdl::slice::{ResourceId, Slice};
use std::collections::BTreeMap;

/// A request builder: its resources and its name.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Name of the builder.
    pub(super) name: String,
    /// Its key in `names.toml`; the prefix of its methods' keys.
    pub(super) key: String,
    /// The resources that it is the builder of.
    pub(super) resources: Vec<ResourceId>,
    /// The property, if the resource is one.
    pub(super) property: Option<(TypeId, String)>,
}

/// All builders of a slice.
#[derive(Debug)]
pub(in crate::plan) struct Groups {
    /// By id.
    pub(super) all: Vec<Group>,
    by_resource: Vec<Option<BuilderId>>,
    /// The module of each, by id.
    pub(in crate::plan) homes: Vec<usize>,
    pub(in crate::plan) modules: Vec<Module<BuilderId>>,
}

impl Groups {
    pub(in crate::plan) fn new(slice: &Slice<'_>, namer: &mut Namer<'_>) -> Self {
        let entered = sharing::entered(slice);
        let keyed = sharing::by_key(slice, &entered);
        let mut files: BTreeMap<Vec<String>, Vec<File<Group>>> = BTreeMap::new();
        for (folder, group) in naming::name(slice, namer, &keyed, &entered) {
            files.entry(folder).or_default().push(file(group));
        }
        let about = |_: &[String]| {
            vec![
                "Request builders. Each has a URL, and a method for each child segment, request and operation there."
                    .to_owned(),
            ]
        };
        let Numbered {
            modules,
            items: all,
            homes,
        } = number(folders("builders", about, files), BuilderId::new);
        let mut by_resource = vec![None; slice.resources().count()];
        for (index, group) in all.iter().enumerate() {
            for resource in &group.resources {
                by_resource[resource.index()] = Some(BuilderId::new(index));
            }
        }
        Self {
            all,
            by_resource,
            homes,
            modules,
        }
    }

    /// The builder of a resource.
    #[expect(
        clippy::expect_used,
        reason = "every resource with an incoming child has a builder"
    )]
    pub(super) fn of(&self, resource: ResourceId) -> BuilderId {
        self.by_resource[resource.index()].expect("a resource with an incoming child")
    }
}

fn file(group: Group) -> File<Group> {
    File {
        module: names::module(group.name.trim_end_matches("RequestBuilder")),
        exports: vec![group.name.clone()],
        gate: GateId::new(0),
        item: group,
    }
}
