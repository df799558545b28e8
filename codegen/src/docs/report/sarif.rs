//! SARIF 2.1.0, which code reviews show at the right line.

use crate::docs::check::{Class, Finding, Kind, Report, Verdict};
use serde::Serialize;

/// A SARIF log; `file` is where a page lies, as seen from the root of the repository. What a ledger accepts is
/// suppressed, with its reason.
pub fn sarif(report: &Report, verdict: Option<&Verdict>, file: impl Fn(&str) -> String) -> String {
    let is_new = |finding: &Finding| verdict.is_none_or(|verdict| verdict.new.contains(finding));
    let results = report
        .findings
        .iter()
        .map(|finding| result(finding, is_new(finding), &file))
        .collect();
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
    let rules = Kind::ALL.into_iter().map(|kind| Rule {
        id: kind.to_string(),
        short_description: Message {
            text: kind.describe().to_owned(),
        },
    });
    Driver {
        name: "cargo xtask examples",
        rules: rules.collect(),
    }
}

fn result(finding: &Finding, is_new: bool, file: &impl Fn(&str) -> String) -> ResultItem {
    let physical = Physical {
        artifact_location: Artifact {
            uri: uri(&file(&finding.page)),
        },
        region: Region {
            start_line: finding.line.max(1),
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
    let rule = Kind::ALL
        .into_iter()
        .position(|kind| kind == finding.kind)
        .unwrap_or_default();
    let suppression = Suppression { kind: "external" };
    ResultItem {
        rule_id: finding.kind.to_string(),
        rule_index: rule,
        level: level(finding.class),
        message: Message {
            text: format!("{} ({})", finding.why, finding.class),
        },
        locations: if finding.page.is_empty() {
            Vec::new()
        } else {
            vec![location]
        },
        partial_fingerprints: Fingerprints {
            id: finding.id.clone(),
        },
        suppressions: if is_new {
            Vec::new()
        } else {
            vec![suppression]
        },
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
struct Driver {
    name: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultItem {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
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
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "findingId/v1")]
    id: String,
}
