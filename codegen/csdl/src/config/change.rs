//! What an entry says of its target: the keys that a correction and an override share.

use super::table::{Entry, Reader, Table};
use super::{Spanned, UpdateMethod};
use crate::http::HttpMethod;

/// What the metadata should have said of a target; what is absent, empty or `None` is left as the metadata has it.
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
    /// `navigable`: whether URLs lead through a navigation property.
    pub navigable: Option<bool>,
    /// `contained`: whether a navigation property contains its target.
    pub contained: Option<bool>,
    /// `stream`: whether an entity type has a byte stream at `$value`.
    pub stream: Option<bool>,
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

/// The keys, in the order of the reference page.
pub(super) const KEYS: [&str; 19] = [
    "update",
    "readable",
    "readable_by_key",
    "insertable",
    "updatable",
    "deletable",
    "countable",
    "referenceable",
    "indexable_by_key",
    "navigable",
    "contained",
    "stream",
    "returns",
    "type",
    "nullable",
    "operations",
    "bound_to",
    "add",
    "exists",
];

/// The operations of a structural property that is served as a resource.
pub(super) const RESOURCE_OPERATIONS: [&str; 5] = ["get", "count", "update", "replace", "delete"];

/// A flag of a [`Change`], by its key.
pub(crate) type Flag = (&'static str, fn(&Change) -> Option<bool>);

/// The keys that are `true` or `false`.
pub(crate) const FLAGS: [Flag; 13] = [
    ("readable", |change| change.readable),
    ("readable_by_key", |change| change.readable_by_key),
    ("insertable", |change| change.insertable),
    ("updatable", |change| change.updatable),
    ("deletable", |change| change.deletable),
    ("countable", |change| change.countable),
    ("referenceable", |change| change.referenceable),
    ("indexable_by_key", |change| change.indexable_by_key),
    ("navigable", |change| change.navigable),
    ("contained", |change| change.contained),
    ("stream", |change| change.stream),
    ("nullable", |change| change.nullable),
    ("exists", |change| change.exists),
];

/// Reads what `entries`, those of [`KEYS`], say; nothing said is a problem.
pub(super) fn read(
    reader: &mut Reader,
    table: &Table<'_>,
    entries: [Option<Entry<'_>>; KEYS.len()],
    verb: &str,
) -> Change {
    if entries.iter().all(Option::is_none) {
        let settle = format!("add one of {}", KEYS.join(", "));
        reader.report(&table.called, table.at, format!("{verb} nothing"), settle);
    }
    let entry = |key: &str| {
        let index = KEYS.iter().position(|known| *known == key);
        index.and_then(|index| entries[index])
    };
    let mut flag = |key: &str| reader.boolean(table, entry(key));
    let change = Change {
        readable: flag("readable"),
        readable_by_key: flag("readable_by_key"),
        insertable: flag("insertable"),
        updatable: flag("updatable"),
        deletable: flag("deletable"),
        countable: flag("countable"),
        referenceable: flag("referenceable"),
        indexable_by_key: flag("indexable_by_key"),
        navigable: flag("navigable"),
        contained: flag("contained"),
        stream: flag("stream"),
        nullable: flag("nullable"),
        exists: flag("exists"),
        ..Change::default()
    };
    Change {
        update: update_methods(reader, table, entry("update")),
        returns: reader.text(table, entry("returns")),
        ty: reader.text(table, entry("type")),
        operations: operations(reader, table, entry("operations")),
        bound_to: some_texts(reader, table, entry("bound_to")),
        add: reader.text(table, entry("add")),
        ..change
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
        let settle = format!("write some of {allowed}");
        reader.report(&table.called, operation.at, what, settle);
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
    pub fn said(&self) -> Vec<(&'static str, String)> {
        let text =
            |text: &Option<Spanned<String>>| text.as_ref().map(|text| super::quoted(&text.value));
        let list = |list: &[Spanned<String>]| {
            let list: Vec<String> = list.iter().map(|it| super::quoted(&it.value)).collect();
            (!list.is_empty()).then(|| format!("[{}]", list.join(", ")))
        };
        let value = |key: &'static str| match key {
            "update" => update_value(&self.update),
            "returns" => text(&self.returns),
            "type" => text(&self.ty),
            "operations" => list(&self.operations),
            "bound_to" => list(&self.bound_to),
            "add" => text(&self.add),
            flag => {
                let flag = FLAGS.iter().find(|(name, _)| *name == flag);
                flag.and_then(|(_, said)| said(self))
                    .map(|said| said.to_string())
            }
        };
        let said = KEYS.iter().map(|key| (*key, value(key)));
        said.filter_map(|(key, value)| Some((key, value?)))
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
