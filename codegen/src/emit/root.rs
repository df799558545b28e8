//! The crate's front page and its client.

use super::builders::methods;
use super::lines::cfg;
use super::scope::{Names, Scope};
use super::spell::Spell as _;
use super::text::{Piece, Printer, about, literal};
use crate::plan::{HandwrittenModule, Package, Plan};
use graph_csdl::reserved::Import;

/// `src/lib.rs`.
pub(super) fn root(print: &Printer, package: &Package) -> String {
    // The example of the page needs all features that are on by default.
    let with = if package.full.is_some() {
        "all(feature = \"client\", feature = \"full\")"
    } else {
        "feature = \"client\""
    };
    let docs = package.docs.join(" ");
    let docs = format!(
        "#![cfg_attr({with}, doc = include_str!(\"../README.md\"))]\n#![cfg_attr(not({with}), doc = {})]\n",
        literal(&docs)
    );
    let attributes = format!("{docs}{}", attributes(package));
    let modules = format!("{MODULES}{}", handwritten(package));
    let pieces = [&*attributes, &*modules, EXPORTS];
    print.rust(&[], pieces.map(|piece| Piece::Text(piece.to_owned())))
}

/// The modules that are written by hand.
fn handwritten(package: &Package) -> String {
    let modules = package.handwritten.iter();
    let modules = modules.map(|HandwrittenModule { name, .. }| {
        format!("#[cfg(feature = \"{name}\")]\npub mod {name};\n")
    });
    modules.collect()
}

/// `src/lib.rs` of a part.
pub(super) fn part(print: &Printer, package: &Package) -> String {
    let attributes = attributes(package);
    let pieces = [&attributes, "pub mod models;\n"];
    print.rust(
        &package.docs,
        pieces.map(|piece| Piece::Text(piece.to_owned())),
    )
}

/// The attributes of every crate.
fn attributes(package: &Package) -> String {
    let scripts = if package.is_ascii { "" } else { SCRIPTS };
    format!("{BADGES}{ATTRIBUTES}{scripts}")
}

/// docs.rs shows which feature brings an item.
const BADGES: &str = "#![cfg_attr(docsrs, feature(doc_cfg))]\n";

const ATTRIBUTES: &str = "\
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(
    deprecated,
    reason = \"deprecated items are generated too\"
)]
";

const SCRIPTS: &str = "\
#![allow(
    confusable_idents,
    mixed_script_confusables,
    reason = \"names are those of the metadata, in any script\"
)]
";

const MODULES: &str = "\
#[cfg(feature = \"client\")]
pub mod builders;
#[cfg(feature = \"client\")]
mod client;
pub mod models;
#[cfg(feature = \"client\")]
pub mod parameters;
";

const EXPORTS: &str = "\
#[cfg(feature = \"client\")]
pub use self::client::GraphClient;
pub use graph_runtime;
#[cfg(feature = \"client\")]
pub use graph_runtime::{Error, Result};
";

/// `src/client.rs`.
pub(super) fn client(print: &Printer, plan: &Plan, names: &Names<'_>) -> String {
    let (client, scope) = (&plan.client, names.of_client());
    let mut definition = String::new();
    about(&mut definition, "", &client.docs, None);
    let target = scope.import(Import::Target);
    definition.extend([
        "#[derive(Clone, Debug)]\npub struct GraphClient {\n    target: ",
        target,
        ",\n}\n",
    ]);
    let methods = client.methods.iter().enumerate().map(|(index, method)| {
        let mut out = String::new();
        if let Some(gate) = client.gates.get(index) {
            cfg(&mut out, 4, &plan[*gate]);
        }
        out.push_str(&methods::method(&scope, &[String::new()], method));
        out
    });
    let methods = own(&scope, &client.api)
        .into_iter()
        .chain(methods)
        .collect();
    let pieces = [
        Piece::Text(definition),
        Piece::Impl("GraphClient".to_owned(), methods),
    ];
    let unused = scope.is_gated().then(|| Piece::Text(UNUSED.to_owned()));
    let head = unused.into_iter().chain(scope.uses());
    print.rust(&[], head.chain(pieces))
}

/// First attribute of the file: not every set of features uses every name.
const UNUSED: &str = "#![allow(unused_imports, reason = \"the names used depend on features\")]\n";

/// The methods of every client.
fn own(scope: &Scope<'_>, api: &str) -> [String; 3] {
    let api = literal(api);
    let [arc, core, credential, error, options, target] = [
        Import::Arc,
        Import::Core,
        Import::TokenCredential,
        Import::Error,
        Import::GraphClientOptions,
        Import::Target,
    ]
    .map(|import| scope.import(import));
    [
        format!(
            "    /// Creates a client that gets its tokens from `credential`.
    ///
    /// # Errors
    /// If the options are invalid: an endpoint that is neither HTTPS nor on this machine, or no HTTP transport.
    pub fn new(
        credential: {arc}<dyn {credential}>,
        options: Option<{options}>,
    ) -> Result<Self, {error}> {{
        {core}::new(credential, options).map(|core| Self::from_core(&core))
    }}
"
        ),
        format!(
            "    /// Creates a client that shares credential, pipeline and throttling with others.
    pub fn from_core(core: &{core}) -> Self {{
        Self {{
            target: {target}::root(core, {api}),
        }}
    }}
"
        ),
        format!(
            "    /// Credential, pipeline and throttling, to share with [`from_core`](Self::from_core).
    pub fn core(&self) -> &{core} {{
        self.target.core()
    }}
"
        ),
    ]
}
