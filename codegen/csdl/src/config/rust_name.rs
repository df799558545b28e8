//! Names in Rust that a file gives to items: one identifier and nothing else, and none that generated files use otherwise.

use super::Spanned;
use super::table::{Reader, Table};
use crate::reserved;

/// What kind of item a name is given to, which its key says (see [`Rename::item`](super::Rename::item)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A struct, an enum, or the enum of a struct's properties.
    Type,
    /// A request builder, or the parameters of an operation.
    Made,
    /// A method of a builder or of the client.
    Method,
    /// A property, a member or a parameter.
    Part,
    /// A module of parameters.
    Module,
}

impl Kind {
    fn of(item: &str) -> Self {
        if item.contains(" builder.") || item.starts_with("root.") {
            Self::Method
        } else if item.contains(" builder") || item.ends_with("#parameters") {
            Self::Made
        } else if item.ends_with("#module") {
            Self::Module
        } else if item.contains('/') {
            Self::Part
        } else {
            Self::Type
        }
    }
}

/// Whether a name comes from us, as in `names.toml`, or from people, as in `[[rename]]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// A raw name is one that the rule for names gives.
    Rule,
    /// A name must not need to be raw.
    People,
}

/// Reports a name that the item cannot have; an empty one was reported already.
pub(super) fn check(
    reader: &mut Reader,
    table: &Table<'_>,
    (item, name): (&str, &Spanned<String>),
    from: From,
) {
    let text = name.value.as_str();
    if text.is_empty() {
        return;
    }
    let is_name = match (from, text.strip_prefix("r#")) {
        (From::Rule, Some(raw)) => is_word(raw) && !is_identifier(raw) && !NEVER_RAW.contains(&raw),
        _ => is_identifier(text),
    };
    let (what, fix) = if !is_name {
        let fix = match is_word(text) && !text.starts_with(|c: char| c.is_numeric()) {
            true => "write a name that is no keyword; an underscore after it helps",
            false => "write letters, digits and underscores alone, no digit first",
        };
        (format!("{text:?} is not a name in Rust"), fix)
    } else if let Some(taken) = taken(Kind::of(item), text, from) {
        (
            format!("the name {text:?} is taken: {taken}"),
            "write another name; an underscore after it helps",
        )
    } else if from == From::People && !fits(Kind::of(item), text) {
        (
            format!("{text:?} is not spelled as such a name is"),
            "write types and members in UpperCamelCase, all else in snake_case",
        )
    } else {
        return;
    };
    reader.report(&table.called, name.at, what, fix);
}

/// Keywords that Rust has no raw form of.
const NEVER_RAW: [&str; 6] = ["", "_", "Self", "crate", "self", "super"];

/// Letters, digits and underscores alone: the parser passes over spaces and comments.
fn is_word(text: &str) -> bool {
    text.chars().all(|c| c == '_' || c.is_alphanumeric())
}

/// One identifier that is no keyword; `gen` is one since edition 2024.
fn is_identifier(text: &str) -> bool {
    is_word(text) && text != "gen" && syn::parse_str::<syn::Ident>(text).is_ok()
}

/// Other meanings of a name in the scope of such an item.
fn taken(kind: Kind, name: &str, from: From) -> Option<&'static str> {
    let is_crate = from == From::People && reserved::CRATES.contains(&name);
    let (is_taken, what) = match kind {
        _ if is_crate => (true, "generated files name a crate by it"),
        Kind::Type => (
            reserved::IN_MODELS.contains(&name),
            "the files of models use it",
        ),
        Kind::Made => (
            reserved::is_type(name),
            "the files of request builders and parameters use it",
        ),
        Kind::Method => (
            reserved::METHODS.contains(&name),
            "it is that of a built-in method",
        ),
        Kind::Part if name == reserved::CATCH_ALL => {
            (true, "it is the variant of members that are not known")
        }
        Kind::Part => (
            reserved::FIELDS.contains(&name),
            "every struct has it, or a setter of that name",
        ),
        Kind::Module => (false, ""),
    };
    is_taken.then_some(what)
}

/// Whether a name has the case that Rust asks of such an item; a part may be a field or a variant.
fn fits(kind: Kind, name: &str) -> bool {
    let inner = name.trim_matches('_');
    let is_camel = !inner.starts_with(char::is_lowercase)
        && !inner.contains('_')
        && !inner.is_empty()
        && !inner.starts_with(char::is_numeric);
    let is_snake =
        !name.chars().any(char::is_uppercase) && !inner.contains("__") && !name.starts_with('_');
    match kind {
        Kind::Type | Kind::Made => is_camel,
        Kind::Method | Kind::Module => is_snake,
        Kind::Part => is_camel || is_snake,
    }
}
