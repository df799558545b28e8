//! Debug output that shows what a person needs and no secret: listed properties are redacted, unknown ones named only.

use std::fmt::{self, DebugStruct, Formatter};
use std::str::Split;

use super::structured::{PropertyVisitor, Structured};
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

struct Fields<'a, 'b> {
    out: DebugStruct<'a, 'b>,
    names: Split<'static, char>,
}

impl PropertyVisitor<'_> for Fields<'_, '_> {
    fn property<V: Value>(&mut self, slot: &Option<V>) {
        // Between a name and its mark is white space, of which kind is not said.
        let mut words = self.names.next().unwrap_or_default().split_whitespace();
        if slot.is_none() {
            return;
        }
        let name = words.next().unwrap_or_default();
        let name = name.strip_prefix("r#").unwrap_or(name);
        match words.next() {
            Some(_secret) => self.out.field(name, &format_args!("[redacted]")),
            None => self.out.field(name, slot),
        };
    }
}
