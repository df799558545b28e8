//! SARIF 2.1.0, which code reviews show at the right line.

use crate::check::{Class, Finding, Kind, Report, Verdict};
use serde::Serialize;

/// A SARIF log, with all that GitHub's code scanning asks for; `file` is the path of a page, relative to the root of
/// the repository, and for the page without a name the file that represents the metadata. What a ledger accepts is
/// suppressed, with its reason, and so is what a correction of the metadata resolves.
pub fn sarif(report: &Report, verdict: Option<&Verdict>, file: impl Fn(&str) -> String) -> String {
    let reason = |finding: &Finding| verdict?.known.get(&finding.id).cloned();
    let found = report.findings.iter();
    let found = found.map(|finding| result(finding, reason(finding), &file));
    let corrected = report.corrected.iter();
    let corrected = corrected.map(|finding| result(finding, Some(CORRECTED.to_owned()), &file));
    let results = found.chain(corrected).collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: driver() },
            column_kind: "utf16CodeUnits",
            results,
        }],
    };
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

fn driver() -> Driver {
    let rules = Kind::all().map(|kind| Rule {
        id: kind.to_string(),
        short_description: Message::new(kind.describe()),
        full_description: Message::new(&if kind.is_of_pages_alone() {
            format!("The reference is wrong by itself: {}.", kind.describe())
        } else {
            format!(
                "The reference and the metadata do not agree: {}.",
                kind.describe()
            )
        }),
        help: Message::new(HELP),
    });
    Driver {
        name: "cargo xtask examples",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: rules.collect(),
    }
}

/// How to resolve a finding of any kind.
const HELP: &str = "Correct the page or the metadata, or accept the contradiction in the slice's findings.toml with a reason.";

/// Why a finding that a correction resolves is suppressed.
const CORRECTED: &str = "resolved by a correction of the metadata (metadata/corrections.toml)";

fn result(
    finding: &Finding,
    accepted: Option<String>,
    file: &impl Fn(&str) -> String,
) -> ResultItem {
    let physical = Physical {
        artifact_location: Artifact {
            uri: uri(&file(&finding.page)),
        },
        region: Region {
            start_line: finding.line.max(1),
            start_column: finding.column.max(1),
        },
    };
    let logical = Logical {
        fully_qualified_name: finding.path.clone(),
    };
    let location = Location {
        physical_location: physical,
        logical_locations: if finding.path.is_empty() {
            Vec::new()
        } else {
            vec![logical]
        },
    };
    let rule = Kind::all()
        .position(|kind| kind == finding.kind)
        .unwrap_or_default();
    let suppression = |reason| Suppression {
        kind: "external",
        status: "accepted",
        justification: reason,
    };
    ResultItem {
        rule_id: finding.kind.to_string(),
        rule_index: rule,
        level: level(finding.class),
        message: Message::new(&format!("{} ({})", finding.why, finding.class)),
        locations: [location],
        partial_fingerprints: Fingerprints {
            line: finding.id.clone(),
            id: finding.id.clone(),
        },
        suppressions: accepted.map(suppression).into_iter().collect(),
    }
}

fn level(class: Class) -> &'static str {
    match class {
        Class::PageWrong | Class::MetadataWrong => "warning",
        Class::AgesDiffer | Class::Unclear => "note",
    }
}

/// A path as a relative reference: forward slashes, and escapes for what a URI cannot hold.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                out.push(char::from(byte))
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<ResultItem>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Message,
    full_description: Message,
    help: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Message {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultItem {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

#[derive(Serialize)]
struct Fingerprints {
    /// The one that GitHub follows a finding by.
    #[serde(rename = "primaryLocationLineHash")]
    line: String,
    #[serde(rename = "findingId/v1")]
    id: String,
}
