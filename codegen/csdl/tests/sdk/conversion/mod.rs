//! A model of the conversion from CSDL to OpenAPI by which Microsoft makes its SDKs (`Microsoft.OpenApi.OData`): which paths
//! a file becomes, and which methods each of them has.
//!
//! Written from the rules of that library, with the settings that Graph is converted with:
//! - a navigation property is followed to whatever depth as long as it is contained; one that is not gets its own URL and,
//!   where it is referenceable, `$ref` in place of its items;
//! - no navigation property is followed twice along a path;
//! - a structural property has a URL only where an annotation allows something on it by name;
//! - casts are those that `DerivedTypeConstraint` lists, and have no operations of their own;
//! - an operation is on each resource of its type that the walk finds, and on those of derived types where an entity set or
//!   singleton has that type; behind a navigation property that is not contained only if that binds it explicitly.

pub(crate) mod methods;
mod operations;
pub(crate) mod said;
mod walk;

use graph_csdl::model::{Model, Navigation, OperationId, Property, RootKind, TypeId};
use graph_csdl::schema::Schema;
use said::Said;

/// What the last segment of a path is.
#[derive(Clone, Copy)]
pub(crate) enum Last<'m> {
    Root,
    /// An item of an entity set.
    Item,
    /// A navigation property.
    Way,
    /// An item of a navigation property.
    WayItem,
    Cast,
    Complex(TypeId, &'m Property),
    Stream,
    Count,
    /// `$ref` of one, of a collection, of an item.
    Ref(RefOf),
    Operation(OperationId),
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum RefOf {
    One,
    Collection,
    Item,
}

/// A navigation property of the type that declares it.
#[derive(Clone, Copy)]
pub(crate) struct Way<'m> {
    pub(crate) owner: TypeId,
    pub(crate) way: &'m Navigation,
}

/// A path of the conversion.
#[derive(Clone)]
pub(crate) struct Path<'m> {
    /// Keys and parameters as `{}`.
    pub(crate) text: String,
    /// Its segments other than keys, as `RestrictedProperties` spell it: without the first.
    below: Vec<String>,
    /// The number of its first segment.
    root: usize,
    /// The last navigation property.
    way: Option<Way<'m>>,
    last: Last<'m>,
    /// What the file must have for it, each once.
    pub(crate) elements: Vec<String>,
    casts: Vec<TypeId>,
    is_alternate: bool,
    /// Whether it goes through what a function returns.
    is_behind_function: bool,
}

impl<'m> Path<'m> {
    fn then(&self, segment: &str, last: Last<'m>) -> Self {
        let mut path = self.clone();
        path.text.push_str(segment);
        path.last = last;
        if let Some(name) = segment.strip_prefix('/').filter(|it| *it != "{}") {
            path.below.push(name.to_owned());
        }
        path
    }

    fn needs(mut self, element: String) -> Self {
        self.elements.push(element);
        self
    }

    /// The pattern of a slice that asks for it: its resource, or the call by its name alone.
    pub(crate) fn pattern(&self) -> String {
        resource(&self.text).to_owned()
    }

    /// Whether it is a resource that is looked at for operations of its own: not a call, nor anything behind one, where the
    /// conversion ends after one step.
    pub(crate) fn is_resource(&self) -> bool {
        !matches!(self.last, Last::Operation(_)) && !self.is_behind_function
    }
}

/// What a path is an operation of: the path without its last system segment.
pub(crate) fn resource(text: &str) -> &str {
    let resource = ["/$count", "/$ref", "/$value"]
        .into_iter()
        .find_map(|segment| text.strip_suffix(segment));
    resource.unwrap_or(text)
}

/// A file and what the conversion makes of it.
pub(crate) struct Conversion<'m> {
    model: &'m Model,
    said: Said<'m>,
    container: String,
    /// For each operation, whether it needs an explicit binding.
    explicit: Vec<bool>,
    paths: Vec<Path<'m>>,
}

impl<'m> Conversion<'m> {
    pub(crate) fn of(schema: &'m Schema, model: &'m Model) -> Self {
        let container = schema
            .namespaces
            .iter()
            .find_map(|it| it.containers.first());
        let operations = schema.namespaces.iter().flat_map(|it| &it.operations);
        let explicit = operations.map(|it| {
            let mut terms = it.annotations.iter().map(|it| it.term.as_str());
            terms.any(|term| term == "Org.OData.Core.V1.RequiresExplicitBinding")
        });
        let mut conversion = Self {
            model,
            said: Said::of(schema),
            container: container.map_or_else(String::new, |it| it.name.clone()),
            explicit: explicit.collect(),
            paths: Vec::new(),
        };
        conversion.walk();
        conversion.bind();
        conversion.import();
        conversion
    }

    pub(crate) fn paths(&self) -> &[Path<'m>] {
        &self.paths
    }

    fn root_target(&self, root: usize) -> String {
        format!("{}/{}", self.container, self.model.roots()[root].name)
    }

    fn root_type(&self, root: usize) -> Option<TypeId> {
        match self.model.roots()[root].kind {
            RootKind::EntitySet(ty) | RootKind::Singleton(ty) => Some(ty),
            RootKind::Import(_) => None,
        }
    }

    fn is_set(&self, root: usize) -> bool {
        matches!(self.model.roots()[root].kind, RootKind::EntitySet(_))
    }

    fn target(&self, owner: TypeId, member: &str) -> String {
        format!("{}/{member}", self.model.ty(owner).name)
    }

    /// Every member of a type and its bases with the type that declares it.
    fn ways(&self, ty: TypeId) -> impl Iterator<Item = Way<'m>> + use<'m> {
        let model = self.model;
        model.lineage(ty).flat_map(move |owner| {
            let structure = model.ty(owner).structure();
            let ways = structure.into_iter().flat_map(|it| &it.navigation);
            ways.map(move |way| Way { owner, way })
        })
    }

    fn properties(&self, ty: TypeId) -> impl Iterator<Item = (TypeId, &'m Property)> + use<'m> {
        let model = self.model;
        model.lineage(ty).flat_map(move |owner| {
            let structure = model.ty(owner).structure();
            let properties = structure.into_iter().flat_map(|it| &it.properties);
            properties.map(move |property| (owner, property))
        })
    }
}

/// What a file has, as paths name what they need.
pub(crate) fn elements(model: &Model) -> std::collections::HashSet<String> {
    let mut elements = std::collections::HashSet::new();
    for (_, ty) in model.types() {
        elements.insert(ty.name.to_string());
        let Some(structure) = ty.structure() else {
            continue;
        };
        let properties = structure.properties.iter().map(|it| &it.name);
        let members = properties.chain(structure.navigation.iter().map(|it| &it.name));
        elements.extend(members.map(|name| format!("{}/{name}", ty.name)));
    }
    elements.extend(model.roots().iter().map(|root| format!("/{}", root.name)));
    elements.extend(
        model
            .operations()
            .map(|(_, it)| operations::signature(model, it)),
    );
    elements
}
