//! Debug output that shows what a person needs and no secret: listed properties are redacted, unknown ones named only.

use std::fmt::{self, Debug, DebugStruct, Formatter};

use super::structured::Structured;

/// Collects the properties that are set.
pub struct DebugProperties<'a, 'b>(DebugStruct<'a, 'b>);

impl DebugProperties<'_, '_> {
    /// Shows a property.
    pub fn property<V: Debug>(&mut self, field: &str, slot: &Option<V>) {
        if slot.is_some() {
            self.0.field(plain(field), slot);
        }
    }

    /// Shows that a secret property is set.
    pub fn secret<V>(&mut self, field: &str, slot: &Option<V>) {
        if slot.is_some() {
            self.0.field(plain(field), &format_args!("[redacted]"));
        }
    }
}

fn plain(field: &str) -> &str {
    field.strip_prefix("r#").unwrap_or(field)
}

/// `Debug` for any object.
///
/// # Errors
/// Those of the formatter.
pub fn debug_structured<T: Structured>(
    value: &T,
    name: &str,
    out: &mut Formatter<'_>,
) -> fmt::Result {
    let mut properties = DebugProperties(out.debug_struct(name));
    value.debug_properties(&mut properties);
    let additional = value.additional();
    if !additional.is_empty() {
        properties.0.field("additional", additional);
    }
    properties.0.finish()
}
