//! What an entry says of its target: the keys that a correction and an override share.

use super::table::{Entry, Reader, Table};
use super::{Spanned, UpdateMethod};
use crate::http::HttpMethod;
use crate::problem::At;

/// Facts that correct a target; what is absent, empty or `None` stays as the metadata has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// `update`: the methods that update it. `PUT` beside another one creates or replaces.
    pub update: Vec<UpdateMethod>,
    /// `readable`.
    pub readable: Option<bool>,
    /// `readable_by_key`: whether an item of a collection can be read, where that differs from `readable`.
    pub readable_by_key: Option<bool>,
    /// `insertable`.
    pub insertable: Option<bool>,
    /// `updatable`.
    pub updatable: Option<bool>,
    /// `deletable`.
    pub deletable: Option<bool>,
    /// `countable`.
    pub countable: Option<bool>,
    /// `referenceable`: whether a navigation property has `$ref`.
    pub referenceable: Option<bool>,
    /// `indexable_by_key`: whether items of a collection have URLs.
    pub indexable_by_key: Option<bool>,
    /// `navigable`: whether URLs address the target of a navigation property.
    pub navigable: Option<bool>,
    /// `contained`: whether a navigation property contains its target.
    pub contained: Option<bool>,
    /// `stream`: whether an entity type has a byte stream at `$value`.
    pub stream: Option<bool>,
    /// `directory_object`: whether an entity type is answered by the directory.
    pub directory_object: Option<bool>,
    /// `stream_body`: whether an action, or what items are created in, takes bytes too.
    pub stream_body: Option<bool>,
    /// `returns`: the type that an operation returns.
    pub returns: Option<Spanned<String>>,
    /// `type`: the type of a property or parameter.
    pub ty: Option<Spanned<String>>,
    /// `nullable`: whether a property or parameter may be null.
    pub nullable: Option<bool>,
    /// `operations`: what can be done at the URL of a structural property.
    pub operations: Vec<Spanned<String>>,
    /// `bound_to`: the types, children of the container and navigation properties that alone have an operation.
    pub bound_to: Vec<Spanned<String>>,
    /// `add`: elements of CSDL that the target lacks.
    pub add: Option<Spanned<String>>,
    /// `exists`: `false` for what the service does not have.
    pub exists: Option<bool>,
}

/// Where a value is kept in what holds it.
#[derive(Debug)]
pub(crate) struct Slot<T, V> {
    /// The value.
    pub(crate) get: fn(&T) -> &V,
    /// The value, to be changed.
    pub(crate) get_mut: fn(&mut T) -> &mut V,
}

impl<T, V> Clone for Slot<T, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, V> Copy for Slot<T, V> {}

/// The slot that a field is.
macro_rules! slot {
    ($field:ident) => {
        $crate::config::change::Slot {
            get: |it| &it.$field,
            get_mut: |it| &mut it.$field,
        }
    };
}
pub(crate) use slot;

/// The kind of value of a key, and its field in a [`Change`].
#[derive(Clone, Copy, Debug)]
enum Field {
    /// `true` or `false`.
    Flag(Slot<Change, Option<bool>>),
    /// A text.
    Text(Slot<Change, Option<Spanned<String>>>),
    /// A list of texts.
    Texts(Slot<Change, Vec<Spanned<String>>>),
    /// Operations of a resource.
    Operations(Slot<Change, Vec<Spanned<String>>>),
    /// Methods of an update.
    Methods(Slot<Change, Vec<UpdateMethod>>),
}

/// The keys, in the order of the reference page, and what each holds.
const TABLE: [(&str, Field); 21] = [
    ("update", Field::Methods(slot!(update))),
    ("readable", Field::Flag(slot!(readable))),
    ("readable_by_key", Field::Flag(slot!(readable_by_key))),
    ("insertable", Field::Flag(slot!(insertable))),
    ("updatable", Field::Flag(slot!(updatable))),
    ("deletable", Field::Flag(slot!(deletable))),
    ("countable", Field::Flag(slot!(countable))),
    ("referenceable", Field::Flag(slot!(referenceable))),
    ("indexable_by_key", Field::Flag(slot!(indexable_by_key))),
    ("navigable", Field::Flag(slot!(navigable))),
    ("contained", Field::Flag(slot!(contained))),
    ("stream", Field::Flag(slot!(stream))),
    ("directory_object", Field::Flag(slot!(directory_object))),
    ("stream_body", Field::Flag(slot!(stream_body))),
    ("returns", Field::Text(slot!(returns))),
    ("type", Field::Text(slot!(ty))),
    ("nullable", Field::Flag(slot!(nullable))),
    ("operations", Field::Operations(slot!(operations))),
    ("bound_to", Field::Texts(slot!(bound_to))),
    ("add", Field::Text(slot!(add))),
    ("exists", Field::Flag(slot!(exists))),
];

/// The keys, in the order of the reference page.
pub(super) const KEYS: [&str; TABLE.len()] = {
    let mut keys = [""; TABLE.len()];
    let mut index = 0;
    while index < keys.len() {
        keys[index] = TABLE[index].0;
        index += 1;
    }
    keys
};

/// The operations of a structural property that is served as a resource.
pub(crate) const RESOURCE_OPERATIONS: [&str; 6] =
    ["get", "count", "add", "update", "replace", "delete"];

/// Reads `entries`, those of [`KEYS`]; none at all is a problem.
pub(super) fn read(
    reader: &mut Reader,
    table: &Table<'_>,
    entries: [Option<Entry<'_>>; KEYS.len()],
    verb: &str,
) -> Change {
    if entries.iter().all(Option::is_none) && !reader.is_misspelled(table, None) {
        let fix = format!("add one of {}", KEYS.join(", "));
        reader.report(&table.called, table.at, format!("it {verb} nothing"), fix);
    }
    let mut change = Change::default();
    for ((_, field), entry) in TABLE.into_iter().zip(entries.iter().copied()) {
        match field {
            Field::Flag(slot) => *(slot.get_mut)(&mut change) = reader.boolean(table, entry),
            Field::Text(slot) => *(slot.get_mut)(&mut change) = reader.text(table, entry),
            Field::Texts(slot) => *(slot.get_mut)(&mut change) = some_texts(reader, table, entry),
            Field::Operations(slot) => {
                *(slot.get_mut)(&mut change) = operations(reader, table, entry);
            }
            Field::Methods(slot) => {
                *(slot.get_mut)(&mut change) = update_methods(reader, table, entry);
            }
        }
    }
    if let Some(exists) = change.exists {
        let at = entries[KEYS.len() - 1].map_or(table.at, |entry| entry.at);
        check_exists(reader, (table, at), exists, change.entries().len() > 1);
    }
    change
}

fn check_exists(
    reader: &mut Reader,
    (table, at): (&Table<'_>, At),
    exists: bool,
    has_others: bool,
) {
    if exists {
        let what = "`exists = true` changes nothing";
        let fix = "add the missing elements with `add`, or remove this entry";
        reader.report(&table.called, at, what, fix);
    } else if has_others {
        let what = "of what does not exist nothing else can be stated";
        reader.report(&table.called, at, what, "keep `exists`, or the others");
    }
}

/// One method, or a list of them.
fn update_methods(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Vec<UpdateMethod> {
    let is_list = entry.is_some_and(|entry| entry.value.is_array());
    let written = if is_list {
        some_texts(reader, table, entry)
    } else {
        reader.text(table, entry).into_iter().collect()
    };
    let methods = written.into_iter().filter_map(|method| {
        let known = UpdateMethod::named(&method.value);
        if known.is_none() {
            let what = format!("{:?} is not a method that updates", method.value);
            reader.report(&table.called, method.at, what, "write PATCH, PUT or POST");
        }
        known
    });
    methods.collect()
}

/// The operations of a structural property.
pub(super) fn operations(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Vec<Spanned<String>> {
    let read = some_texts(reader, table, entry);
    let allowed = RESOURCE_OPERATIONS.join(", ");
    let strangers = read
        .iter()
        .filter(|operation| !RESOURCE_OPERATIONS.contains(&&*operation.value));
    for operation in strangers {
        let what = format!("{:?} is not an operation of a resource", operation.value);
        let fix = format!("write some of {allowed}");
        reader.report(&table.called, operation.at, what, fix);
    }
    read
}

/// A list of strings, which says something if it is there.
fn some_texts(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Vec<Spanned<String>> {
    let read = reader.texts(table, entry);
    if let Some(entry) = entry
        && entry.value.as_array().is_some_and(|list| list.is_empty())
    {
        let what = format!("{} is empty", entry.key);
        reader.report(
            &table.called,
            entry.at,
            what,
            "list something, or remove it",
        );
    }
    read
}

impl Change {
    /// The keys that are set, each with its value in TOML, in the order of the reference page.
    pub fn entries(&self) -> Vec<(&'static str, String)> {
        let text =
            |text: &Option<Spanned<String>>| text.as_ref().map(|text| super::quoted(&text.value));
        let list = |list: &[Spanned<String>]| {
            let list: Vec<String> = list.iter().map(|it| super::quoted(&it.value)).collect();
            (!list.is_empty()).then(|| format!("[{}]", list.join(", ")))
        };
        let value = |field| match field {
            Field::Flag(slot) => (slot.get)(self).map(|flag| flag.to_string()),
            Field::Text(slot) => text((slot.get)(self)),
            Field::Texts(slot) | Field::Operations(slot) => list((slot.get)(self)),
            Field::Methods(slot) => update_value((slot.get)(self)),
        };
        let entries = TABLE.into_iter().map(|(key, field)| (key, value(field)));
        entries
            .filter_map(|(key, value)| Some((key, value?)))
            .collect()
    }
}

/// The value of `update`; none for no methods.
pub(crate) fn update_value(methods: &[UpdateMethod]) -> Option<String> {
    let name = |method: &UpdateMethod| super::quoted(HttpMethod::from(*method).as_str());
    match methods {
        [] => None,
        [one] => Some(name(one)),
        many => {
            let mut names: Vec<String> = many.iter().map(name).collect();
            names.sort_unstable();
            Some(format!("[{}]", names.join(", ")))
        }
    }
}
