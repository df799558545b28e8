//! Entity sets, singletons, and what their navigation and structural properties lead to.

use super::said::{self, flag};
use super::{Conversion, Last, Path, RefOf, Way};
use graph_csdl::model::{ItemType, Primitive, Property, TypeId};
use graph_csdl::schema::Record;

const DERIVED: &str = "Org.OData.Validation.V1.DerivedTypeConstraint";

impl<'m> Conversion<'m> {
    pub(super) fn walk(&mut self) {
        for root in 0..self.model.roots().len() {
            if let Some(ty) = self.root_type(root) {
                self.source(root, ty);
            }
        }
    }

    fn source(&mut self, root: usize, ty: TypeId) {
        let name = &self.model.roots()[root].name;
        let path = Path {
            text: format!("/{name}"),
            below: Vec::new(),
            root,
            way: None,
            last: Last::Root,
            elements: vec![format!("/{name}")],
            casts: Vec::new(),
            is_alternate: false,
            is_behind_function: false,
        };
        self.paths.push(path.clone());
        let target = self.root_target(root);
        let (mut count, mut at) = (None, path.clone());
        if self.is_set(root) {
            count = self.said.record(&target, "CountRestrictions");
            if count.and_then(|it| flag(it, "Countable")) != Some(false) {
                self.paths.push(path.then("/$count", Last::Count));
            }
            self.casts(&path, ty, &target, true, true);
            self.alternates(&path, ty, Last::Item);
            if self.said.tag(&target, "IndexableByKey") == Some(false) {
                self.streams(&path, ty);
                return;
            }
            at = path.then(&self.key(ty), Last::Item);
            self.paths.push(at.clone());
        }
        self.casts(&at, ty, &target, false, true);
        self.streams(&at, ty);
        self.complex(&at, ty);
        for way in self.ways(ty) {
            self.way(way, count.is_some(), &at, &mut Vec::new());
        }
    }

    fn key(&self, ty: TypeId) -> String {
        let names: Vec<&str> = self.model.key(ty).map(|it| it.name.as_str()).collect();
        match names[..] {
            [] | [_] => "/{}".to_owned(),
            _ => parentheses(&names),
        }
    }

    fn alternates(&mut self, path: &Path<'m>, ty: TypeId, last: Last<'m>) {
        let keys: Vec<String> = self
            .model
            .alternate_keys(ty)
            .map(|key| {
                let names: Vec<&str> = key.iter().map(|it| it.name.as_str()).collect();
                parentheses(&names)
            })
            .collect();
        for key in keys {
            let mut path = path.then(&key, last);
            path.is_alternate = true;
            self.paths.push(path);
        }
    }

    /// The casts that the entity set, singleton or navigation property lists.
    fn casts(&mut self, path: &Path<'m>, ty: TypeId, target: &str, is_many: bool, goes_on: bool) {
        let listed = self.said.names(target, DERIVED);
        for name in listed {
            let derived = self.model.find(name);
            let Some(derived) = derived.filter(|id| *id != ty && self.model.is_a(*id, ty)) else {
                continue;
            };
            if path.casts.contains(&derived) {
                continue;
            }
            let mut cast = path
                .then(&format!("/{name}"), Last::Cast)
                .needs(name.to_owned());
            cast.casts.push(derived);
            self.paths.push(cast.clone());
            if is_many {
                self.paths.push(cast.then("/$count", Last::Count));
            } else if goes_on {
                for way in self.ways(derived) {
                    self.way(way, false, &cast, &mut Vec::new());
                }
                self.complex(&cast, derived);
            }
        }
    }

    /// Stream properties, and `$value` of a media entity that has no property of the name `content`.
    fn streams(&mut self, path: &Path<'m>, ty: TypeId) {
        let mut has_content = false;
        for (owner, property) in self.properties(ty) {
            if is_stream(property) {
                let stream = path.then(&format!("/{}", property.name), Last::Stream);
                self.paths
                    .push(stream.needs(self.target(owner, &property.name)));
            }
            has_content |= property.name.eq_ignore_ascii_case("content");
        }
        let structure = self.model.ty(ty).structure();
        if !has_content && structure.is_some_and(|it| it.has_stream) {
            self.paths.push(path.then("/$value", Last::Stream));
        }
    }

    /// Structural properties of complex types that an annotation allows something on.
    fn complex(&mut self, path: &Path<'m>, ty: TypeId) {
        for (owner, property) in self.properties(ty) {
            let ItemType::Named(item) = property.ty.item else {
                continue;
            };
            let target = self.target(owner, &property.name);
            let allows = |term, name| {
                self.said
                    .record(&target, term)
                    .and_then(|it| flag(it, name))
                    == Some(true)
            };
            let is_served = allows("ReadRestrictions", "Readable")
                || allows("UpdateRestrictions", "Updatable")
                || allows("InsertRestrictions", "Insertable");
            if self.model.ty(item).structure().is_none() || !is_served {
                continue;
            }
            let last = Last::Complex(owner, property);
            let at = path
                .then(&format!("/{}", property.name), last)
                .needs(target.clone());
            self.paths.push(at.clone());
            if property.ty.is_collection {
                let count = self.said.record(&target, "CountRestrictions");
                if count.and_then(|it| flag(it, "Countable")) != Some(false) {
                    self.paths.push(at.then("/$count", Last::Count));
                }
                continue;
            }
            for way in self.ways(item) {
                self.way(way, false, &at, &mut Vec::new());
            }
        }
    }

    fn way(&mut self, way: Way<'m>, counted: bool, from: &Path<'m>, visited: &mut Vec<String>) {
        let target = self.target(way.owner, &way.way.name);
        if visited.contains(&target) {
            return;
        }
        let mut at = from
            .then(&format!("/{}", way.way.name), Last::Way)
            .needs(target.clone());
        at.way = Some(way);
        let restrictions = self.restrictions(&at);
        if !restrictions.is_navigable() {
            return;
        }
        self.paths.push(at.clone());
        let own = restrictions.own;
        let by_key = restrictions
            .restricted
            .and_then(|it| flag(it, "IndexableByKey"));
        let by_key = by_key.or_else(|| self.said.tag(&target, "IndexableByKey"));
        if by_key == Some(false) {
            return;
        }
        visited.push(target.clone());
        let (ty, is_many) = (way.way.target, way.way.is_collection);
        let count = self.said.record(&target, "CountRestrictions");
        if is_many && (counted || count.and_then(|it| flag(it, "Countable")) != Some(false)) {
            self.paths.push(at.then("/$count", Last::Count));
        }
        self.casts(&at, ty, &target, is_many, way.way.contained);
        let says =
            |record: Option<&Record>| record.and_then(|it| flag(it, "Referenceable")) == Some(true);
        let is_referenceable = says(restrictions.source) || says(own);
        let mut item = at.clone();
        if is_referenceable {
            let of = if is_many {
                RefOf::Collection
            } else {
                RefOf::One
            };
            self.paths.push(at.then("/$ref", Last::Ref(of)));
        } else if is_many {
            self.alternates(&at, ty, Last::WayItem);
        }
        if is_many {
            item = at.then(&self.key(ty), Last::WayItem);
            if is_referenceable {
                self.paths.push(item.then("/$ref", Last::Ref(RefOf::Item)));
            } else {
                self.paths.push(item.clone());
            }
            self.casts(&item, ty, &target, false, way.way.contained);
        }
        self.streams(&item, ty);
        self.complex(&item, ty);
        if !is_referenceable && way.way.contained {
            for next in self.ways(ty) {
                self.way(
                    next,
                    counted || (is_many && count.is_some()),
                    &item,
                    visited,
                );
            }
        }
        visited.pop();
    }

    /// What is said of the navigation property at the end of a path.
    pub(super) fn restrictions(&self, path: &Path<'m>) -> Restrictions<'m> {
        let source = self
            .said
            .record(&self.root_target(path.root), "NavigationRestrictions");
        let own = path.way.and_then(|it| {
            let target = self.target(it.owner, &it.way.name);
            self.said.record(&target, "NavigationRestrictions")
        });
        let below = path.below.join("/");
        let at_source = source.and_then(|record| {
            said::first(record, "RestrictedProperties", |it| {
                said::path(it, "NavigationProperty") == Some(below.as_str())
            })
        });
        let restricted = at_source
            .or_else(|| own.and_then(|it| said::first(it, "RestrictedProperties", |_| true)));
        Restrictions {
            source,
            own,
            restricted,
        }
    }
}

/// `NavigationRestrictions` that hold for a navigation property.
pub(super) struct Restrictions<'m> {
    /// Those of the entity set or singleton.
    pub(super) source: Option<&'m Record>,
    /// Its own.
    pub(super) own: Option<&'m Record>,
    /// The `RestrictedProperties` that speak of it.
    pub(super) restricted: Option<&'m Record>,
}

impl Restrictions<'_> {
    pub(super) fn is_navigable(&self) -> bool {
        let says = |record: &Record| said::property(record, "Navigability").is_some();
        let is_none = |record: &Record| said::has_member(record, "Navigability", "None");
        match self.restricted.filter(|it| says(it)) {
            Some(record) => !is_none(record),
            None => ![self.source, self.own].into_iter().flatten().any(is_none),
        }
    }
}

fn parentheses(names: &[&str]) -> String {
    let parts: Vec<String> = names.iter().map(|name| format!("{name}={{}}")).collect();
    format!("({})", parts.join(","))
}

fn is_stream(property: &Property) -> bool {
    property.ty.item == ItemType::Primitive(Primitive::Stream)
}
