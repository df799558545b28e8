//! Walks a JSON body along the types of the metadata.

use super::draft::{Context, Draft, Lean};
use super::primitive::{self, Misfit};
use super::shape::Shape;
use super::touched::Fact;
use super::{Kind, discriminator, enums, parameters};
use crate::docs::json::{Json, Member, Value};
use crate::model::nearest::nearest;
use crate::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};
use crate::problem::At;
use std::collections::BTreeSet;

/// A body that is being checked.
pub(super) struct Body<'c, 'm> {
    pub(super) model: &'m Model,
    pub(super) context: Context,
    pub(super) drafts: &'c mut Vec<Draft>,
    pub(super) touched: &'c mut Vec<Fact>,
    /// The type that the annotation gives to the whole body, or to each item of it.
    pub(super) hint: Option<TypeId>,
    path: Vec<Step>,
    /// What was said already, with array indexes left out: one finding a place and name is enough.
    said: BTreeSet<(Kind, String)>,
}

/// A step into a JSON value.
enum Step {
    Key(String),
    Index(usize),
}

impl<'c, 'm> Body<'c, 'm> {
    pub(super) fn new(
        model: &'m Model,
        context: Context,
        drafts: &'c mut Vec<Draft>,
        touched: &'c mut Vec<Fact>,
    ) -> Self {
        Self {
            model,
            context,
            drafts,
            touched,
            hint: None,
            path: Vec::new(),
            said: BTreeSet::new(),
        }
    }

    /// Checks a whole body.
    pub(super) fn document(&mut self, json: &Json, shape: Shape) {
        match shape {
            Shape::Any | Shape::Count => {}
            Shape::Nothing => self.nothing(json),
            Shape::One(ty) => self.one(json, ty),
            Shape::Many(ty) | Shape::Wrapped(ty) => self.wrapped(json, ty),
            Shape::Parameters(id) => parameters::check(self, json, id),
            Shape::Reference => self.reference(json),
            Shape::References => self.references(json),
        }
    }

    fn nothing(&mut self, json: &Json) {
        if json
            .members()
            .iter()
            .any(|member| !member.key.starts_with('@'))
            || !json.items().is_empty()
        {
            let why = "The operation has no body here, and the page shows one.".to_owned();
            self.say(Kind::UnexpectedBody, json.at, why, Lean::Unclear);
        }
    }

    /// One value; older pages wrap it in `value`.
    fn one(&mut self, json: &Json, ty: TypeRef) {
        let ItemType::Named(id) = ty.item else { return };
        let data = || {
            json.members()
                .iter()
                .filter(|member| !member.key.starts_with('@'))
        };
        let wrapper = json
            .get("value")
            .filter(|_| data().count() == 1 && self.model.property(id, "value").is_none());
        let Some(inner) = wrapper else {
            return self.value(json, ty, false);
        };
        let shown = if inner.items().is_empty() {
            "wraps it in `value`"
        } else {
            "shows a collection"
        };
        let why = format!(
            "The operation deals with one {}, and the page {shown}.",
            self.model.spell(ty)
        );
        self.say(Kind::JsonKind, json.at, why, Lean::Page);
        self.inside("value", |body| match &inner.value {
            Value::Array(items) => items.iter().for_each(|item| body.value(item, ty, false)),
            _ => body.value(inner, ty, false),
        });
    }

    fn wrapped(&mut self, json: &Json, ty: TypeRef) {
        let expected = self.model.spell(ty);
        match (&json.value, json.get("value")) {
            (Value::Object(_), Some(inner)) => {
                self.own_annotations(json);
                self.inside("value", |body| body.value(inner, ty, false));
            }
            (Value::Object(members), None) if members.is_empty() => {}
            _ => {
                let why = format!(
                    "The operation deals with {expected} in a member `value`, and the page shows none."
                );
                self.say(Kind::JsonKind, json.at, why, Lean::Page);
                if json.members().is_empty() == json.items().is_empty() {
                    return;
                }
                let item = TypeRef {
                    is_collection: false,
                    ..ty
                };
                match &json.value {
                    Value::Array(items) => {
                        items.iter().for_each(|json| self.value(json, item, false))
                    }
                    _ if ty.is_collection => self.value(json, item, false),
                    _ => {}
                }
            }
        }
    }

    /// Beside `value` only annotations and what delta adds may stand.
    fn own_annotations(&mut self, json: &Json) {
        for member in json.members() {
            if member.key != "value" && !member.key.contains('@') {
                let why = format!(
                    "A collection stands in `value`, and `{}` beside it belongs to nothing.",
                    member.key
                );
                self.inside(&member.key, |body| {
                    body.say(Kind::UnknownProperty, member.at, why, Lean::Page)
                });
            }
        }
    }

    fn reference(&mut self, json: &Json) {
        let has = json
            .members()
            .iter()
            .any(|member| member.key == "@odata.id" || member.key.ends_with("@odata.bind"));
        if !has {
            let why =
                "A reference is an object with `@odata.id`, and the page shows none.".to_owned();
            self.say(Kind::JsonKind, json.at, why, Lean::Page);
        }
    }

    fn references(&mut self, json: &Json) {
        let items = json.get("value").map_or(&[][..], Json::items);
        self.inside("value", |body| {
            items.iter().for_each(|item| body.reference(item))
        });
    }

    /// Checks the names of an object's members and nothing else.
    pub(super) fn names(&mut self, json: &Json, owner: TypeId) {
        for member in json
            .members()
            .iter()
            .filter(|member| !member.key.starts_with('@'))
        {
            let name = member
                .key
                .split_once('@')
                .map_or(member.key.as_str(), |(name, _)| name);
            self.path.push(Step::Key(member.key.clone()));
            if self.model.property(owner, name).is_some()
                || self.model.navigation(owner, name).is_some()
            {
                self.touch(owner, name);
            } else {
                self.unknown(member, name, owner);
            }
            self.path.pop();
        }
    }

    /// Checks a value of a type.
    pub(super) fn value(&mut self, json: &Json, ty: TypeRef, nullable: bool) {
        match (&json.value, ty.is_collection) {
            (Value::Null, is_collection) => {
                if !nullable && !is_collection {
                    let why = format!(
                        "The metadata allows no null for this {}.",
                        self.model.spell(ty)
                    );
                    self.say(Kind::Null, json.at, why, Lean::Unclear);
                }
            }
            (Value::Bare(_), _) => {}
            (Value::Array(items), true) => {
                let item = TypeRef {
                    is_collection: false,
                    ..ty
                };
                for (index, json) in items.iter().enumerate() {
                    self.path.push(Step::Index(index));
                    self.value(json, item, nullable);
                    self.path.pop();
                }
            }
            (Value::String(text), _) if is_placeholder(text) && !is_text(ty) => {}
            (Value::Array(_), false) | (_, true) => self.wrong_kind(json, ty),
            (_, false) => match ty.item {
                ItemType::Primitive(primitive) => self.primitive(json, primitive, ty),
                ItemType::Named(id) => self.named(json, id, ty),
            },
        }
    }

    fn named(&mut self, json: &Json, id: TypeId, ty: TypeRef) {
        match &self.model.ty(id).kind {
            TypeKind::Definition(primitive) => self.primitive(json, *primitive, ty),
            TypeKind::Enum(enumeration) => match &json.value {
                Value::String(text) => enums::check(self, json.at, text, id, enumeration),
                _ => self.wrong_kind(json, ty),
            },
            TypeKind::Entity(_) | TypeKind::Complex(_) => match &json.value {
                Value::Object(members) => self.structured(json, members, id),
                _ => self.wrong_kind(json, ty),
            },
        }
    }

    fn primitive(&mut self, json: &Json, primitive: Primitive, ty: TypeRef) {
        match primitive::misfit(primitive, &json.value) {
            None => {}
            Some(Misfit::Kind) => self.wrong_kind(json, ty),
            Some(Misfit::Value) => {
                let why = format!(
                    "The metadata says {}, and this value is not one.",
                    self.model.spell(ty)
                );
                self.say(Kind::Value, json.at, why, Lean::Page);
            }
        }
    }

    fn wrong_kind(&mut self, json: &Json, ty: TypeRef) {
        let (shown, expected) = (kind_name(&json.value), self.model.spell(ty));
        let why = format!("The page shows {shown}, and the metadata says {expected}.");
        self.say(Kind::JsonKind, json.at, why, Lean::Page);
    }

    fn structured(&mut self, json: &Json, members: &[Member], declared: TypeId) {
        let Some(actual) = discriminator::actual(self, json, declared) else {
            return;
        };
        for member in members {
            if !member.key.starts_with('@') {
                self.path.push(Step::Key(member.key.clone()));
                self.member(member, actual);
                self.path.pop();
            }
        }
    }

    fn member(&mut self, member: &Member, owner: TypeId) {
        let name = member
            .key
            .split_once('@')
            .map_or(member.key.as_str(), |(name, _)| name);
        let is_annotation = name.len() < member.key.len();
        if let Some(property) = self.model.property(owner, name) {
            self.touch(owner, name);
            if !is_annotation {
                self.value(&member.value, property.ty, property.nullable);
            }
        } else if let Some(way) = self.model.navigation(owner, name) {
            self.touch(owner, name);
            let ty = TypeRef {
                item: ItemType::Named(way.target),
                is_collection: way.is_collection,
            };
            if !is_annotation {
                self.value(&member.value, ty, way.nullable);
            }
        } else {
            self.unknown(member, name, owner);
        }
    }

    /// Open types take any name, unless it is only a misspelling of one they have.
    fn unknown(&mut self, member: &Member, name: &str, owner: TypeId) {
        let names = || {
            self.model
                .lineage(owner)
                .flat_map(|id| self.model.own_names(id))
        };
        let is_open = self
            .model
            .structures(owner)
            .any(|structure| structure.is_open);
        let same = names().find(|known| known.eq_ignore_ascii_case(name));
        let near =
            same.or_else(|| nearest(name, names()).filter(|near| is_misspelling(name, near)));
        if is_open && near.is_none() {
            return;
        }
        let ty = &self.model.ty(owner).name;
        let (why, lean) = match near {
            Some(near) => (format!("{ty} has no `{name}`, but `{near}`."), Lean::Page),
            None => (
                format!("{ty} has no `{name}`."),
                Lean::TableOf(ty.to_string(), name.to_owned()),
            ),
        };
        self.say(Kind::UnknownProperty, member.at, why, lean);
    }

    /// Notes that the page says something of a property.
    fn touch(&mut self, owner: TypeId, name: &str) {
        let declares = |id: &TypeId| self.model.own_names(*id).any(|own| own == name);
        if let Some(id) = self.model.lineage(owner).find(declares) {
            self.touched.push(Fact::Property(id, name.to_owned()));
        }
    }

    /// Checks something one key further in.
    pub(super) fn inside(&mut self, key: &str, check: impl FnOnce(&mut Self)) {
        self.path.push(Step::Key(key.to_owned()));
        check(self);
        self.path.pop();
    }

    /// Notes a contradiction, once for all items of an array.
    pub(super) fn say(&mut self, kind: Kind, at: At, why: String, lean: Lean) {
        if self.said.insert((kind, self.spell(false))) {
            let path = self.spell(true);
            self.drafts.push(Draft {
                kind,
                at,
                path,
                why,
                lean,
                context: self.context,
            });
        }
    }

    fn spell(&self, with_indexes: bool) -> String {
        let mut out = "$".to_owned();
        for step in &self.path {
            match step {
                Step::Index(index) if with_indexes => out.push_str(&format!("[{index}]")),
                Step::Index(_) => out.push_str("[]"),
                Step::Key(key) if is_plain(key) => out.push_str(&format!(".{key}")),
                Step::Key(key) => out.push_str(&format!("['{key}']")),
            }
        }
        out
    }
}

fn is_plain(key: &str) -> bool {
    key.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && key
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

fn kind_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Bare(_) => "a placeholder",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn is_text(ty: TypeRef) -> bool {
    ty.item == ItemType::Primitive(Primitive::String) && !ty.is_collection
}

/// At most two letters apart, or one in a short name.
pub(super) fn is_misspelling(name: &str, known: &str) -> bool {
    let limit = if known.len() >= 8 { 2 } else { 1 };
    known.len() >= 4 && edits(name, known) <= limit
}

fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (column, known) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *known);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

/// Text that stands for a value: `{id}`, `<name>`, `date-value`, `String (timestamp)`, `…`.
pub(super) fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "string",
        "boolean",
        "bool",
        "int",
        "int32",
        "int64",
        "integer",
        "double",
        "date",
        "datetime",
        "datetimeoffset",
        "timestamp",
        "guid",
    ];
    let first = text
        .split([' ', '('])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    (text.starts_with('{') && text.ends_with('}'))
        || (text.starts_with('<') && text.ends_with('>'))
        || text.ends_with("-value")
        || text.starts_with("@odata.type")
        || text.contains("...")
        || text.contains('…')
        || WORDS.contains(&first.trim_start_matches("edm."))
}
