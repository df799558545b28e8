//! Ids that do not change when lines or folders move.

use super::Finding;
use super::finding::{PagePart, UnclassifiedFinding};
use crate::page::Page;
use std::collections::BTreeMap;

/// The id of a contradiction: kind, file, the name or URL of the example, and the path. Several may share one.
pub(super) fn of_finding(page: &Page, finding: &UnclassifiedFinding) -> String {
    let file = page.name.rsplit('/').next().unwrap_or(&page.name);
    of(
        &finding.kind.to_string(),
        &[file, &within(page, finding.part), &finding.path],
    )
}

/// Puts a number after ids that are there already.
pub(super) fn tell_apart(findings: &mut [Finding]) {
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings {
        let count = given.entry(finding.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.id = format!("{}-{count}", finding.id);
        }
    }
}

fn within(page: &Page, part: PagePart) -> String {
    match part {
        PagePart::Page => String::new(),
        PagePart::Template(index) => page
            .templates
            .get(index)
            .map_or_else(String::new, |template| {
                format!("{} {}", template.method.value, template.target.value)
            }),
        PagePart::Example(index) => page
            .examples
            .get(index)
            .map_or_else(String::new, |example| {
                let request = &example.request;
                let url = || format!("{} {}", request.method.value, request.target.value);
                example.name.clone().unwrap_or_else(url)
            }),
        PagePart::Table(_) => "table".to_owned(),
        PagePart::Sample(_) => "sample".to_owned(),
    }
}

/// An id of a kind: the kind, and a hash (FNV-1a) of what distinguishes it.
pub(super) fn of(kind: &str, parts: &[&str]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{kind}-{hash:016x}")
}
