//! What to put at a place instead.

use super::{Random, edit};
use crate::check::covered::{CheckedAt, CheckedItem};
use graph_csdl::http::HttpMethod;
use graph_csdl::model::{ItemType, Model, Primitive, TypeRef};
use graph_csdl::problem::At;
use std::ops::Range;

/// What to put at a place that was checked against a fact, and whether it means the same.
pub(super) fn at_site(
    text: &str,
    model: &Model,
    site: CheckedAt,
    random: &mut Random,
) -> Option<(Range<usize>, String, bool)> {
    let at = site.at.0 as usize;
    match site.what {
        CheckedItem::Name { open } => {
            let range = edit::string(text, at)?;
            let name = &text[range.clone()];
            let with = random.misspelled(name);
            Some((range.clone(), with, open && name.len() < 4))
        }
        CheckedItem::RowName => {
            let range = edit::word(text, at)?;
            let with = random.misspelled(&text[range.clone()]);
            Some((range, with, false))
        }
        CheckedItem::Value(ty) => {
            let range = edit::value(text, at)?;
            let with = unfit(model, ty, random);
            let same = with.is_none();
            Some((range, with.unwrap_or_default(), same))
        }
        CheckedItem::RowType(ty) => {
            let range = edit::word(text, at)?;
            let boolean = ty.item == ItemType::Primitive(Primitive::Boolean);
            Some((
                range,
                if boolean { "Int32" } else { "Boolean" }.to_owned(),
                false,
            ))
        }
        CheckedItem::AnnotatedType => {
            let range = edit::string(text, at)?;
            let with = unrelated(model, &text[range.clone()], random)?;
            Some((range, with, false))
        }
        CheckedItem::Member(_) => {
            let range = edit::string(text, at)?;
            let with = random.misspelled(
                text.get(range.clone())
                    .filter(|member| !member.is_empty())?,
            );
            Some((range, with, false))
        }
        CheckedItem::Discriminator | CheckedItem::Needed | CheckedItem::Wrapper => {
            Some((edit::member(text, at)?, String::new(), false))
        }
    }
}

/// A JSON value that a type does not have; `None` if it has any.
fn unfit(model: &Model, ty: TypeRef, random: &mut Random) -> Option<String> {
    let choices: &[&str] = match model.primitive(ty.item) {
        Some(Primitive::Untyped | Primitive::Stream | Primitive::PrimitiveType) => return None,
        Some(Primitive::String) => &["42", "true", "[]"],
        Some(Primitive::Boolean) => &["\"yes\"", "1", "{}"],
        Some(Primitive::Double | Primitive::Single | Primitive::Decimal) => &["\"much\"", "true"],
        Some(Primitive::Int64) => &["\"much\"", "true", "1.5"],
        Some(Primitive::Byte | Primitive::SByte | Primitive::Int16 | Primitive::Int32) => {
            &["\"much\"", "false", "99999999999", "1.5"]
        }
        Some(
            Primitive::Guid
            | Primitive::Date
            | Primitive::DateTimeOffset
            | Primitive::Duration
            | Primitive::TimeOfDay,
        ) => &["\"some other day\"", "42", "true"],
        Some(Primitive::Binary) => &["\"not in base 64\"", "42"],
        Some(Primitive::Geo(_) | Primitive::ComplexType | Primitive::EntityType) => {
            &["\"here\"", "42"]
        }
        None => &["42", "true"],
    };
    random.pick(choices).map(|choice| (*choice).to_owned())
}

/// A type that is no relative of this one.
fn unrelated(model: &Model, name: &str, random: &mut Random) -> Option<String> {
    let plain = name
        .trim_start_matches('#')
        .trim_start_matches("Collection(")
        .trim_end_matches(')');
    let id = model.find(plain);
    let types: Vec<_> = model
        .types()
        .filter(|(_, ty)| ty.structure().is_some())
        .collect();
    (0..8).find_map(|_| {
        let (other, ty) = random.pick(&types)?;
        let is_relative = id.is_some_and(|id| model.is_a(*other, id) || model.is_a(id, *other));
        (!is_relative).then(|| ty.name.to_string())
    })
}

pub(super) fn other_method(
    text: &str,
    at: At,
    random: &mut Random,
) -> Option<(Range<usize>, String)> {
    let range = edit::word(text, at.0 as usize)?;
    let methods = HttpMethod::ALL.map(HttpMethod::as_str);
    let others: Vec<&str> = methods
        .into_iter()
        .filter(|method| *method != &text[range.clone()])
        .collect();
    let with = random.pick(&others)?;
    Some((range, (*with).to_owned()))
}
