//! The outermost level of a body: `value` around a collection, one entity, a reference, or nothing.

use super::action_parameters;
use super::body::Null;
use super::checked_body::Body;
use super::shape::Shape;
use crate::check::Kind;
use crate::check::covered::CheckedItem;
use crate::check::finding::Blame;
use crate::check::json_cursor::Step;
use crate::json::{Json, Value};
use graph_csdl::model::{ItemType, TypeRef};

impl Body<'_, '_> {
    /// Checks a whole body.
    pub(crate) fn document(&mut self, json: &Json, shape: Shape) {
        match shape {
            Shape::Any | Shape::Count => {}
            Shape::Nothing => self.nothing(json),
            Shape::One(ty) => self.one(json, ty),
            Shape::Many(ty) | Shape::Wrapped(ty) => self.wrapped(json, ty),
            Shape::Parameters(id) => action_parameters::check(self, json, id),
            Shape::Reference => self.reference(json),
            Shape::References => {
                self.cursor.enter(Step::Key("value".to_owned()));
                json.get("value")
                    .map_or(&[][..], Json::items)
                    .iter()
                    .for_each(|item| self.reference(item));
                self.cursor.leave();
            }
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
            self.cursor
                .report(Kind::UnexpectedBody, json.at, why, Blame::Unclear);
        }
    }

    /// One value; older pages wrap it in `value`.
    fn one(&mut self, json: &Json, ty: TypeRef) {
        let ItemType::Named(id) = ty.item else { return };
        let data = json
            .members()
            .iter()
            .filter(|member| !member.key.starts_with('@'))
            .count();
        let wrapper = json
            .get("value")
            .filter(|_| data == 1 && self.model.property(id, "value").is_none());
        let Some(inner) = wrapper else {
            return self.value(json, ty, Null::Refused);
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
        self.cursor
            .report(Kind::JsonKind, json.at, why, Blame::Page);
        self.cursor.enter(Step::Key("value".to_owned()));
        match &inner.value {
            Value::Array(items) => items
                .iter()
                .for_each(|item| self.value(item, ty, Null::Refused)),
            _ => self.value(inner, ty, Null::Refused),
        }
        self.cursor.leave();
    }

    fn wrapped(&mut self, json: &Json, ty: TypeRef) {
        match (
            &json.value,
            json.members().iter().find(|member| member.key == "value"),
        ) {
            (Value::Object(_), Some(member)) => {
                self.beside_value(json);
                self.cursor.checked(member.at, CheckedItem::Wrapper);
                self.cursor.enter(Step::Key("value".to_owned()));
                self.value(&member.value, ty, Null::Refused);
                self.cursor.leave();
            }
            _ => self.unwrapped(json, ty),
        }
    }

    fn unwrapped(&mut self, json: &Json, ty: TypeRef) {
        let expected = self.model.spell(ty);
        let why = format!(
            "The operation deals with {expected} in a member `value`, and the page shows none."
        );
        self.cursor
            .report(Kind::JsonKind, json.at, why, Blame::Page);
        let item = TypeRef {
            is_collection: false,
            ..ty
        };
        match &json.value {
            Value::Array(items) => items
                .iter()
                .for_each(|json| self.value(json, item, Null::Refused)),
            Value::Object(_) if ty.is_collection => self.value(json, item, Null::Refused),
            _ => {}
        }
    }

    /// Beside `value` only annotations are allowed.
    fn beside_value(&mut self, json: &Json) {
        for member in json
            .members()
            .iter()
            .filter(|member| member.key != "value" && !member.key.contains('@'))
        {
            let why = format!(
                "A collection is in `value`, and `{}` beside it has no meaning.",
                member.key
            );
            self.cursor.report_at(
                &member.key,
                Kind::UnknownProperty,
                member.at,
                why,
                Blame::Page,
            );
        }
    }

    fn reference(&mut self, json: &Json) {
        let is_reference = |key: &str| key == "@odata.id" || key.ends_with("@odata.bind");
        if !json
            .members()
            .iter()
            .any(|member| is_reference(&member.key))
        {
            let why =
                "A reference is an object with `@odata.id`, and the page shows none.".to_owned();
            self.cursor
                .report(Kind::JsonKind, json.at, why, Blame::Page);
        }
    }
}
