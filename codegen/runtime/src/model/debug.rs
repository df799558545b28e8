//! Debug output that shows what a person needs and no secret: listed properties are redacted, unknown ones named only.

use std::fmt::{self, DebugStruct, Formatter};
use std::str::Split;

use super::structured::{Property, PropertyVisitor, Structured};
use super::value::Value;

/// `Debug` for any object.
///
/// # Errors
/// Those of the formatter.
pub fn debug_structured<T: Structured>(
    value: &T,
    name: &str,
    out: &mut Formatter<'_>,
) -> fmt::Result {
    let mut fields = Fields {
        out: out.debug_struct(name),
        names: T::TABLE.fields.split(','),
    };
    value.visit_properties(&mut fields);
    let additional = value.additional();
    if !additional.is_empty() {
        fields.out.field("additional", additional);
    }
    fields.out.finish()
}

/// `Debug` for any property: its name on the wire.
///
/// # Errors
/// Those of the formatter.
pub fn debug_property<P: Property>(property: P, out: &mut Formatter<'_>) -> fmt::Result {
    out.write_str(property.as_str())
}

struct Fields<'a, 'b> {
    out: DebugStruct<'a, 'b>,
    names: Split<'static, char>,
}

impl PropertyVisitor for Fields<'_, '_> {
    fn property<V: Value>(&mut self, slot: &Option<V>) {
        let name = self.names.next().unwrap_or_default();
        if slot.is_none() {
            return;
        }
        let name = name.strip_prefix("r#").unwrap_or(name);
        match name.split_once('!') {
            Some((name, _secret)) => self.out.field(name, &format_args!("[redacted]")),
            None => self.out.field(name, slot),
        };
    }
}
