//! Debug output that shows what a person needs and no secret: listed properties are redacted, unknown ones named only.

use std::fmt::{self, DebugStruct, Formatter};

use super::structured::{Mark, PropertyVisitor, Structured};
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
    let mut fields = Fields(out.debug_struct(name));
    value.visit_properties(&mut fields);
    let additional = value.additional();
    if !additional.is_empty() {
        fields.0.field("additional", additional);
    }
    fields.0.finish()
}

struct Fields<'a, 'b>(DebugStruct<'a, 'b>);

impl PropertyVisitor for Fields<'_, '_> {
    fn property<V: Value>(
        &mut self,
        field: &'static str,
        _: &'static str,
        slot: &Option<V>,
        marks: &[Mark],
    ) {
        let field = field.strip_prefix("r#").unwrap_or(field);
        if slot.is_none() {
            return;
        }
        if marks.contains(&Mark::Secret) {
            self.0.field(field, &format_args!("[redacted]"));
        } else {
            self.0.field(field, slot);
        }
    }
}
