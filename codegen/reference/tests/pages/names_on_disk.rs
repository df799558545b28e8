//! The names of kinds: keys of findings.toml, ids of rules, keys of reports. Whoever renames one breaks files of others.

use graph_reference::check::Kind;
use graph_reference::irregularity::IrregularityKind;
use graph_reference::json::Leniency;
use graph_reference::resolve::UrlLeniency;

const FINDINGS: &[&str] = &[
    "unknown-root",
    "unknown-segment",
    "unknown-cast",
    "unknown-key",
    "arguments",
    "verb-lacking",
    "verb",
    "url-spelling",
    "version",
    "template-mismatch",
    "unknown-property",
    "unknown-parameter",
    "missing-parameter",
    "json-kind",
    "enum-member",
    "enum-case",
    "null",
    "value",
    "missing-discriminator",
    "discriminator",
    "unexpected-body",
    "missing-body",
    "status",
    "status-prose",
    "annotation-type",
    "odata-context",
    "table-type",
    "table-members",
    "table-missing",
    "table-extra",
    "methods-table",
    "link",
    "json-syntax",
    "http-syntax",
    "annotation",
    "markup",
    "unknown-type",
    "permissions",
    "page-without-operation",
    "operation-without-page",
    "deprecated",
];

const OF_URLS: &[&str] = &[
    "case",
    "namespace",
    "missing-cast",
    "word-as-key",
    "name-as-key",
    "undeclared-key",
    "open-property",
    "placeholder-as-name",
    "arguments-in-query",
    "unnamed-argument",
    "missing-argument",
    "left-out",
    "not-composable",
    "update-verb",
    "not-contained",
    "ref-of-contained",
    "write-behind-cast",
    "undeclared-stream",
    "operation-verb",
];

const IRREGULARITIES: &[&str] = &[
    "byte-order-mark",
    "carriage-return",
    "odd-space",
    "space-before-language",
    "no-language",
    "wrong-language",
    "indented-fence",
    "unclosed-fence",
    "unclosed-comment",
    "no-annotation",
    "annotation-spelling",
    "annotation-contradicted",
    "shared-fence",
    "gap-before-headers",
    "no-blank-line",
    "broken-link",
    "text-in-templates",
    "not-a-request",
    "wrapped-url",
    "method-case",
    "no-leading-slash",
    "relative-url",
    "absolute-template",
    "repeated-placeholder",
    "space-in-path",
    "space-in-query",
    "uneven-parentheses",
    "status-line",
    "broken-header",
    "no-content-type",
    "stale-content-length",
    "hidden",
    "unreadable",
    "mojibake",
];

const OF_JSON: &[&str] = &[
    "comment",
    "ellipsis",
    "unquoted-key",
    "unquoted-value",
    "placeholder",
    "literal-case",
    "single-quote",
    "smart-quote",
    "trailing-comma",
    "extra-comma",
    "missing-comma",
    "missing-colon",
    "missing-close",
    "mismatched-close",
    "control-in-string",
    "unclosed-string",
    "bad-escape",
    "odd-space",
    "text-after-value",
    "stray-character",
    "trailing-text",
    "repeated-key",
];

fn names<K: ToString>(kinds: impl Iterator<Item = K>) -> Vec<String> {
    kinds.map(|kind| kind.to_string()).collect()
}

#[test]
fn names_in_files_stay() {
    assert_eq!(names(Kind::all()), FINDINGS);
    assert_eq!(names(UrlLeniency::all()), OF_URLS);
    assert_eq!(names(Leniency::all()), OF_JSON);
    let of_json = OF_JSON.iter().map(|name| format!("json-{name}"));
    let irregularities: Vec<String> = IRREGULARITIES
        .iter()
        .map(|name| (*name).to_owned())
        .chain(of_json)
        .collect();
    assert_eq!(names(IrregularityKind::all()), irregularities);
}

#[test]
fn a_kind_is_found_by_its_name() {
    for name in FINDINGS {
        assert_eq!(Kind::named(name).map(Kind::name), Some(*name));
    }
    assert_eq!(Kind::named("UnknownRoot"), None);
}
