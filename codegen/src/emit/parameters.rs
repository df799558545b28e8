//! A file of parameters.

use super::text::{self, Piece, Printer, about};
use super::{setters, structs, table};
use crate::plan::{File, Parameters, UrlParameters};

/// The parameters of the operations that are bound to one type.
pub(super) fn parameters(print: &Printer, file: &File<Vec<Parameters>>) -> String {
    let pieces = file.item.iter().flat_map(|item| match item {
        Parameters::Body(body) => structs::body(body),
        Parameters::Url(url) => in_url(url),
    });
    print.rust(&[], text::uses(&file.uses).into_iter().chain(pieces))
}

fn in_url(item: &UrlParameters) -> Vec<Piece> {
    let mut definition = String::new();
    about(&mut definition, "", &item.docs, None);
    definition.extend([
        "#[derive(Clone, Default, PartialEq)]\n#[non_exhaustive]\npub struct ",
        &item.name,
        " {\n",
    ]);
    for parameter in &item.fields {
        structs::field(&mut definition, &parameter.field);
    }
    definition.push_str("}\n");
    let fields = item.fields.iter().map(|parameter| &parameter.field);
    let setters = setters::setters(&item.name, fields, &[]);
    [definition, setters, table::of_url(item)]
        .map(Piece::Text)
        .into()
}
