//! Names of members: those that a type has, and those it lacks.

use super::body::{Null, member_name};
use super::checked_body::Body;
use super::enums;
use super::placeholder::is_placeholder;
use crate::check::Kind;
use crate::check::covered::{CheckedItem, Fact};
use crate::check::finding::Blame;
use crate::check::json_cursor::Step;
use crate::json::{Json, Value};
use graph_csdl::model::{ItemType, TypeId, TypeRef};
use graph_csdl::nearest::{is_misspelling, nearest};
use graph_csdl::problem::At;

impl Body<'_, '_> {
    /// Checks the names of an object's members and nothing else.
    pub(crate) fn names(&mut self, json: &Json, owner: TypeId) {
        for member in json
            .members()
            .iter()
            .filter(|member| !member.key.starts_with('@'))
        {
            let (name, _) = member_name(&member.key);
            self.cursor.enter(Step::Key(member.key.clone()));
            if self.model.property(owner, name).is_some()
                || self.model.navigation(owner, name).is_some()
            {
                self.cover_property(member.at, owner, name);
            } else {
                self.unknown(member.at, name, owner);
            }
            self.cursor.leave();
        }
    }

    /// Checks what represents the parts of a representation: their kinds and the types that they name. The name of a
    /// type represents a value of it, and null and `{}` for nothing.
    pub(crate) fn parts(&mut self, json: &Json, owner: TypeId) {
        self.shows_types = true;
        for member in json.members() {
            let ty = self.model.property(owner, &member.key);
            let navigation = || self.model.navigation(owner, &member.key);
            let ty = ty.map(|property| property.ty).or_else(|| {
                navigation().map(|navigation| TypeRef {
                    item: ItemType::Named(navigation.target),
                    is_collection: navigation.is_collection,
                })
            });
            let Some(ty) = ty.filter(|ty| self.is_part(&member.value.value, *ty)) else {
                continue;
            };
            self.cursor.enter(Step::Key(member.key.clone()));
            self.value(&member.value, ty, Null::Allowed);
            self.cursor.leave();
        }
    }

    fn is_part(&self, value: &Value, ty: TypeRef) -> bool {
        let is_structured = match ty.item {
            ItemType::Named(id) => self.model.ty(id).structure().is_some(),
            ItemType::Primitive(_) => false,
        };
        match value {
            Value::Object(members) => !members.is_empty() || !is_structured,
            Value::Array(_) | Value::Bool(_) | Value::Number(_) => true,
            Value::String(text) => {
                let is_type = self.model.types().any(|(_, ty)| ty.name.name == *text);
                let is_enum = enums::members(self.model, ty).is_some();
                !is_type && !is_enum && !ty.is_collection && !is_placeholder(text)
            }
            Value::Null | Value::Bare(_) => false,
        }
    }

    /// Open types take any name, unless it is only a misspelling of one they have.
    pub(crate) fn unknown(&mut self, at: At, name: &str, owner: TypeId) {
        let names = || {
            self.model
                .lineage(owner)
                .flat_map(|id| self.model.own_names(id))
        };
        let same = names().find(|known| known.eq_ignore_ascii_case(name));
        let near =
            same.or_else(|| nearest(name, names()).filter(|near| is_misspelling(name, near)));
        if near.is_none() && self.is_open(owner) {
            return;
        }
        let ty = &self.model.ty(owner).name;
        let (why, blame) = match near {
            Some(near) => (format!("{ty} has no `{name}`, but `{near}`."), Blame::Page),
            None => (
                format!("{ty} has no `{name}`."),
                Blame::TableOf(ty.to_string(), name.to_owned()),
            ),
        };
        self.cursor.report(Kind::UnknownProperty, at, why, blame);
    }

    /// Notes that the page says something of a property.
    pub(crate) fn cover_property(&mut self, at: At, owner: TypeId, name: &str) {
        let open = self.is_open(owner);
        self.cursor.checked(at, CheckedItem::Name { open });
        let id = self.declaring(owner, name);
        self.cursor.cover(Fact::Property(id, name.to_owned()));
    }

    fn is_open(&self, id: TypeId) -> bool {
        self.model.structures(id).any(|structure| structure.is_open)
    }

    /// The type that declares a property.
    pub(crate) fn declaring(&self, owner: TypeId, name: &str) -> TypeId {
        let declares = |id: &TypeId| self.model.own_names(*id).any(|own| own == name);
        self.model.lineage(owner).find(declares).unwrap_or(owner)
    }
}
