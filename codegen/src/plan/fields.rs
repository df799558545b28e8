//! The fields of each struct: properties of the type and of its bases, and navigation to what the slice has.

use super::boxing::{self, Held};
use super::docs::{self, Docs};
use super::names::{self, Candidate, Case, Namer};
use super::rust_type::Scope;
use super::{Binding, Field, RustType};
use graph_csdl::model::{Facts, ItemType, Model, Navigation, Primitive, Property, TypeId, TypeRef};
use graph_csdl::reserved;
use graph_csdl::slice::Slice;
use std::collections::{BTreeMap, BTreeSet};

/// What the documentation of a secret says.
const REDACTED: &str =
    "A secret: `Debug` shows `[redacted]`, and so do errors that would repeat it.";

/// What a field stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'m> {
    owner: TypeId,
    name: &'m str,
    ty: TypeRef,
    secret: bool,
    is_navigation: bool,
    facts: &'m Facts,
}

/// Fields of every struct of the slice, named, and which of them are boxed, by struct and property.
#[derive(Debug)]
pub(super) struct Fields<'m> {
    own: BTreeMap<TypeId, Vec<(Source<'m>, String)>>,
    /// Navigation properties of each type's own that `@odata.bind` can link, with the name behind `with_`.
    bound: BTreeMap<TypeId, Vec<(&'m Navigation, String)>>,
    boxed: BTreeSet<(TypeId, &'m str)>,
}

impl<'m> Fields<'m> {
    pub(super) fn new(slice: &Slice<'m>, namer: &mut Namer<'_>) -> Self {
        let mut fields = Self {
            own: BTreeMap::new(),
            bound: BTreeMap::new(),
            boxed: BTreeSet::new(),
        };
        for (id, _) in slice.types() {
            fields.name(slice, namer, id);
        }
        fields.boxed = boxed(slice, &fields, namer);
        fields
    }

    /// The fields of a type, those of its farthest base first, each with its name.
    fn of(&self, model: &Model, id: TypeId) -> Vec<&(Source<'m>, String)> {
        lineage(model, id)
            .into_iter()
            .flat_map(|ty| self.own(ty))
            .collect()
    }

    fn own(&self, id: TypeId) -> &[(Source<'m>, String)] {
        self.own.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a field is boxed in the struct of type `owner`.
    fn is_boxed(&self, owner: TypeId, source: &Source<'m>) -> bool {
        self.boxed.contains(&(owner, source.name))
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
        let fields = self.of(model, id).into_iter().map(|(_, name)| name);
        let bound = self.bound_of(model, id).map(|(_, name)| name);
        let inherited: Vec<String> = fields.chain(bound).cloned().collect();
        let inherited: Vec<&str> = inherited.iter().map(String::as_str).collect();
        let sources = sources(slice, id);
        let links = links(&structure.navigation);
        let scope = model.ty(id).name.to_string();
        let key = |source: &Source<'_>| format!("{scope}/{}", source.name);
        let bind_key = |link: &Navigation| format!("{scope}/{}@odata.bind", link.name);
        let properties = sources.iter().map(|source| Candidate {
            key: key(source),
            wire: source.name.to_owned(),
            rank: 0,
        });
        let annotations = links.iter().map(|link| Candidate {
            key: bind_key(link),
            wire: format!("{} bind", link.name),
            rank: 1,
        });
        let candidates: Vec<Candidate> = properties.chain(annotations).collect();
        let given = namer.settle(
            &scope,
            Case::Field,
            &candidates,
            &reserved::FIELDS,
            &inherited,
        );
        let named = |key: String| given[&key].clone();
        let own = sources
            .into_iter()
            .map(|source| (source, named(key(&source))));
        self.own.insert(id, own.collect());
        let bound = links.into_iter().map(|link| (link, named(bind_key(link))));
        self.bound.insert(id, bound.collect());
    }

    fn bound_of(
        &self,
        model: &Model,
        id: TypeId,
    ) -> impl Iterator<Item = &(&'m Navigation, String)> {
        let lineage = lineage(model, id).into_iter();
        lineage.flat_map(|ty| self.bound.get(&ty).map(Vec::as_slice).unwrap_or_default())
    }

    /// The setters of `@odata.bind` annotations of a type, those of its farthest base first.
    pub(super) fn bindings(&self, model: &Model, id: TypeId) -> Vec<Binding> {
        self.bound_of(model, id)
            .map(|(link, name)| Binding {
                setter: format!("with_{}", names::bare(name).trim_start_matches('_')),
                argument: names::argument(&names::snake(&link.name)),
                navigation: link.name.clone(),
                is_collection: link.is_collection,
                deprecated: docs::note(link.facts.deprecated.as_deref()),
            })
            .collect()
    }
}

/// A type and its bases, the farthest first.
fn lineage(model: &Model, id: TypeId) -> Vec<TypeId> {
    let mut lineage: Vec<TypeId> = model.lineage(id).collect();
    lineage.reverse();
    lineage
}

/// The fields of each type's own, decided once, since a thousand types may inherit them. Their types are as the first of
/// those spells them; each spells its own.
#[derive(Debug, Default)]
pub(super) struct Shapes(BTreeMap<TypeId, Vec<Field>>);

impl Shapes {
    /// All fields of a type, those of its farthest base first.
    pub(super) fn fields(
        &mut self,
        model: &Model,
        scope: &mut Scope<'_>,
        docs: &mut Docs<'_>,
        fields: &Fields<'_>,
        id: TypeId,
    ) -> Vec<Field> {
        let mut all = Vec::new();
        for ty in lineage(model, id) {
            let own = fields.own(ty);
            let shapes = self.0.entry(ty).or_insert_with(|| {
                own.iter()
                    .map(|(source, name)| {
                        let ty = scope.rust_type(source.ty);
                        of_source(model, docs, source, name, ty)
                    })
                    .collect()
            });
            for ((source, _), known) in own.iter().zip(shapes) {
                let ty = scope.rust_type(source.ty);
                let boxed = fields.is_boxed(id, source);
                all.push(Field {
                    ty: if boxed { in_box(ty) } else { ty },
                    ..known.clone()
                });
            }
        }
        all
    }
}

fn of_source(
    model: &Model,
    docs: &mut Docs<'_>,
    source: &Source<'_>,
    name: &str,
    ty: RustType,
) -> Field {
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
    shape(name, source.name, ty, source.secret, lines, source.facts)
}

/// A field by its settled name: setter, argument and variant follow from it.
pub(super) fn shape(
    name: &str,
    wire: &str,
    ty: RustType,
    secret: bool,
    mut docs: Vec<String>,
    facts: &Facts,
) -> Field {
    let bare = names::bare(name);
    if secret {
        docs.extend([String::new(), REDACTED.to_owned()]);
    }
    Field {
        name: name.to_owned(),
        setter: format!("with_{}", bare.trim_start_matches('_')),
        argument: names::argument(name),
        variant: variant(wire, bare),
        wire: wire.to_owned(),
        docs,
        deprecated: docs::note(facts.deprecated.as_deref()),
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

/// The navigation properties that link what exists elsewhere: what is contained lives with its owner, and what only the
/// service sets is no part of a request.
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

/// Decides which fields are boxed, and remembers how each holds its object.
fn boxed<'m>(
    slice: &Slice<'m>,
    fields: &Fields<'m>,
    namer: &mut Namer<'_>,
) -> BTreeSet<(TypeId, &'m str)> {
    let model = slice.model();
    let mut keys = Vec::new();
    let mut all = Vec::new();
    for (owner, _) in slice.types() {
        for (source, _) in fields.of(model, owner) {
            let Some(target) = object(model, source.ty) else {
                continue;
            };
            let key = format!("{}/{}", model.ty(owner).name, source.name);
            let name = model.ty(target).name.to_string();
            let before = namer.held(&key, &name);
            all.push(Held {
                owner,
                target,
                before,
            });
            keys.push((key, name, source.name));
        }
    }
    let mut boxed = BTreeSet::new();
    for ((key, target, name), (held, is_boxed)) in
        keys.into_iter().zip(all.iter().zip(boxing::boxed(&all)))
    {
        namer.hold(key, target, is_boxed);
        if is_boxed {
            boxed.insert((held.owner, name));
        }
    }
    boxed
}

/// The type of the one object that a field holds, if it does.
fn object(model: &Model, ty: TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef {
            item: ItemType::Named(target),
            is_collection: false,
        } => model.ty(target).structure().map(|_| target),
        _ => None,
    }
}
