//! Debug output that shows what a person needs and no secret: listed properties are redacted; unknown ones, and those
//! whose value does not fit, are named only.

use std::fmt::{self, DebugStruct, Formatter};
use std::slice::Iter;
use std::str::Split;

use super::additional::AdditionalProperties;
use super::misfits::misfit;
use super::structured::Structured;
use super::table::PropertyVisitor;
use super::value::Value;

/// `Debug` for any object.
///
/// # Errors
/// If the formatter fails.
pub fn debug_structured<T: Structured>(
    value: &T,
    name: &str,
    out: &mut Formatter<'_>,
) -> fmt::Result {
    let additional = value.additional();
    let mut fields = Fields {
        out: out.debug_struct(name),
        fields: T::TABLE.fields.split(','),
        names: T::TABLE.names.iter(),
        additional,
    };
    value.visit_properties(&mut fields);
    #[cfg(feature = "client")]
    super::marked::redacts_all_of(T::TABLE, additional);
    if !additional.is_empty() {
        fields.out.field("additional", additional);
    }
    fields.out.finish()
}

struct Fields<'a, 'b, 'v> {
    out: DebugStruct<'a, 'b>,
    fields: Split<'static, char>,
    names: Iter<'static, &'static str>,
    additional: &'v AdditionalProperties,
}

impl Fields<'_, '_, '_> {
    /// The field's name and whether it is secret, for a property that is to be shown.
    fn next(&mut self, is_set: bool) -> Option<(&'static str, bool)> {
        // Between a name and its mark is white space, of which kind is not said.
        let mut words = self.fields.next().unwrap_or_default().split_whitespace();
        let name = words.next().unwrap_or_default();
        let name = name.strip_prefix("r#").unwrap_or(name);
        let wire = self.names.next().copied().unwrap_or_default();
        if is_set {
            return Some((name, words.next().is_some()));
        }
        if misfit(self.additional, wire).is_some() {
            self.out.field(name, &format_args!("[does not fit]"));
        }
        None
    }
}

impl PropertyVisitor<'_> for Fields<'_, '_, '_> {
    fn property<V: Value>(&mut self, slot: &Option<V>) {
        match self.next(slot.is_some()) {
            Some((name, true)) => {
                #[cfg(feature = "client")]
                super::marked::redacts(slot, slot);
                self.out.field(name, &format_args!("[redacted]"));
            }
            Some((name, false)) => _ = self.out.field(name, slot),
            None => {}
        }
    }
}
