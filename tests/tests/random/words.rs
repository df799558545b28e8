//! Names that are a trial: words of Rust, of the prelude, of our own methods and fields, and names that differ little.

use fastrand::Rng;

const WORDS: [&str; 100] = [
    "mod",
    "security",
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "case",
    "default",
    "final",
    "async",
    "await",
    "dyn",
    "try",
    "gen",
    "match",
    "move",
    "union",
    "macro_rules",
    "static",
    "true",
    "null",
    "none",
    "some",
    "ok",
    "err",
    "string",
    "String",
    "str",
    "vec",
    "option",
    "box",
    "result",
    "i32",
    "bool",
    "json",
    "flags",
    "binary",
    "date",
    "new",
    "with",
    "withNull",
    "value",
    "additional",
    "additionalProperties",
    "unknownValue",
    "count",
    "delete",
    "create",
    "update",
    "get",
    "list",
    "replace",
    "target",
    "url",
    "byId",
    "addRef",
    "fooBar",
    "foo_bar",
    "FooBar",
    "fooBAR",
    "x509",
    "ipV4",
    "_",
    "__a",
    "Ärger",
    "method",
    "literal",
    "reference",
    "page",
    "request",
    "requestOptions",
    "getOptions",
    "listOptions",
    "target",
    "core",
    "arc",
    "error",
    "response",
    "tokenCredential",
    "graphClient",
    "body",
    "byteStream",
    "uuid",
    "time",
    "decimal",
    "duration",
    "offsetDateTime",
    "intoIterator",
    "eq",
    "clone",
    "from",
    "into",
    "iterator",
    "form",
    "members",
    "fooBar2",
    "foo2",
    "foo_2",
    "fromCore",
];

/// A stock of different names.
#[derive(Debug)]
pub(crate) struct Words {
    left: Vec<String>,
    more: usize,
}

impl Words {
    pub(crate) fn new(rng: &mut Rng) -> Self {
        let mut left: Vec<String> = WORDS.map(str::to_owned).into();
        rng.shuffle(&mut left);
        Self { left, more: 0 }
    }

    /// One that was not given yet.
    pub(crate) fn next(&mut self) -> String {
        self.left.pop().unwrap_or_else(|| {
            self.more += 1;
            format!("thing{}", self.more)
        })
    }
}
