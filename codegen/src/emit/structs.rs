//! A struct, its setters, and the table that ties it to its JSON. They are most of a crate's text and of fixed lines, so they
//! are put down as lines and not parsed and formatted.

use super::scope::Scope;
use super::text::{Piece, about};
use super::{setters, table};
use crate::plan::{Field, Struct};

/// The last field of every struct.
const ADDITIONAL: &str = "    \
    /// Unknown properties, annotations and explicit nulls, which are written with the value.
    pub additional: graph_runtime::AdditionalProperties,
}
";

/// Everything that makes up a model.
pub(super) fn model(scope: &Scope<'_>, item: &Struct) -> Vec<Piece> {
    let mut pieces = parts(scope, item, table::of_struct(item));
    if !item.filterable.is_empty() {
        pieces.push(Piece::Text(table::of_filterable(scope, item)));
    }
    if !item.bases.is_empty() {
        pieces.push(Piece::Text(table::of_bases(scope, item)));
    }
    pieces
}

/// Everything that makes up the parameters of an action.
pub(super) fn body(scope: &Scope<'_>, item: &Struct) -> Vec<Piece> {
    parts(scope, item, table::of_body(item))
}

fn parts(scope: &Scope<'_>, item: &Struct, table: String) -> Vec<Piece> {
    vec![
        Piece::Text(definition(scope, item)),
        Piece::Text(setters::setters(
            scope,
            &item.name,
            item.fields.iter().map(AsRef::as_ref),
            &item.bindings,
        )),
        Piece::Text(table),
    ]
}

fn definition(scope: &Scope<'_>, item: &Struct) -> String {
    let mut out = String::new();
    about(&mut out, "", &item.docs, item.deprecated.as_deref());
    out.extend(["#[non_exhaustive]\npub struct ", &item.name, " {\n"]);
    let fields = item.fields.iter();
    fields.for_each(|one| field(&mut out, scope, one));
    out.push_str(ADDITIONAL);
    out
}

/// A public field, absent or not.
pub(super) fn field(out: &mut String, scope: &Scope<'_>, field: &Field) {
    about(out, "    ", &field.docs, field.deprecated.as_deref());
    out.extend([
        "    pub ",
        &field.name,
        ": Option<",
        &scope.ty(field.ty),
        ">,\n",
    ]);
}
