//! A request builder.

use super::methods;
use super::text::{Piece, Printer, about, uses};
use crate::plan::{Builder, File};

/// One builder.
pub(super) fn builder(print: &Printer, file: &File<Builder>) -> String {
    let item = &file.item;
    let methods = OWN
        .map(str::to_owned)
        .into_iter()
        .chain(item.methods.iter().map(methods::method))
        .collect();
    let pieces = [
        Piece::Text(definition(item)),
        Piece::Impl(item.name.clone(), methods),
    ];
    print.rust(&[], uses(&file.uses).into_iter().chain(pieces))
}

fn definition(item: &Builder) -> String {
    let mut out = String::new();
    about(&mut out, "", &item.docs, item.deprecated.as_deref());
    out.extend(["#[derive(Clone, Debug)]\npub struct ", &item.name]);
    out.push_str(" {\n    target: Target,\n}\n");
    out
}

/// What every builder has.
const OWN: [&str; 2] = [
    "    /// Requests to this URL.
    pub(crate) fn new(target: Target) -> Self {
        Self { target }
    }
",
    "    /// The URL that this builder stands at, and the way to send what it does not offer.
    pub fn target(&self) -> &Target {
        &self.target
    }
",
];
