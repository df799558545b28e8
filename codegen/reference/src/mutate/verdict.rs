//! Whether anything new was found.

use crate::check::finding::{PagePart, UnclassifiedFinding};
use crate::check::{Examined, Kind};
use crate::resolve::{Resolved, Unresolved};
use std::collections::BTreeMap;

/// Whether the second of two checks has a finding that the first has not, or has lost an operation.
pub(super) fn is_noticed(before: &Examined, after: &Examined) -> bool {
    lost(&before.examples, &after.examples)
        || lost(&before.templates, &after.templates)
        || has_new(&before.notes.findings, &after.notes.findings)
}

fn has_new(before: &[UnclassifiedFinding], after: &[UnclassifiedFinding]) -> bool {
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for finding in before {
        *known.entry(key(finding)).or_default() += 1;
    }
    after
        .iter()
        .any(|finding| match known.get_mut(&key(finding)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
}

fn key(finding: &UnclassifiedFinding) -> (Kind, &str, PagePart, &str) {
    // What a list leaves out is one finding, and another one if it leaves out more.
    let says = match finding.kind {
        Kind::TableMembers => finding.why.as_str(),
        _ => "",
    };
    (finding.kind, &finding.path, finding.part, says)
}

/// Whether something that was resolved without leniency no longer is.
fn lost(before: &[Result<Resolved, Unresolved>], after: &[Result<Resolved, Unresolved>]) -> bool {
    let exact = |outcome: &Result<Resolved, Unresolved>| {
        outcome
            .as_ref()
            .is_ok_and(|resolved| resolved.leniencies.is_empty())
    };
    before.len() != after.len()
        || before
            .iter()
            .zip(after)
            .any(|(before, after)| exact(before) && !exact(after))
}
