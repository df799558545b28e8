//! The fields of each struct: properties of the type and of its bases, and navigation to what the slice has.

use super::boxing;
use super::docs::{self, Docs};
use super::names::{self, Candidate, Case, Namer};
use super::rust_type::Scope;
use super::{Field, RustType};
use crate::model::{Facts, ItemType, Model, Primitive, Property, TypeId, TypeRef};
use crate::slice::Slice;
use std::collections::{BTreeMap, BTreeSet};

/// Field names that a struct of models has or means something else by.
const RESERVED: [&str; 2] = ["additional", "null"];

/// What a field stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'m> {
    owner: TypeId,
    name: &'m str,
    pub(super) ty: TypeRef,
    secret: bool,
    is_navigation: bool,
    facts: &'m Facts,
}

/// Fields of every struct of the slice, named, and what is boxed.
#[derive(Debug)]
pub(super) struct Fields<'m> {
    own: BTreeMap<TypeId, Vec<(Source<'m>, String)>>,
    component: BTreeMap<TypeId, usize>,
}

impl<'m> Fields<'m> {
    pub(super) fn new(slice: &Slice<'m>, namer: &mut Namer<'_>) -> Self {
        let mut fields = Self {
            own: BTreeMap::new(),
            component: BTreeMap::new(),
        };
        for (id, _) in slice.types() {
            fields.name(slice, namer, id);
        }
        fields.component = boxing::components(&by_value(slice, &fields));
        fields
    }

    /// The fields of a type, those of its farthest base first, each with its name.
    pub(super) fn of(&self, model: &Model, id: TypeId) -> Vec<&(Source<'m>, String)> {
        let mut lineage: Vec<TypeId> = model.lineage(id).collect();
        lineage.reverse();
        lineage
            .iter()
            .filter_map(|ty| self.own.get(ty))
            .flatten()
            .collect()
    }

    /// Whether a field of this type must be boxed in a struct of type `owner`.
    pub(super) fn is_boxed(&self, owner: TypeId, target: TypeRef) -> bool {
        match target {
            TypeRef {
                item: ItemType::Named(target),
                is_collection: false,
            } => self
                .component
                .get(&owner)
                .is_some_and(|component| self.component.get(&target) == Some(component)),
            _ => false,
        }
    }

    /// Names a type's own fields, after those of its bases.
    fn name(&mut self, slice: &Slice<'m>, namer: &mut Namer<'_>, id: TypeId) {
        let model = slice.model();
        let Some(structure) = model.ty(id).structure() else {
            return;
        };
        if self.own.contains_key(&id) {
            return;
        }
        if let Some(base) = structure.base {
            self.name(slice, namer, base);
        }
        let inherited: Vec<String> = self
            .of(model, id)
            .iter()
            .map(|(_, name)| name.clone())
            .collect();
        let inherited: Vec<&str> = inherited.iter().map(String::as_str).collect();
        let sources = sources(slice, id);
        let scope = model.ty(id).name.to_string();
        let key = |source: &Source<'_>| format!("{scope}/{}", source.name);
        let candidates: Vec<Candidate> = sources
            .iter()
            .map(|source| Candidate {
                key: key(source),
                wire: source.name.to_owned(),
                rank: 0,
            })
            .collect();
        let given = namer.settle(&scope, Case::Snake, &candidates, &RESERVED, &inherited);
        let named = sources
            .into_iter()
            .map(|source| (source, given[&key(&source)].clone()))
            .collect();
        self.own.insert(id, named);
    }
}

/// A field, decided.
pub(super) fn field(
    model: &Model,
    scope: &mut Scope<'_>,
    docs: &mut Docs<'_>,
    (source, name): &(Source<'_>, String),
    boxed: bool,
) -> Field {
    let ty = scope.rust_type(source.ty);
    let declaring = model.ty(source.owner).name.to_string();
    let otherwise = if source.is_navigation {
        format!(
            "The `{}` navigation property; present when expanded.",
            source.name
        )
    } else {
        format!("The `{}` property.", source.name)
    };
    let mut lines = docs.property(&declaring, source.name, source.facts, &otherwise);
    if source.facts.read_only {
        lines.extend([
            String::new(),
            "Set by the service; what a request says of it is ignored.".to_owned(),
        ]);
    }
    shape(
        name,
        source.name,
        if boxed { in_box(ty) } else { ty },
        source.secret,
        lines,
        source.facts,
    )
}

/// A field by its settled name: setter, argument and variant follow from it.
pub(super) fn shape(
    name: &str,
    wire: &str,
    ty: RustType,
    secret: bool,
    docs: Vec<String>,
    facts: &Facts,
) -> Field {
    let bare = names::bare(name);
    Field {
        name: name.to_owned(),
        setter: format!("with_{bare}"),
        argument: name.to_owned(),
        variant: variant(wire, bare),
        wire: wire.to_owned(),
        docs,
        deprecated: docs::note(facts.deprecated.as_ref()),
        ty,
        secret,
    }
}

/// The variant follows the settled name where that is not the wire name's own spelling.
fn variant(wire: &str, settled: &str) -> String {
    let own = names::bare(&names::snake(wire)).to_owned();
    if own == settled {
        names::camel(wire)
    } else {
        names::camel(settled)
    }
}

fn in_box(ty: RustType) -> RustType {
    match ty {
        RustType::Path { path, .. } => RustType::Boxed(path),
        RustType::Flags(_) | RustType::List(_) | RustType::Boxed(_) => ty,
    }
}

fn sources<'m>(slice: &Slice<'m>, id: TypeId) -> Vec<Source<'m>> {
    let Some(structure) = slice.model().ty(id).structure() else {
        return Vec::new();
    };
    let is_stream =
        |property: &&Property| property.ty.item == ItemType::Primitive(Primitive::Stream);
    let properties = structure
        .properties
        .iter()
        .filter(|property| !is_stream(property))
        .map(|property| Source {
            owner: id,
            name: &property.name,
            ty: property.ty,
            secret: property.secret,
            is_navigation: false,
            facts: &property.facts,
        });
    let navigation = structure
        .navigation
        .iter()
        .filter(|navigation| slice.has(navigation.target))
        .map(|navigation| {
            let ty = TypeRef {
                item: ItemType::Named(navigation.target),
                is_collection: navigation.is_collection,
            };
            Source {
                owner: id,
                name: &navigation.name,
                ty,
                secret: false,
                is_navigation: true,
                facts: &navigation.facts,
            }
        });
    properties.chain(navigation).collect()
}

/// Which structs hold which by value.
fn by_value(slice: &Slice<'_>, fields: &Fields<'_>) -> BTreeMap<TypeId, BTreeSet<TypeId>> {
    let mut edges: BTreeMap<TypeId, BTreeSet<TypeId>> = BTreeMap::new();
    for (id, _) in slice.types() {
        let targets =
            fields
                .of(slice.model(), id)
                .into_iter()
                .filter_map(|(source, _)| match source.ty {
                    TypeRef {
                        item: ItemType::Named(target),
                        is_collection: false,
                    } => Some(target),
                    _ => None,
                });
        edges.insert(id, targets.collect());
    }
    edges
}
