//! Keys: `/{id}`, `('id')`, `(appId='…')`, and what only looks like one.

use super::operation;
use super::{Cause, KeyValue, UrlLeniency, known, member};
use graph_csdl::model::{Model, TypeId};
use graph_csdl::nearest::is_misspelling;

/// A segment of its own as a key, and whether it may be something else.
pub(super) fn segment(
    model: &Model,
    ty: TypeId,
    text: &str,
) -> (Vec<KeyValue>, Option<UrlLeniency>) {
    if let Some((name, value)) = text.split_once('=')
        && model.property(ty, name).is_some()
    {
        return (
            vec![KeyValue {
                name: Some(name.to_owned()),
                value: unquoted(value).to_owned(),
            }],
            None,
        );
    }
    let value = unquoted(text).to_owned();
    let leniency = looks_like_a_name(model, ty, &value);
    (vec![KeyValue { name: None, value }], leniency)
}

/// The text in parentheses as a key.
pub(super) fn inside(
    model: &Model,
    ty: TypeId,
    pairs: &[(Option<&str>, &str)],
) -> Result<(Vec<KeyValue>, Option<UrlLeniency>), Cause> {
    let values: Vec<KeyValue> = pairs
        .iter()
        .map(|(name, value)| KeyValue {
            name: name.map(str::to_owned),
            value: unquoted(value).to_owned(),
        })
        .collect();
    let on = || model.ty(ty).name.to_string();
    let names: Vec<&str> = values
        .iter()
        .filter_map(|value| value.name.as_deref())
        .collect();
    if names.is_empty() && values.len() == 1 {
        return Ok((values, None));
    }
    if names.len() != values.len() || values.is_empty() {
        let key = values
            .iter()
            .map(|value| value.value.as_str())
            .collect::<Vec<_>>()
            .join(",");
        return Err(Cause::NoKey { key, on: on() });
    }
    let mut keys = vec![
        model
            .key(ty)
            .map(|part| part.name.as_str())
            .collect::<Vec<_>>(),
    ];
    keys.extend(
        model
            .alternate_keys(ty)
            .map(|key| key.iter().map(|part| part.name.as_str()).collect()),
    );
    let is_key = keys
        .iter()
        .any(|key| key.len() == names.len() && names.iter().all(|name| key.contains(name)));
    if is_key {
        return Ok((values, None));
    }
    match names.iter().find(|name| model.property(ty, name).is_none()) {
        Some(name) => Err(Cause::UnknownKey {
            name: (*name).to_owned(),
            on: on(),
        }),
        None => Ok((values, Some(UrlLeniency::UndeclaredKey))),
    }
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''))
        .unwrap_or(text)
}

/// Whether a key is rather a name that somebody misspelled: a mere word, or close to what may follow a collection.
///
/// Placeholders are never names, and words that the service gives as keys are keys.
fn looks_like_a_name(model: &Model, ty: TypeId, key: &str) -> Option<UrlLeniency> {
    if key.starts_with(['{', '<']) || known::is_key(model, ty, key) {
        return None;
    }
    let after_collection = member::names(model, ty, true);
    let after_item = member::names(model, ty, false);
    let by_name = after_collection
        .into_iter()
        .chain(after_item)
        .any(|name| is_meant(key, name));
    if by_name || key.contains('$') || (key.contains('.') && resembles_a_cast(model, ty, key)) {
        return Some(UrlLeniency::NameAsKey);
    }
    is_word(key).then_some(UrlLeniency::WordAsKey)
}

/// Whether a key is this name, or the name misspelled. Short words are keys (`ad`, `id`, `joe`), and so is what has
/// digits where the name has none (`id1`, `member1`).
fn is_meant(key: &str, name: &str) -> bool {
    let has_digits = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if key.len() < SHORT || (has_digits(key) && !has_digits(name)) {
        return false;
    }
    let (key, name) = (key.to_ascii_lowercase(), name.to_ascii_lowercase());
    key == name || (key.len() > SHORT && is_misspelling(&key, &name))
}

/// A word that is shorter says nothing; one that is no longer has to be the name itself.
const SHORT: usize = 4;

/// Letters alone. What is mostly capitals is no word but an identifier, such as `AAMkAGVmMDEzM`.
fn is_word(key: &str) -> bool {
    let capitals = key.bytes().filter(u8::is_ascii_uppercase).count();
    key.bytes().all(|byte| byte.is_ascii_alphabetic()) && capitals * 2 < key.len()
}

/// `microsft.graph.user`, where a type is allowed.
fn resembles_a_cast(model: &Model, ty: TypeId, key: &str) -> bool {
    let bare = key.split_once('(').map_or(key, |(name, _)| name);
    let types = operation::descendants(model, ty)
        .into_iter()
        .map(|id| model.ty(id).name.to_string());
    let operations =
        operation::bound(model, ty, true).map(|id| model.operation(id).name.to_string());
    key.starts_with("microsoft.graph")
        || types
            .chain(operations)
            .any(|name| name.len().abs_diff(bare.len()) <= 2 && is_misspelling(bare, &name))
}
