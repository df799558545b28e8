//! A struct, its setters, and its table of properties. They are most of a crate's text, and simple, so they are printed as
//! lines instead of being parsed and formatted.

use super::{setters, table};
use crate::emit::scope::Scope;
use crate::emit::spell::Spell as _;
use crate::emit::text::{Piece, about};
use crate::plan::{Field, Struct};

/// The last field of every struct.
const ADDITIONAL: &str = "    \
    /// Unknown properties, annotations and explicit nulls; preserved when the value is written.
    pub additional: graph_runtime::AdditionalProperties,
}
";

/// The pieces of a struct's file.
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

/// The pieces of an action's parameters.
pub(in crate::emit) fn body(scope: &Scope<'_>, item: &Struct) -> Vec<Piece> {
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

/// A public field.
pub(in crate::emit) fn field(out: &mut String, scope: &Scope<'_>, field: &Field) {
    about(out, "    ", &field.docs, field.deprecated.as_deref());
    out.extend([
        "    pub ",
        &field.name,
        ": Option<",
        &scope.ty(field.ty),
        ">,\n",
    ]);
}
