//! A file of parameters.

use super::models::{setters, structs, table};
use super::scope::{Names, Scope};
use super::text::{Piece, Printer, about};
use crate::plan::{Parameters, ParametersId, Plan, UrlParameters};

/// The parameters of the operations that are bound to one type.
pub(super) fn parameters(
    print: &Printer,
    plan: &Plan,
    names: &Names<'_>,
    ids: &[ParametersId],
) -> String {
    let scope = names.of_parameters(ids);
    let pieces = ids.iter().flat_map(|id| match &plan[*id] {
        Parameters::Body(body) => structs::body(&scope, body),
        Parameters::Url(url) => in_url(&scope, url),
    });
    let pieces: Vec<Piece> = pieces.collect();
    print.rust(&[], scope.uses().into_iter().chain(pieces))
}

fn in_url(scope: &Scope<'_>, item: &UrlParameters) -> Vec<Piece> {
    let mut definition = String::new();
    about(&mut definition, "", &item.docs, None);
    definition.extend([
        "#[derive(Clone, Default, PartialEq)]\n#[non_exhaustive]\npub struct ",
        &item.name,
        " {\n",
    ]);
    for parameter in &item.fields {
        structs::field(&mut definition, scope, &parameter.field);
    }
    definition.push_str("}\n");
    let fields = item.fields.iter().map(|parameter| &*parameter.field);
    let setters = setters::setters(scope, &item.name, fields, &[]);
    [definition, setters, table::of_url(item)]
        .map(Piece::Text)
        .into()
}
