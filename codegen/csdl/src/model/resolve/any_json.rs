//! Graph's own word for any JSON: a complex type `Json` that declares nothing. What the service sends in its place is an
//! array, a number, a text: the values of a workbook's cells, the arguments of its functions. It means `Edm.Untyped`.

use crate::schema::Structured;

/// Whether the complex type of this name and body represents any JSON.
pub(super) fn is_meant(name: &str, body: &Structured) -> bool {
    let bare = name.rsplit('.').next().unwrap_or(name);
    bare == "Json"
        && body.base.is_none()
        && body.properties.is_empty()
        && body.navigation.is_empty()
}
