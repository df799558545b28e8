//! A request builder.

mod docs;
pub(super) mod methods;
mod signature;

use super::scope::{Names, Scope};
use super::spell::Spell as _;
use super::text::{Piece, Printer, about};
use crate::plan::{Builder, BuilderId, Plan};
use graph_csdl::reserved::Import;

pub(crate) use signature::{Signature, signature};

/// One builder.
pub(super) fn builder(print: &Printer, plan: &Plan, names: &Names<'_>, id: &BuilderId) -> String {
    let (item, scope) = (&plan[*id], names.of_builder(*id));
    let methods = item.methods.iter();
    let methods = methods.map(|method| methods::method(&scope, &item.routes, method));
    let pieces = [
        Piece::Text(definition(item, &scope)),
        Piece::Impl(
            item.name.clone(),
            OWN.map(str::to_owned).into_iter().chain(methods).collect(),
        ),
    ];
    print.rust(&[], scope.uses().into_iter().chain(pieces))
}

fn definition(item: &Builder, scope: &Scope<'_>) -> String {
    let mut out = String::new();
    docs::lines(&mut out, "", &item.docs);
    docs::requests(&mut out, "", &item.routes, "", "");
    about(&mut out, "", &[], item.deprecated.as_deref());
    out.extend(["#[derive(Clone, Debug)]\npub struct ", &item.name]);
    let target = scope.import(Import::Target);
    out.extend([" {\n    target: ", target, ",\n}\n"]);
    out
}

/// The methods of every builder.
const OWN: [&str; 2] = [
    "    pub(crate) fn new(target: Target) -> Self {
        Self { target }
    }
",
    "    /// The underlying [`Target`]: its URL, and an escape hatch for requests that have no method here.
    pub fn target(&self) -> &Target {
        &self.target
    }
",
];
