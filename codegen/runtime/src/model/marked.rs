//! The secrets of a model: what its Debug redacts.

use std::any::Any;
use std::cell::RefCell;
use std::fmt::Debug;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use serde_json::Value as JsonValue;

use super::additional::AdditionalProperties;
use super::binary::Binary;
use super::raw::Json;
use super::table::Table;

thread_local! {
    /// What the Debug that runs has redacted, while somebody wants to know.
    static REDACTED: RefCell<Option<Marked>> = const { RefCell::new(None) };
}

/// What the Debug of a model shows, and what it redacts. The properties of a type are reached through its Debug alone, so
/// that no type needs code for this.
#[derive(Clone, Default)]
pub(crate) struct Marked {
    pub(crate) shown: String,
    pub(crate) secrets: Vec<String>,
    /// Whether there is a secret that is more than texts and numbers.
    pub(crate) is_opaque: bool,
}

/// Reads a body as the model that was written there; `None` where it is no such model.
pub(crate) type ReadMarked = fn(&[u8]) -> Option<Marked>;

impl Marked {
    pub(crate) fn of(model: &impl Debug) -> Self {
        let listening = Listening::start();
        let shown = format!("{model:?}");
        Self {
            shown,
            ..listening.stop()
        }
    }

    fn json(&mut self, json: &Json) {
        match json.parse() {
            Ok(value) => self.value(&value),
            Err(_) => self.is_opaque = true,
        }
    }

    fn value(&mut self, value: &JsonValue) {
        match value {
            JsonValue::String(text) => self.secrets.push(text.clone()),
            JsonValue::Number(number) => self.secrets.push(number.to_string()),
            JsonValue::Array(items) => items.iter().for_each(|item| self.value(item)),
            JsonValue::Object(members) => members.values().for_each(|item| self.value(item)),
            JsonValue::Null | JsonValue::Bool(_) => {}
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let hex = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let text = std::str::from_utf8(bytes).map(str::to_owned);
        self.secrets.extend([
            STANDARD_NO_PAD.encode(bytes),
            URL_SAFE_NO_PAD.encode(bytes),
            hex,
        ]);
        self.secrets.extend(text);
    }

    fn slot(&mut self, slot: &dyn Any, shown: &str) {
        if let Some(Some(text)) = slot.downcast_ref::<Option<String>>() {
            self.secrets.push(text.clone());
        } else if let Some(Some(texts)) = slot.downcast_ref::<Option<Vec<String>>>() {
            self.secrets.extend(texts.iter().cloned());
        } else if let Some(Some(binary)) = slot.downcast_ref::<Option<Binary>>() {
            self.bytes(binary.as_bytes());
        } else if let Some(Some(all)) = slot.downcast_ref::<Option<Vec<Binary>>>() {
            all.iter().for_each(|binary| self.bytes(binary.as_bytes()));
        } else if let Some(Some(json)) = slot.downcast_ref::<Option<Json>>() {
            self.json(json);
        } else if let Some(Some(all)) = slot.downcast_ref::<Option<Vec<Json>>>() {
            all.iter().for_each(|json| self.json(json));
        } else {
            self.scalars(shown);
        }
    }

    /// Numbers, dates and names of members, by how Debug shows them.
    fn scalars(&mut self, shown: &str) {
        let inner = shown
            .strip_prefix("Some(")
            .and_then(|rest| rest.strip_suffix(')'));
        let inner = inner.unwrap_or(shown);
        self.is_opaque |= inner.contains(['{', '"']);
        let pieces = inner.trim_matches(['[', ']']).split(", ");
        self.secrets.extend(pieces.map(str::to_owned));
    }
}

/// Notes that the Debug of a model redacts a property.
pub(super) fn redacts(slot: &dyn Any, shown: &dyn Debug) {
    if REDACTED.with_borrow(Option::is_none) {
        return;
    }
    // Models within the property note what they redact themselves.
    let shown = format!("{shown:?}");
    REDACTED.with_borrow_mut(|found| {
        if let Some(found) = found {
            found.slot(slot, &shown);
        }
    });
}

/// Notes the values of secret properties that the declared type could not hold.
pub(super) fn redacts_all_of(table: &Table, additional: &AdditionalProperties) {
    if REDACTED.with_borrow(Option::is_none) {
        return;
    }
    let fields = table.fields.split(',');
    let secret = fields.map(|field| field.split_whitespace().nth(1).is_some());
    let names = table.names.iter().zip(secret);
    let names: Vec<&str> = names
        .filter(|(_, is_secret)| *is_secret)
        .map(|(name, _)| *name)
        .collect();
    let of_it = additional
        .iter()
        .filter(|(name, _)| names.iter().any(|known| known.eq_ignore_ascii_case(name)));
    REDACTED.with_borrow_mut(|found| {
        if let Some(found) = found {
            of_it.for_each(|(_, json)| found.json(json));
        }
    });
}

/// Ends when it is dropped: a Debug may panic.
struct Listening(Option<Marked>);

impl Listening {
    fn start() -> Self {
        Self(REDACTED.replace(Some(Marked::default())))
    }

    fn stop(self) -> Marked {
        REDACTED.take().unwrap_or_default()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        REDACTED.set(self.0.take());
    }
}
