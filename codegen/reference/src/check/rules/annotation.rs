//! The type that an annotation names, against the type that the operation returns.

use super::placeholder::meant;
use super::shape::Shape;
use crate::check::Kind;
use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::page::AnnotatedType;
use graph_csdl::config::Spanned;
use graph_csdl::model::{ItemType, Model, Primitive, TypeId};

/// Notes an annotation that names another type than a body of this shape has.
pub(crate) fn check(
    model: &Model,
    stated: &Spanned<AnnotatedType>,
    shape: Shape,
    notes: &mut Recorder<'_>,
) {
    let name = &stated.value.name;
    let mut report = |why: String, blame| {
        notes.report(Kind::AnnotationType, stated.at, name, why, blame);
    };
    let expected = match shape {
        Shape::One(ty) | Shape::Many(ty) | Shape::Wrapped(ty) => ty,
        Shape::Nothing => {
            return report(
                format!("The operation returns nothing, and the annotation says {name}."),
                Blame::Unclear,
            );
        }
        Shape::Any | Shape::Parameters(_) | Shape::Reference | Shape::References | Shape::Count => {
            return;
        }
    };
    let spelled = model.spell(expected);
    match find(model, name) {
        None => {
            let near = meant(model, name);
            let but = near
                .as_ref()
                .map_or_else(String::new, |near| format!(", but `{}`", near.name));
            let blame = Blame::of_misspelling(&near);
            report(
                format!("There is no type `{name}`{but}; the operation returns {spelled}."),
                blame,
            );
        }
        Some(found) if !fits(model, found, expected.item) => {
            report(
                format!("The operation returns {spelled}, and the annotation says {name}."),
                Blame::Page,
            );
        }
        Some(_) if stated.value.is_collection != expected.is_collection => {
            let number = if stated.value.is_collection {
                "a collection"
            } else {
                "one value"
            };
            report(
                format!("The operation returns {spelled}, and the annotation says {number}."),
                Blame::Page,
            );
        }
        Some(_) => {}
    }
}

/// The type that a body has by its annotation.
pub(crate) fn hint(model: &Model, stated: Option<&Spanned<AnnotatedType>>) -> Option<TypeId> {
    match find(model, &stated?.value.name)? {
        ItemType::Named(id) => Some(id),
        ItemType::Primitive(_) => None,
    }
}

/// A type by its name, with or without namespace.
pub(crate) fn find(model: &Model, name: &str) -> Option<ItemType> {
    let qualified = model
        .find(name)
        .or_else(|| model.find(&format!("microsoft.graph.{name}")));
    let primitive = || Primitive::named(name).or_else(|| Primitive::named(&capitalised(name)));
    qualified
        .map(ItemType::Named)
        .or_else(|| primitive().map(ItemType::Primitive))
}

/// `string` as `Edm.String`.
fn capitalised(name: &str) -> String {
    let bare = name.strip_prefix("Edm.").unwrap_or(name);
    let mut letters = bare.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    format!(
        "Edm.{}{}",
        first.map(String::from).unwrap_or_default(),
        letters.as_str()
    )
}

/// The same type, or one that derives from what is expected.
pub(crate) fn fits(model: &Model, found: ItemType, expected: ItemType) -> bool {
    match (found, expected) {
        (ItemType::Named(found), ItemType::Named(expected)) => model.is_a(found, expected),
        (found, expected) => found == expected,
    }
}
