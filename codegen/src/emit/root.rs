//! The crate's front page and its client.

use super::lines::{cfg, import};
use super::methods;
use super::text::{Piece, Printer, about, literal, uses};
use crate::plan::{Client, Package};

/// `src/lib.rs`.
pub(super) fn root(print: &Printer, package: &Package) -> String {
    let pieces = [ATTRIBUTES, MODULES, EXPORTS];
    print.rust(
        &package.docs,
        pieces.map(|piece| Piece::Text(piece.to_owned())),
    )
}

/// `src/lib.rs` of a part.
pub(super) fn part(print: &Printer, package: &Package) -> String {
    let pieces = [ATTRIBUTES, "pub mod models;\n"];
    print.rust(
        &package.docs,
        pieces.map(|piece| Piece::Text(piece.to_owned())),
    )
}

const ATTRIBUTES: &str = "\
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(
    deprecated,
    reason = \"what the service deprecates still stands beside what it does not\"
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
";

/// `src/client.rs`.
pub(super) fn client(print: &Printer, client: &Client) -> String {
    let mut definition = String::new();
    about(&mut definition, "", &client.docs, None);
    definition
        .push_str("#[derive(Clone, Debug)]\npub struct GraphClient {\n    target: Target,\n}\n");
    let ways = client.methods.iter().enumerate().map(|(index, way)| {
        let mut out = String::new();
        let features = client.features.get(index..=index).unwrap_or_default();
        cfg(&mut out, 4, features);
        out.push_str(&methods::method(way));
        out
    });
    let methods = own(&client.api).into_iter().chain(ways).collect();
    let pieces = [
        Piece::Text(definition),
        Piece::Impl("GraphClient".to_owned(), methods),
    ];
    let (unused, uses) = match client.gated.as_slice() {
        [] => (None, uses(&client.uses)),
        gated => (
            Some(Piece::Text(UNUSED.to_owned())),
            ways_in(&client.uses, gated),
        ),
    };
    print.rust(&[], unused.into_iter().chain(uses).chain(pieces))
}

/// Where the head of the file is, since not every feature needs every name.
const UNUSED: &str =
    "#![allow(unused_imports, reason = \"which names are used is a matter of features\")]\n";

/// `use` lines, those of what a feature brings with it.
fn ways_in(plain: &[String], gated: &[(String, Vec<String>)]) -> Option<Piece> {
    let mut lines = match uses(plain) {
        Some(Piece::Text(lines)) => lines,
        Some(Piece::Impl(..)) | None => String::new(),
    };
    for (path, features) in gated {
        cfg(&mut lines, 0, features);
        if let Some((module, name)) = path.rsplit_once("::") {
            import(&mut lines, &["use ", module], &[name]);
        }
    }
    Some(Piece::Text(lines))
}

/// What every client has.
fn own(api: &str) -> [String; 3] {
    let api = literal(api);
    [
        "    /// A client that asks `credential` for its tokens.
    ///
    /// # Errors
    /// If the options cannot work: an endpoint that is not https, or no HTTP transport.
    pub fn new(
        credential: Arc<dyn TokenCredential>,
        options: Option<GraphClientOptions>,
    ) -> Result<Self, Error> {
        Core::new(credential, options).map(|core| Self::from_core(&core))
    }
"
        .to_owned(),
        format!(
            "    /// A client that shares credential, pipeline and throttling with others.
    pub fn from_core(core: &Core) -> Self {{
        Self {{
            target: Target::root(core, {api}),
        }}
    }}
"
        ),
        "    /// What the client shares with others made from it.
    pub fn core(&self) -> &Core {
        self.target.core()
    }
"
        .to_owned(),
    ]
}
