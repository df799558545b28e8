//! Walks a JSON value along the types of the metadata.

use super::draft::{Context, Lean};
use super::placeholder::is_placeholder;
use super::primitive::{self, Misfit};
use super::site::What;
use super::touched::Fact;
use super::trail::{Step, Trail};
use super::{Examined, Kind, discriminator, enums};
use crate::json::{Json, Member, Value};
use graph_csdl::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};

/// A body that is being checked.
pub(super) struct Body<'c, 'm> {
    pub(super) model: &'m Model,
    pub(super) trail: Trail<'c>,
    /// The type that the annotation gives to the whole body, or to each item of it.
    pub(super) hint: Option<TypeId>,
    /// Whether words stand for types: `"String"` is no member of an enum then.
    pub(super) shows_types: bool,
}

impl<'c, 'm> Body<'c, 'm> {
    pub(super) fn new(model: &'m Model, context: Context, notes: &'c mut Examined) -> Self {
        Self {
            model,
            trail: Trail::new(context, notes),
            hint: None,
            shows_types: false,
        }
    }

    /// Checks a value of a type.
    pub(super) fn value(&mut self, json: &Json, ty: TypeRef, nullable: bool) {
        match (&json.value, ty.is_collection) {
            (Value::Null, is_collection) => {
                if !nullable && !is_collection {
                    let spelled = self.model.spell(ty);
                    let why = format!("The metadata allows no null for this {spelled}.");
                    self.trail.say(Kind::Null, json.at, why, Lean::Unclear);
                }
            }
            (Value::Bare(_), _) => {}
            (Value::Array(items), true) => self.items(items, ty, nullable),
            (Value::String(text), _)
                if is_placeholder(text)
                    && !is_text(ty)
                    && (self.shows_types || !enums::is_meant(self.model, ty, text)) => {}
            (Value::Array(_), false) if is_any(self.model, ty) => {}
            (Value::Array(_), false) | (_, true) => self.wrong_kind(json, ty),
            (_, false) if is_any(self.model, ty) => {}
            (_, false) => {
                self.trail.site(json.at, What::Value(ty));
                match ty.item {
                    ItemType::Primitive(primitive) => self.primitive(json, primitive, ty),
                    ItemType::Named(id) => self.named(json, id, ty),
                }
            }
        }
    }

    fn items(&mut self, items: &[Json], ty: TypeRef, nullable: bool) {
        let item = TypeRef {
            is_collection: false,
            ..ty
        };
        for (index, json) in items.iter().enumerate() {
            self.trail.enter(Step::Index(index));
            self.value(json, item, nullable);
            self.trail.leave();
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
                let spelled = self.model.spell(ty);
                let why = format!("The metadata says {spelled}, and this value is not one.");
                self.trail.say(Kind::Value, json.at, why, Lean::Page);
            }
        }
    }

    fn wrong_kind(&mut self, json: &Json, ty: TypeRef) {
        let (shown, expected) = (kind_name(&json.value), self.model.spell(ty));
        let why = format!("The page shows {shown}, and the metadata says {expected}.");
        self.trail.say(Kind::JsonKind, json.at, why, Lean::Page);
    }

    fn structured(&mut self, json: &Json, members: &[Member], declared: TypeId) {
        let Some(actual) = discriminator::actual(self, json, declared) else {
            return;
        };
        for member in members.iter().filter(|member| !member.key.starts_with('@')) {
            self.trail.enter(Step::Key(member.key.clone()));
            self.member(member, actual);
            self.trail.leave();
        }
    }

    fn member(&mut self, member: &Member, owner: TypeId) {
        let (name, is_annotation) = member_name(&member.key);
        let property = self
            .model
            .property(owner, name)
            .map(|property| (property.ty, property.nullable));
        let known = property.or_else(|| {
            let way = self.model.navigation(owner, name)?;
            let ty = TypeRef {
                item: ItemType::Named(way.target),
                is_collection: way.is_collection,
            };
            Some((ty, way.nullable))
        });
        let Some((ty, nullable)) = known else {
            return self.unknown(member.at, name, owner);
        };
        self.touch(member.at, owner, name);
        if is_annotation {
            return;
        }
        if shows_type(&member.value, ty) {
            let id = self.declaring(owner, name);
            self.trail.touch(Fact::TypeOf(id, name.to_owned()));
        }
        self.value(&member.value, ty, nullable);
    }
}

/// `members@odata.bind` is said of `members`.
pub(super) fn member_name(key: &str) -> (&str, bool) {
    match key.split_once('@') {
        Some((name, _)) => (name, true),
        None => (key, false),
    }
}

/// Whether a value tells something of the type: not null, no placeholder, not an empty array.
pub(super) fn shows_type(json: &Json, ty: TypeRef) -> bool {
    match &json.value {
        Value::Null | Value::Bare(_) => false,
        Value::Array(items) => !items.is_empty(),
        Value::String(text) => is_text(ty) || !is_placeholder(text),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => true,
    }
}

/// Whether any JSON value is one of this type.
fn is_any(model: &Model, ty: TypeRef) -> bool {
    model.primitive(ty.item) == Some(Primitive::Untyped)
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
