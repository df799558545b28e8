//! Names the fields that each type declares, bases before derived types.

use super::lineage::lineage;
use crate::plan::names::namer::{Candidate, Case, Identities, Namer, TakenNames};
use crate::plan::notes::Notes;
use graph_csdl::model::{Facts, ItemType, Navigation, Primitive, Property, TypeId, TypeRef};
use graph_csdl::reserved;
use graph_csdl::slice::Slice;

/// The property or navigation property of a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'m> {
    pub(super) name: &'m str,
    pub(super) ty: TypeRef,
    pub(super) nullable: bool,
    pub(super) secret: bool,
    pub(super) is_navigation: bool,
    pub(super) facts: &'m Facts,
}

/// The fields that a type itself declares, with their names.
#[derive(Debug, Default)]
pub(super) struct NamedFields<'m> {
    /// Qualified name of the type.
    pub(super) ty: String,
    pub(super) fields: Vec<(Source<'m>, String)>,
    /// Navigation properties that `@odata.bind` can link; the setter is `with_` and the name.
    pub(super) bound: Vec<(&'m Navigation, String)>,
    identities: Identities,
}

impl NamedFields<'_> {
    /// The name that has this identity.
    fn name(&self, identity: &str) -> Option<&String> {
        let index = self.identities.get(identity)?;
        let fields = self.fields.iter().map(|(_, name)| name);
        let bound = self.bound.iter().map(|(_, name)| name);
        fields.chain(bound).nth(index)
    }
}

/// Names the fields of the slice's types and of their bases, bases first.
pub(super) fn named<'m>(slice: &Slice<'m>, notes: &mut Notes<'_>) -> Vec<NamedFields<'m>> {
    let model = slice.model();
    let mut all: Vec<NamedFields<'m>> = Vec::new();
    all.resize_with(model.type_ids().len(), NamedFields::default);
    for types in by_depth(slice) {
        let named = notes.each(&types, |id, notes| name(slice, &all, &mut notes.namer, *id));
        for (id, named) in types.iter().zip(named) {
            all[id.index()] = named;
        }
    }
    all
}

/// The types to name, by their depth in the hierarchy.
fn by_depth(slice: &Slice<'_>) -> Vec<Vec<TypeId>> {
    let model = slice.model();
    let mut is_seen = vec![false; model.type_ids().len()];
    let mut depths: Vec<Vec<TypeId>> = Vec::new();
    for (id, _) in slice.types() {
        for (depth, ty) in lineage(model, id).into_iter().enumerate() {
            if std::mem::replace(&mut is_seen[ty.index()], true) {
                continue;
            }
            if depths.len() <= depth {
                depths.resize_with(depth + 1, Vec::new);
            }
            depths[depth].push(ty);
        }
    }
    depths
}

/// Names the fields that a type itself declares; those of its bases have names already.
fn name<'m>(
    slice: &Slice<'m>,
    all: &[NamedFields<'m>],
    namer: &mut Namer<'_>,
    id: TypeId,
) -> NamedFields<'m> {
    let model = slice.model();
    let Some(structure) = model.ty(id).structure() else {
        return NamedFields::default();
    };
    let sources = sources(slice, id);
    let links = links(&structure.navigation);
    let scope = model.ty(id).name.to_string();
    let properties = sources
        .iter()
        .map(|source| Candidate::new(format!("{scope}/{}", source.name), source.name));
    let annotations = links.iter().map(|link| Candidate {
        key: format!("{scope}/{}@odata.bind", link.name),
        wire: format!("{} bind", link.name).into(),
        rank: 1,
    });
    let candidates = properties.chain(annotations).collect();
    let bases: Vec<TypeId> = model.lineage(id).skip(1).collect();
    let inherited = |identity: &str| {
        let mut bases = bases.iter().map(|base| &all[base.index()]);
        bases.find_map(|base| base.name(identity).cloned())
    };
    let taken = TakenNames {
        reserved: &reserved::FIELDS,
        inherited: &inherited,
    };
    let (names, identities) = namer.resolve_with_identities(&scope, Case::Field, candidates, taken);
    let mut names = names.into_iter();
    NamedFields {
        ty: scope,
        fields: sources.into_iter().zip(names.by_ref()).collect(),
        bound: links.into_iter().zip(names).collect(),
        identities,
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
            name: &property.name,
            ty: property.ty,
            nullable: property.nullable,
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
                name: &navigation.name,
                ty,
                nullable: navigation.nullable,
                secret: false,
                is_navigation: true,
                facts: &navigation.facts,
            }
        });
    properties.chain(navigation).collect()
}

/// The navigation properties that a request can link: neither contained nor read-only.
fn links(navigation: &[Navigation]) -> Vec<&Navigation> {
    let is_link = |one: &&Navigation| !one.contained && !one.facts.read_only;
    navigation.iter().filter(is_link).collect()
}
