//! A schema as a flat list of facts, to compare with another.

use crate::schema::{
    Annotation, ContainerChildKind, Expression, Facets, Namespace, Navigation, Operation, Property,
    Schema, Structured, TypeItem, TypeItemKind,
};
use std::collections::BTreeMap;

/// What a fact is about: the type, operation or child; then the part of it, or empty for the whole.
pub(super) type About = (String, String);

/// Facts by what they are about.
pub(super) fn of(schema: &Schema) -> BTreeMap<About, String> {
    let mut facts = Facts(BTreeMap::new());
    for namespace in &schema.namespaces {
        facts.namespace(namespace);
    }
    facts.0
}

struct Facts(BTreeMap<About, String>);

impl Facts {
    fn add(&mut self, owner: &str, part: impl Into<String>, fact: String) {
        self.0.insert((owner.to_owned(), part.into()), fact);
    }

    fn namespace(&mut self, namespace: &Namespace) {
        namespace.types.iter().for_each(|item| self.ty(item));
        namespace
            .operations
            .iter()
            .for_each(|item| self.operation(item));
        for container in &namespace.containers {
            for child in &container.children {
                let owner = format!("{}/{}", container.name, child.name);
                let fact = match &child.kind {
                    ContainerChildKind::EntitySet { entity_type, .. } => {
                        format!("entity set of {entity_type}")
                    }
                    ContainerChildKind::Singleton { entity_type, .. } => {
                        format!("singleton of {entity_type}")
                    }
                    ContainerChildKind::ActionImport { action, .. } => {
                        format!("import of {action}")
                    }
                    ContainerChildKind::FunctionImport { function, .. } => {
                        format!("import of {function}")
                    }
                };
                self.add(&owner, "", fact);
                self.annotations(&owner, "", &child.annotations);
            }
        }
        for item in &namespace.annotations {
            let (owner, part) = split(&item.target);
            self.annotations(owner, part, &item.annotations);
        }
    }

    fn ty(&mut self, item: &TypeItem) {
        let fact = match &item.kind {
            TypeItemKind::Entity(body) => structured("entity type", body),
            TypeItemKind::Complex(body) => structured("complex type", body),
            TypeItemKind::Enum(body) if body.is_flags => "enum of flags".to_owned(),
            TypeItemKind::Enum(_) => "enum".to_owned(),
            TypeItemKind::Definition { underlying, facets } => {
                format!("definition of {underlying}{}", rest(facets))
            }
        };
        self.add(&item.name, "", fact);
        self.annotations(&item.name, "", &item.annotations);
        match &item.kind {
            TypeItemKind::Entity(body) | TypeItemKind::Complex(body) => {
                for property in &body.properties {
                    self.add(&item.name, &property.name, self::property(property));
                    self.annotations(&item.name, &property.name, &property.annotations);
                }
                for property in &body.navigation {
                    self.add(&item.name, &property.name, navigation(property));
                    self.annotations(&item.name, &property.name, &property.annotations);
                }
            }
            TypeItemKind::Enum(body) => {
                for member in &body.members {
                    let value = member
                        .value
                        .map_or_else(|| "no value".to_owned(), |value| format!("value {value}"));
                    self.add(&item.name, &member.name, value);
                    self.annotations(&item.name, &member.name, &member.annotations);
                }
            }
            TypeItemKind::Definition { .. } => {}
        }
    }

    fn operation(&mut self, item: &Operation) {
        let types: Vec<String> = item
            .parameters
            .iter()
            .map(|parameter| parameter.ty.to_string())
            .collect();
        let owner = format!("{}({})", item.name, types.join(", "));
        let mut fact = if item.is_function {
            "function".to_owned()
        } else {
            "action".to_owned()
        };
        for (is_so, word) in [(item.is_bound, "bound"), (item.is_composable, "composable")] {
            if is_so {
                fact = format!("{word} {fact}");
            }
        }
        if let Some(returns) = &item.returns {
            fact += &format!(" returning {}{}", returns.ty, rest(&returns.facets));
        }
        self.add(&owner, "", fact);
        self.annotations(&owner, "", &item.annotations);
        for (index, parameter) in item.parameters.iter().enumerate() {
            let fact = format!(
                "parameter {} of type {}{}",
                index + 1,
                parameter.ty,
                rest(&parameter.facets)
            );
            self.add(&owner, &parameter.name, fact);
            self.annotations(&owner, &parameter.name, &parameter.annotations);
        }
        if let Some(returns) = &item.returns {
            self.annotations(&owner, "$ReturnType", &returns.annotations);
        }
    }

    fn annotations(&mut self, owner: &str, part: &str, annotations: &[Annotation]) {
        for annotation in annotations {
            let mut about = format!("{part}@{}", annotation.term);
            while self.0.contains_key(&(owner.to_owned(), about.clone())) {
                about.push('\'');
            }
            let value = annotation
                .value
                .as_ref()
                .map_or_else(|| "true".to_owned(), self::value);
            self.add(owner, about, value);
        }
    }
}

/// The owner and the part of a target.
fn split(target: &str) -> (&str, &str) {
    let after = target.rfind(')').map_or(0, |at| at + 1);
    let head = target[after..].find('/').map(|at| after + at);
    head.map_or((target, ""), |at| (&target[..at], &target[at + 1..]))
}

fn structured(kind: &str, body: &Structured) -> String {
    let mut fact = kind.to_owned();
    for (is_so, word) in [
        (body.is_abstract, "abstract"),
        (body.is_open, "open"),
        (body.has_stream, "with a stream"),
    ] {
        if is_so {
            fact += &format!(", {word}");
        }
    }
    if let Some(base) = &body.base {
        fact += &format!(", based on {base}");
    }
    if !body.key.is_empty() {
        let key: Vec<&str> = body.key.iter().map(|part| part.name.as_str()).collect();
        fact += &format!(", key {}", key.join(" and "));
    }
    fact
}

fn property(item: &Property) -> String {
    format!("{}{}", item.ty, rest(&item.facets))
}

fn navigation(item: &Navigation) -> String {
    let contained = if item.contains_target {
        "contained"
    } else {
        "not contained"
    };
    let required = if item.nullable == Some(false) {
        ", not null"
    } else {
        ""
    };
    format!("navigation to {}, {contained}{required}", item.ty)
}

/// The facets that are given, each after a comma.
fn rest(facets: &Facets) -> String {
    let Facets {
        nullable,
        max_length,
        precision,
        scale,
        unicode,
        srid,
        default,
    } = facets;
    let mut out = String::new();
    if *nullable == Some(false) {
        out += ", not null";
    }
    if *unicode == Some(false) {
        out += ", not Unicode";
    }
    let given = [
        ("MaxLength", max_length),
        ("Precision", precision),
        ("Scale", scale),
        ("SRID", srid),
        ("DefaultValue", default),
    ];
    for (name, value) in given {
        if let Some(value) = value {
            out += &format!(", {name} {value}");
        }
    }
    out
}

fn value(value: &Expression) -> String {
    match value {
        Expression::Scalar(_, text) | Expression::Path(_, text) => text.clone(),
        Expression::Bool(value) => value.to_string(),
        Expression::EnumMember(members) => {
            let bare = members
                .iter()
                .map(|member| member.rsplit('/').next().unwrap_or(member));
            bare.collect::<Vec<_>>().join(" ")
        }
        Expression::Collection(items) => {
            format!(
                "[{}]",
                items.iter().map(self::value).collect::<Vec<_>>().join(", ")
            )
        }
        Expression::Record(record) => {
            let properties = record.properties.iter().map(|property| {
                let value = property
                    .value
                    .as_ref()
                    .map_or_else(|| "true".to_owned(), self::value);
                format!("{}: {value}", property.property)
            });
            format!("{{{}}}", properties.collect::<Vec<_>>().join(", "))
        }
        Expression::Null => "null".to_owned(),
        Expression::Other(name) => format!("the expression {name}"),
    }
}
