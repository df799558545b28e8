//! The section on features.

use crate::plan::{
    BY_DEFAULT, CommonFeature, FORWARDED, HandwrittenModule, Package, TESTING, TRANSPORTS,
};
use std::fmt::Write as _;

/// The features that every crate has, those of modules written by hand, and those of top-level resources.
pub(super) fn features(package: &Package) -> String {
    let row = |out: &mut String, name: &str, adds: &str| {
        let _ = writeln!(out, "| `{name}` | {} |", adds.trim_end_matches('.'));
    };
    let mut out = "## Features\n\n| on by default | adds |\n|---|---|\n".to_owned();
    for CommonFeature { name, adds } in BY_DEFAULT {
        row(&mut out, name, adds);
    }
    out.push_str("\n| off by default | adds |\n|---|---|\n");
    for CommonFeature { name, adds } in [TRANSPORTS, FORWARDED].into_iter().flatten() {
        row(&mut out, name, adds);
    }
    for HandwrittenModule { name, summary } in &package.handwritten {
        row(&mut out, name, &format!("The module `{name}`: {summary}"));
    }
    for CommonFeature { name, adds } in TESTING {
        row(&mut out, name, adds);
    }
    out.push_str("\nFeatures that are off add nothing to the build.\n");
    if let (Some(_), Some(first)) = (&package.full, package.features.first()) {
        let _ = writeln!(
            out,
            "Each top-level resource has a feature too, such as `{}`. `full`, on by default, enables all of them.",
            first.name
        );
    }
    out.push('\n');
    out
}
