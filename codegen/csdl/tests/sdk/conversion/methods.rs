//! The methods of a path.

use super::said::{flag, has_member, record};
use super::{Conversion, Last, Path, RefOf, Way};
use graph_csdl::model::{Property, TypeId};
use graph_csdl::schema::Record;

impl<'m> Conversion<'m> {
    /// Every method and path that the conversion makes.
    pub(crate) fn operations(&self) -> Vec<(&'static str, &Path<'m>)> {
        let paths = self.paths.iter();
        paths
            .flat_map(|path| {
                self.methods(path)
                    .into_iter()
                    .map(move |method| (method, path))
            })
            .collect()
    }

    fn methods(&self, path: &Path<'m>) -> Vec<&'static str> {
        match path.last {
            Last::Root if self.is_set(path.root) => self.set(path),
            Last::Root => self.singleton(path),
            Last::Item => self.item(path),
            Last::Way | Last::WayItem => path.way.map_or_else(Vec::new, |it| self.of_way(path, it)),
            Last::Cast | Last::Count => vec!["GET"],
            Last::Complex(owner, property) => self.of_property(owner, property),
            Last::Stream => self.stream(path),
            Last::Ref(of) => self.reference(path, of),
            Last::Operation(id) => vec![self.model.operation(id).http().as_str()],
        }
    }

    fn root(&self, path: &Path<'m>, capability: &str) -> Option<&'m Record> {
        self.said.record(&self.root_target(path.root), capability)
    }

    fn set(&self, path: &Path<'m>) -> Vec<&'static str> {
        let reads = allowed(&[self.root(path, "ReadRestrictions")], "Readable");
        let inserts = allowed(&[self.root(path, "InsertRestrictions")], "Insertable");
        listed(&[(reads, "GET"), (inserts, "POST")])
    }

    fn singleton(&self, path: &Path<'m>) -> Vec<&'static str> {
        let reads = allowed(&[self.root(path, "ReadRestrictions")], "Readable");
        let updates = allowed(&[self.root(path, "UpdateRestrictions")], "Updatable");
        listed(&[(reads, "GET"), (updates, "PATCH")])
    }

    fn item(&self, path: &Path<'m>) -> Vec<&'static str> {
        let update = self.root(path, "UpdateRestrictions");
        let method = if methods_of(update) == ["PUT"] {
            "PUT"
        } else {
            "PATCH"
        };
        let deletes = allowed(&[self.root(path, "DeleteRestrictions")], "Deletable");
        listed(&[
            (self.reads_item(path), "GET"),
            (allowed(&[update], "Updatable"), method),
            (deletes, "DELETE"),
        ])
    }

    fn reads_item(&self, path: &Path<'m>) -> bool {
        let read = self.root(path, "ReadRestrictions");
        let by_key = read.and_then(|it| record(it, "ReadByKeyRestrictions"));
        allowed(&[by_key.or(read)], "Readable")
    }

    fn stream(&self, path: &Path<'m>) -> Vec<&'static str> {
        let updates = allowed(&[self.root(path, "UpdateRestrictions")], "Updatable");
        let deletes = allowed(&[self.root(path, "DeleteRestrictions")], "Deletable");
        listed(&[
            (self.reads_item(path), "GET"),
            (updates, "PUT"),
            (deletes, "DELETE"),
        ])
    }

    fn of_property(&self, owner: TypeId, property: &Property) -> Vec<&'static str> {
        let target = self.target(owner, &property.name);
        let says = |capability, name| {
            let said = self.said.record(&target, capability);
            said.and_then(|it| flag(it, name)) == Some(true)
        };
        let mut methods = listed(&[
            (says("ReadRestrictions", "Readable"), "GET"),
            (
                says("InsertRestrictions", "Insertable") && property.ty.is_collection,
                "POST",
            ),
        ]);
        if says("UpdateRestrictions", "Updatable") {
            methods.extend(methods_of(self.said.record(&target, "UpdateRestrictions")));
        }
        methods
    }

    fn of_way(&self, path: &Path<'m>, way: Way<'m>) -> Vec<&'static str> {
        let restrictions = self.restrictions(path);
        if !restrictions.is_navigable() {
            return Vec::new();
        }
        let target = self.target(way.owner, &way.way.name);
        let said = |capability| {
            let restricted = restrictions
                .restricted
                .and_then(|it| record(it, capability));
            [restricted, self.said.record(&target, capability)]
        };
        let of_type = |capability| self.said.of_type(self.model, way.way.target, capability);
        let is_item = matches!(path.last, Last::WayItem);
        let is_collection = way.way.is_collection && !is_item;
        let (read, update) = (said("ReadRestrictions"), said("UpdateRestrictions"));
        let by_key = read.map(|it| it.and_then(|it| record(it, "ReadByKeyRestrictions")));
        let reads = allowed(if is_item { &by_key } else { &read }, "Readable")
            && allowed(&[of_type("ReadRestrictions")], "Readable");
        let (insert, delete) = (said("InsertRestrictions"), said("DeleteRestrictions"));
        let holds = |records: &[Option<&Record>; 2], capability, name| {
            if way.way.contained {
                allowed(records, name) && allowed(&[of_type(capability)], name)
            } else {
                is(records, name) == Some(true)
            }
        };
        let mut methods = listed(&[
            (reads, "GET"),
            (
                is_collection && holds(&insert, "InsertRestrictions", "Insertable"),
                "POST",
            ),
            (
                !is_collection && holds(&delete, "DeleteRestrictions", "Deletable"),
                "DELETE",
            ),
        ]);
        // Of one contained entity, what is said of the type counts only where nothing is said of the way.
        let nearest = update.into_iter().flatten().next();
        let nearest =
            nearest.or_else(|| of_type("UpdateRestrictions").filter(|_| way.way.contained));
        let updates = if way.way.contained && !way.way.is_collection {
            allowed(&[nearest], "Updatable")
        } else {
            holds(&update, "UpdateRestrictions", "Updatable")
        };
        if updates && !is_collection {
            methods.extend(methods_of(nearest));
        }
        methods
    }

    fn reference(&self, path: &Path<'m>, of: RefOf) -> Vec<&'static str> {
        match (of, path.way) {
            (_, None) => Vec::new(),
            (RefOf::One, _) => vec!["GET", "PUT", "DELETE"],
            (RefOf::Collection, _) => vec!["GET", "POST", "DELETE"],
            (RefOf::Item, _) => vec!["DELETE"],
        }
    }
}

fn listed(methods: &[(bool, &'static str)]) -> Vec<&'static str> {
    let allowed = methods.iter().filter(|(is_allowed, _)| *is_allowed);
    allowed.map(|(_, method)| *method).collect()
}

/// What the first record that speaks of it says.
fn is(records: &[Option<&Record>], name: &str) -> Option<bool> {
    records.iter().flatten().find_map(|it| flag(it, name))
}

fn allowed(records: &[Option<&Record>], name: &str) -> bool {
    is(records, name) != Some(false)
}

/// `PUT`, or `PUT` and `PATCH`, where that is said, else `PATCH`.
fn methods_of(record: Option<&Record>) -> Vec<&'static str> {
    let has = |method| record.is_some_and(|it| has_member(it, "UpdateMethod", method));
    match (has("PUT"), has("PATCH")) {
        (true, true) => vec!["PUT", "PATCH"],
        (true, false) => vec!["PUT"],
        (false, _) => vec!["PATCH"],
    }
}
