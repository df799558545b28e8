//! Names that generated files use for something of their own, so that nothing of the metadata may take them there.
//!
//! `codegen/tests/reserved.rs` holds every generated file of this repository against these lists.

use crate::verb::Verb;

macro_rules! imports {
    ($($name:ident),+ $(,)?) => {
        /// What files import by name, from the runtime or from std. The printer writes `use` lines of these alone, so no file
        /// imports what is not reserved.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each has the name of its import")]
        pub enum Import {
            $($name),+
        }

        impl Import {
            /// All of them, by name.
            pub const ALL: [Self; IMPORTED.len()] = [$(Self::$name),+];

            /// Its name.
            pub fn name(self) -> &'static str {
                IMPORTED[self as usize]
            }
        }

        /// The names of all [imports](Import): a model of such a name is written with its path.
        pub const IMPORTED: [&str; [$(stringify!($name)),+].len()] = [$(stringify!($name)),+];
    };
}

imports! {
    Arc,
    Binary,
    Body,
    ByteStream,
    Core,
    Date,
    Decimal,
    Duration,
    Error,
    Flags,
    GetOptions,
    GraphClientOptions,
    Json,
    ListOptions,
    Literal,
    Method,
    OffsetDateTime,
    Page,
    Reference,
    Request,
    RequestOptions,
    Target,
    Time,
    TokenCredential,
    Uuid,
}

impl Import {
    /// The module that it comes from.
    pub fn module(self) -> &'static str {
        match self {
            Self::Arc => "std::sync",
            _ => "graph_runtime",
        }
    }
}

/// What files use without importing it: of the prelude (std::prelude, edition 2024), and the client of the crate.
pub const KNOWN: [&str; 40] = [
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "GraphClient",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Some",
    "String",
    "Sync",
    "ToString",
    "TryFrom",
    "Vec",
];

/// What the file of a model itself uses, by import, in its fields or in the macros of the runtime: a model that would be
/// called so is called `…Type`.
pub const IN_MODELS: [&str; 26] = [
    "Binary",
    "Box",
    "Clone",
    "Date",
    "Debug",
    "Decimal",
    "Default",
    "Duration",
    "Eq",
    "Err",
    "Flags",
    "From",
    "Into",
    "IntoIterator",
    "Json",
    "None",
    "OffsetDateTime",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Some",
    "String",
    "Time",
    "Uuid",
    "Vec",
];

/// What every builder or the client has.
const BUILT_IN: [&str; 8] = [
    "by_id",
    "by_path",
    "clone",
    "core",
    "from_core",
    "new",
    "target",
    "url",
];

/// Built-in verbs and what every builder or the client has; no other method takes these names, whether or not the builder
/// at hand has the verb, so that another kind of resource renames nothing.
pub const METHODS: [&str; BUILT_IN.len() + Verb::ALL.len()] = {
    let mut names = [""; BUILT_IN.len() + Verb::ALL.len()];
    let mut index = 0;
    while index < names.len() {
        names[index] = if index < BUILT_IN.len() {
            BUILT_IN[index]
        } else {
            Verb::ALL[index - BUILT_IN.len()].facts().method
        };
        index += 1;
    }
    names
};

/// Fields that every struct of models and parameters has, or means something else by (`with_null`).
pub const FIELDS: [&str; 2] = ["additional", "null"];

/// The variant that keeps the text of a member that is not known.
pub const CATCH_ALL: &str = "UnknownValue";

/// Crates that generated files name.
pub const CRATES: [&str; 4] = ["alloc", "core", "graph_runtime", "std"];

/// Whether a file may mean something else by the name of a type.
pub fn is_type(name: &str) -> bool {
    IMPORTED.contains(&name) || KNOWN.contains(&name)
}
