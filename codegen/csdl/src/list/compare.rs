//! Two slices side by side: what each has that the other lacks, and what differs.
//!
//! Paths start at the service root, so the version of Graph is no part of them. What a type that only one slice has declares is not
//! listed again, nor what an overload that only one has takes.

use super::{operations, text, types};
use crate::model::{Model, Operation, TypeKind};
use crate::slice::Slice;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a slice has, by kind and name; what is stated about each is what can differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    items: BTreeMap<(Kind, String), String>,
}

/// Kinds of items, in the order of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Operation,
    Overload,
    Parameter,
    Type,
    Property,
    Member,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Operation,
        Self::Overload,
        Self::Parameter,
        Self::Type,
        Self::Property,
        Self::Member,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Overload => "overload",
            Self::Parameter => "parameter",
            Self::Type => "type",
            Self::Property => "property",
            Self::Member => "member",
        }
    }

    fn plural(self) -> &'static str {
        match self {
            Self::Operation => "operations",
            Self::Overload => "overloads",
            Self::Parameter => "parameters",
            Self::Type => "types",
            Self::Property => "properties",
            Self::Member => "members",
        }
    }

    /// The kind of what has a part of this kind.
    fn whole(self) -> Option<Self> {
        match self {
            Self::Parameter => Some(Self::Overload),
            Self::Property | Self::Member => Some(Self::Type),
            Self::Operation | Self::Overload | Self::Type => None,
        }
    }
}

impl Inventory {
    /// That of a slice.
    pub fn of(slice: &Slice<'_>) -> Self {
        let mut inventory = Self::default();
        for line in operations(slice).lines {
            let item = format!("{} {}", line.method, line.path);
            // Overloads share a method and a path.
            let description = inventory.items.entry((Kind::Operation, item)).or_default();
            let separator = if description.is_empty() { "" } else { "; " };
            let _ = write!(description, "{separator}{}", text::description(&line));
        }
        for row in types::all(slice) {
            inventory.add_type(&row);
        }
        let model = slice.model();
        for (id, _) in slice.operations() {
            inventory.add_overload(model, model.operation(id));
        }
        for ty in slice.types().map(|(id, _)| model.ty(id)) {
            if let TypeKind::Enum(enumeration) = &ty.kind {
                for member in &enumeration.members {
                    let item = format!("{}/{}", ty.name, member.name);
                    inventory.add(Kind::Member, item, format!("= {}", member.value));
                }
            }
        }
        inventory
    }

    fn add(&mut self, kind: Kind, item: String, description: String) {
        self.items.insert((kind, item), description);
    }

    /// An overload, with what it returns, and its parameters.
    fn add_overload(&mut self, model: &Model, operation: &Operation) {
        let binding = operation.binding.map(|ty| model.spell(ty));
        let mut signature = format!("{}({})", operation.name, binding.unwrap_or_default());
        let mut description = "action".to_owned();
        if operation.is_function {
            // Functions have overloads by the names of their parameters.
            let names = operation.parameters.iter().map(|it| it.name.as_str());
            let names: Vec<&str> = names.collect();
            signature = format!("{signature}({})", names.join(","));
            description = "function".to_owned();
        }
        if let Some(returns) = operation.returns {
            let _ = write!(
                description,
                " -> {}{}",
                model.spell(returns.ty),
                not_null(returns.nullable)
            );
        }
        for parameter in &operation.parameters {
            let optional = if parameter.optional { ", optional" } else { "" };
            let ty = model.spell(parameter.ty);
            let description = format!("{ty}{}{optional}", not_null(parameter.nullable));
            self.add(
                Kind::Parameter,
                format!("{signature}/{}", parameter.name),
                description,
            );
        }
        self.add(Kind::Overload, signature, description);
    }

    fn add_type(&mut self, row: &types::Row<'_>) {
        let base = row.base.as_ref().map(|base| format!(": {base}"));
        let description = format!("{}{}", row.kind, base.unwrap_or_default());
        self.add(Kind::Type, row.name.clone(), description);
        for property in &row.properties {
            let item = format!("{}/{}", row.name, property.name);
            self.add(Kind::Property, item, text::said_of_property(property));
        }
    }

    fn count(&self, kind: Kind) -> usize {
        self.items
            .keys()
            .filter(|(known, _)| *known == kind)
            .count()
    }

    /// What this one has and the other lacks.
    fn without<'i>(&'i self, other: &Self) -> Vec<Only<'i>> {
        let lacks_whole = |kind: Kind, item: &str| {
            let (whole, _) = item.rsplit_once('/').unwrap_or((item, ""));
            let kind = kind.whole();
            kind.is_some_and(|kind| !other.items.contains_key(&(kind, whole.to_owned())))
        };
        let only = self
            .items
            .iter()
            .filter(|(key, _)| !(other.items.contains_key(key) || lacks_whole(key.0, &key.1)));
        only.map(|((kind, item), description)| Only {
            kind: *kind,
            item,
            description,
        })
        .collect()
    }

    /// What both have, and of which they say something else.
    fn differing<'i>(&'i self, other: &'i Self) -> Vec<Differing<'i>> {
        let both = self.items.iter().filter_map(|(key, one)| {
            let other = other.items.get(key)?;
            (one != other).then_some(Differing {
                kind: key.0,
                item: &key.1,
                description: [one, other],
            })
        });
        both.collect()
    }
}

fn not_null(nullable: bool) -> &'static str {
    if nullable { "" } else { ", not null" }
}

struct Only<'i> {
    kind: Kind,
    item: &'i str,
    description: &'i str,
}

struct Differing<'i> {
    kind: Kind,
    item: &'i str,
    description: [&'i str; 2],
}

/// Two slices, each with its name.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'i> {
    /// Their names.
    pub names: [&'i str; 2],
    /// What they have.
    pub inventories: [&'i Inventory; 2],
}

impl Compared<'_> {
    /// For people: an item a line, under the slice that has it.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (index, name) in self.names.iter().enumerate() {
            let only = self.only(index);
            let _ = writeln!(out, "only in {name}: {}", only.len());
            for Only {
                kind,
                item,
                description,
            } in only
            {
                let description = if description.is_empty() {
                    String::new()
                } else {
                    format!("  {description}")
                };
                let _ = writeln!(out, "    {} {item}{description}", kind.as_str());
            }
        }
        let differing = self.differing();
        let _ = writeln!(out, "different: {}", differing.len());
        for Differing {
            kind,
            item,
            description,
        } in differing
        {
            let _ = writeln!(out, "    {} {item}", kind.as_str());
            for (name, description) in self.names.iter().zip(description) {
                let _ = writeln!(out, "        {name}: {description}");
            }
        }
        out.push('\n');
        for (name, inventory) in self.names.iter().zip(self.inventories) {
            let counts =
                Kind::ALL.map(|kind| format!("{} {}", inventory.count(kind), kind.plural()));
            let _ = writeln!(out, "{name}: {}", counts.join(", "));
        }
        out
    }

    /// For programs: one JSON object.
    pub fn json(&self) -> String {
        let slice = |(index, name): (usize, &&str)| {
            let only = self.only(index).into_iter();
            let only: Vec<Value> = only
                .map(
                    |Only {
                         kind,
                         item,
                         description,
                     }| {
                        json!({"kind": kind.as_str(), "item": item, "is": description})
                    },
                )
                .collect();
            let counts = Kind::ALL.map(|kind| {
                let count = self.inventories[index].count(kind);
                (kind.plural().to_owned(), Value::from(count))
            });
            json!({"name": name, "has": Value::Object(counts.into_iter().collect()), "only": only})
        };
        let slices: Vec<Value> = self.names.iter().enumerate().map(slice).collect();
        let differing = self.differing().into_iter();
        let different: Vec<Value> = differing
            .map(
                |Differing {
                     kind,
                     item,
                     description,
                 }| {
                    json!({"kind": kind.as_str(), "item": item, "is": description})
                },
            )
            .collect();
        format!("{}\n", json!({"slices": slices, "different": different}))
    }

    fn only(&self, index: usize) -> Vec<Only<'_>> {
        self.inventories[index].without(self.inventories[1 - index])
    }

    fn differing(&self) -> Vec<Differing<'_>> {
        self.inventories[0].differing(self.inventories[1])
    }
}
