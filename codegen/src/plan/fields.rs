//! The fields of each struct: properties of the type and its bases, and navigation properties to types of the slice.

mod boxed;

use super::modules::Placement;
use super::namer::{Candidate, Case, Identities, Namer, TakenNames};
use super::notes::Notes;
use super::rust_type::rust_type;
use super::shape::{Shape, shape};
use super::{Binding, Field, Item, RustType, names};
use super::{corrected, docs, facts};
use graph_csdl::model::{Facts, ItemType, Model, Navigation, Primitive, Property, TypeId, TypeRef};
use graph_csdl::reserved;
use graph_csdl::slice::Slice;
use std::sync::{Arc, OnceLock};

use boxed::boxed;

/// The property or navigation property of a field.
#[derive(Clone, Copy, Debug)]
struct Source<'m> {
    name: &'m str,
    ty: TypeRef,
    nullable: bool,
    secret: bool,
    is_navigation: bool,
    facts: &'m Facts,
}

/// The fields that a type itself declares, with their names.
#[derive(Debug, Default)]
struct NamedFields<'m> {
    /// Qualified name of the type.
    ty: String,
    fields: Vec<(Source<'m>, String)>,
    /// Navigation properties that `@odata.bind` can link; the setter is `with_` and the name.
    bound: Vec<(&'m Navigation, String)>,
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

/// The fields and bindings that a type itself declares.
#[derive(Debug, Default)]
struct Own {
    fields: Vec<OwnField>,
    bindings: Vec<Arc<Binding>>,
}

/// A field that a type itself declares.
#[derive(Debug)]
struct OwnField {
    plain: Arc<Field>,
    /// The boxed variant, made when the first struct needs it.
    boxed: OnceLock<Arc<Field>>,
}

impl OwnField {
    fn new(field: Field) -> Self {
        Self {
            plain: Arc::new(field),
            boxed: OnceLock::new(),
        }
    }

    fn get(&self, is_boxed: bool) -> Arc<Field> {
        let field = match self.plain.ty {
            RustType::One(Item::Model(target)) if is_boxed => self.boxed.get_or_init(|| {
                Arc::new(Field {
                    ty: RustType::Boxed(target),
                    ..Field::clone(&self.plain)
                })
            }),
            _ => &self.plain,
        };
        Arc::clone(field)
    }
}

/// Fields of every struct of the slice, and which of them are boxed.
#[derive(Debug)]
pub(super) struct Fields {
    /// By type.
    own: Vec<Own>,
    /// By model: whether each of its fields is boxed.
    boxed: Vec<Vec<bool>>,
}

impl Fields {
    pub(super) fn new(slice: &Slice<'_>, placement: &Placement, notes: &mut Notes<'_>) -> Self {
        let named = named(slice, notes);
        let boxed = boxed(slice.model(), placement, &named, &mut notes.namer);
        let model = slice.model();
        let types: Vec<(TypeId, &NamedFields<'_>)> =
            model.types().map(|(id, _)| id).zip(&named).collect();
        let own = notes.each(&types, |ty, notes| own(model, placement, *ty, notes));
        Self { own, boxed }
    }

    /// All fields of a model, those of the root of its hierarchy first.
    pub(super) fn fields(
        &self,
        model: &Model,
        placement: &Placement,
        id: TypeId,
    ) -> Vec<Arc<Field>> {
        let boxed = &self.boxed[placement.model(id).index()];
        let own = lineage(model, id)
            .into_iter()
            .map(|ty| &self.own[ty.index()]);
        let fields = own.flat_map(|own| &own.fields).zip(boxed);
        fields
            .map(|(field, is_boxed)| field.get(*is_boxed))
            .collect()
    }

    /// The setters of `@odata.bind` annotations of a type, in the same order.
    pub(super) fn bindings(&self, model: &Model, id: TypeId) -> Vec<Arc<Binding>> {
        let lineage = lineage(model, id).into_iter();
        let own = lineage.flat_map(|ty| &self.own[ty.index()].bindings);
        own.cloned().collect()
    }
}

/// A type and its bases, the root of the hierarchy first.
fn lineage(model: &Model, id: TypeId) -> Vec<TypeId> {
    let mut lineage: Vec<TypeId> = model.lineage(id).collect();
    lineage.reverse();
    lineage
}

/// Names the fields of the slice's types and of their bases, bases first.
fn named<'m>(slice: &Slice<'m>, notes: &mut Notes<'_>) -> Vec<NamedFields<'m>> {
    let model = slice.model();
    let mut all: Vec<NamedFields<'m>> = Vec::new();
    all.resize_with(model.types().count(), NamedFields::default);
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
    let mut is_seen = vec![false; model.types().count()];
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

fn own(
    model: &Model,
    placement: &Placement,
    (id, named): (TypeId, &NamedFields<'_>),
    notes: &mut Notes<'_>,
) -> Own {
    let field = |(source, name): &(Source<'_>, String)| {
        let ty = rust_type(model, placement, source.ty);
        OwnField::new(of_source(
            model,
            notes,
            &named.ty,
            source,
            name,
            ty,
            corrected::of_field(model, id, source.name),
        ))
    };
    Own {
        fields: named.fields.iter().map(field).collect(),
        bindings: named.bound.iter().map(binding).collect(),
    }
}

fn binding((link, name): &(&Navigation, String)) -> Arc<Binding> {
    Arc::new(Binding {
        setter: format!("with_{}", names::unraw(name).trim_start_matches('_')),
        argument: names::argument(&names::snake(&link.name)),
        navigation: link.name.clone(),
        is_collection: link.is_collection,
        deprecated: docs::note(link.facts.deprecated.as_deref()),
    })
}

fn of_source(
    model: &Model,
    notes: &mut Notes<'_>,
    declaring: &str,
    source: &Source<'_>,
    name: &str,
    ty: RustType,
    corrected: Vec<String>,
) -> Field {
    let about = match source.is_navigation {
        true => format!(
            "navigation to `{}`, present if expanded",
            model.spell(source.ty)
        ),
        false => facts::of_property(model, source.ty, source.nullable, source.facts),
    };
    let otherwise = format_args!("`{}`: {about}.", source.name);
    let mut lines = notes
        .docs
        .property(declaring, source.name, source.facts, otherwise);
    if source.facts.read_only {
        lines.extend([
            String::new(),
            "Read-only: the service ignores it in requests.".to_owned(),
        ]);
    }
    lines.extend(corrected);
    shape(Shape {
        name: name.to_owned(),
        wire: source.name,
        ty,
        secret: source.secret,
        docs: lines,
        facts: source.facts,
        edm: model.spell(source.ty),
        nullable: source.nullable,
    })
}

/// The navigation properties that a request can link: neither contained nor read-only.
fn links(navigation: &[Navigation]) -> Vec<&Navigation> {
    let is_link = |one: &&Navigation| !one.contained && !one.facts.read_only;
    navigation.iter().filter(is_link).collect()
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
