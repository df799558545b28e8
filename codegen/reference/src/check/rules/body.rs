//! Walks a JSON value along the types of the metadata.

use super::checked_body::Body;
use super::placeholder::is_placeholder;
use super::primitive::{self, Misfit};
use super::{discriminator, enums};
use crate::check::Kind;
use crate::check::covered::{CheckedItem, Fact};
use crate::check::finding::Blame;
use crate::check::json_cursor::Step;
use crate::json::{Json, Member, Value};
use graph_csdl::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};

/// Whether null may represent a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Null {
    /// It may.
    Allowed,
    /// It may not.
    Refused,
}

impl Null {
    /// As `Nullable` of the metadata says.
    pub(crate) fn of(nullable: bool) -> Self {
        if nullable {
            Self::Allowed
        } else {
            Self::Refused
        }
    }
}

impl Body<'_, '_> {
    /// Checks a value of a type.
    pub(crate) fn value(&mut self, json: &Json, ty: TypeRef, null: Null) {
        match (&json.value, ty.is_collection) {
            (Value::Null, is_collection) => {
                if null == Null::Refused && !is_collection {
                    let spelled = self.model.spell(ty);
                    let why = format!("The metadata allows no null for this {spelled}.");
                    self.cursor.report(Kind::Null, json.at, why, Blame::Unclear);
                }
            }
            (Value::Bare(_), _) => {}
            (Value::Array(items), true) => self.items(items, ty, null),
            (Value::String(text), _)
                if is_placeholder(text)
                    && !is_text(ty)
                    && (self.shows_types || !enums::is_meant(self.model, ty, text)) => {}
            (Value::Array(_), false) if is_any(self.model, ty) => {}
            (Value::Array(_), false) | (_, true) => self.wrong_kind(json, ty),
            (_, false) if is_any(self.model, ty) => {}
            (_, false) => {
                self.cursor.checked(json.at, CheckedItem::Value(ty));
                match ty.item {
                    ItemType::Primitive(primitive) => self.primitive(json, primitive, ty),
                    ItemType::Named(id) => self.named(json, id, ty),
                }
            }
        }
    }

    fn items(&mut self, items: &[Json], ty: TypeRef, null: Null) {
        let item = TypeRef {
            is_collection: false,
            ..ty
        };
        for (index, json) in items.iter().enumerate() {
            self.cursor.enter(Step::Index(index));
            self.value(json, item, null);
            self.cursor.leave();
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
                self.cursor.report(Kind::Value, json.at, why, Blame::Page);
            }
        }
    }

    fn wrong_kind(&mut self, json: &Json, ty: TypeRef) {
        let (shown, expected) = (kind_name(&json.value), self.model.spell(ty));
        let why = format!("The page shows {shown}, and the metadata says {expected}.");
        self.cursor
            .report(Kind::JsonKind, json.at, why, Blame::Page);
    }

    fn structured(&mut self, json: &Json, members: &[Member], declared: TypeId) {
        let Some(actual) = discriminator::actual(self, json, declared) else {
            return;
        };
        for member in members.iter().filter(|member| !member.key.starts_with('@')) {
            self.cursor.enter(Step::Key(member.key.clone()));
            self.member(member, actual);
            self.cursor.leave();
        }
    }

    fn member(&mut self, member: &Member, owner: TypeId) {
        let (name, is_annotation) = member_name(&member.key);
        let property = self
            .model
            .property(owner, name)
            .map(|property| (property.ty, property.nullable));
        let known = property.or_else(|| {
            let navigation = self.model.navigation(owner, name)?;
            let ty = TypeRef {
                item: ItemType::Named(navigation.target),
                is_collection: navigation.is_collection,
            };
            Some((ty, navigation.nullable))
        });
        let Some((ty, nullable)) = known else {
            return self.unknown(member.at, name, owner);
        };
        self.cover_property(member.at, owner, name);
        if is_annotation {
            return;
        }
        if shows_type(&member.value, ty) {
            let id = self.declaring(owner, name);
            self.cursor.cover(Fact::TypeOf(id, name.to_owned()));
        }
        self.value(&member.value, ty, Null::of(nullable));
    }
}

/// `members@odata.bind` annotates `members`.
pub(crate) fn member_name(key: &str) -> (&str, bool) {
    match key.split_once('@') {
        Some((name, _)) => (name, true),
        None => (key, false),
    }
}

/// whether a value shows its type: not null, no placeholder, not an empty array.
pub(crate) fn shows_type(json: &Json, ty: TypeRef) -> bool {
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
