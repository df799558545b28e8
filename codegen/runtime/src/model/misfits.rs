//! Properties that are not set, though something came for them: a value that their type cannot hold, or a null.

use super::additional::AdditionalProperties;
use super::raw::Json;
use super::structured::Structured;
use super::table::PropertyVisitor;
use super::value::Value;

/// See [`Structured::misfits`].
pub(super) fn misfits<T: Structured>(value: &T) -> Vec<(&'static str, &Json)> {
    let mut unset = Unset::default();
    let additional = value.visit_properties(&mut unset);
    let names = unset.unset.iter().map(|index| T::TABLE.names[*index]);
    names
        .filter_map(|name| Some((name, misfit(additional, name)?)))
        .collect()
}

/// See [`Structured::is_null`].
pub(super) fn is_null<T: Structured>(value: &T, index: usize) -> bool {
    let mut unset = Unset::default();
    let additional = value.visit_properties(&mut unset);
    let json = || additional.get(T::TABLE.names[index]);
    unset.unset.contains(&index) && json().is_some_and(Json::is_null)
}

/// What came for a property that is not set, unless it is null.
pub(super) fn misfit<'a>(additional: &'a AdditionalProperties, name: &str) -> Option<&'a Json> {
    additional.recorded(name).filter(|json| !json.is_null())
}

/// The numbers of the properties that are not set.
#[derive(Default)]
struct Unset {
    next: usize,
    unset: Vec<usize>,
}

impl PropertyVisitor<'_> for Unset {
    fn property<V: Value>(&mut self, slot: &Option<V>) {
        if slot.is_none() {
            self.unset.push(self.next);
        }
        self.next += 1;
    }
}
