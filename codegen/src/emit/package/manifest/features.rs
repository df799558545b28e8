//! The table `[features]`.

use super::manifest;
use crate::plan::{
    BY_DEFAULT, CommonFeature, FORWARDED, Feature, HandwrittenModule, Package, TESTING, TRANSPORTS,
};
use graph_csdl::config::quoted;
use std::fmt::Write as _;

/// The names of all features of the crate, as its manifest has them.
pub(crate) fn features(package: &Package) -> Vec<String> {
    let manifest = manifest(package);
    let lines = manifest.lines();
    let lines = lines.skip_while(|line| *line != "[features]").skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    // A comment may show a list of features.
    let lines = lines.filter(|line| !line.starts_with('#'));
    let names = lines.filter_map(|line| line.split_once(" = [").map(|(name, _)| name.to_owned()));
    names.collect()
}

/// The features that every crate has. All are those of the runtime of the same name.
pub(super) fn described_features() -> String {
    let mut lines = String::new();
    for CommonFeature { name, adds } in [BY_DEFAULT, TRANSPORTS, FORWARDED, TESTING]
        .into_iter()
        .flatten()
    {
        let needed = match *name {
            "client" | "serde" => "",
            "testing-http" => "\"testing\", ",
            _ => "\"client\", ",
        };
        let _ = writeln!(
            lines,
            "# {adds}\n{name} = [{needed}\"graph-runtime/{name}\"]"
        );
    }
    lines
}

/// The features of modules that are written by hand.
pub(super) fn handwritten_features(package: &Package) -> String {
    let mut lines = String::new();
    for HandwrittenModule { name, summary } in &package.handwritten {
        let _ = writeln!(
            lines,
            "# The module `{name}`: {summary}.\n{name} = [\"client\"]"
        );
    }
    lines
}

/// The features of the top-level resources, with a comment on their use.
pub(super) fn resource_features(package: &Package) -> String {
    match package.features.first() {
        None => String::new(),
        Some(Feature { name, .. }) => format!(
            "# All top-level resources. To compile less, disable the default features and name the resources you use, as in\n\
             # `features = [\"rustls\", {}]`. Without `client`, such a feature enables only models.\n{}",
            quoted(name),
            full(package)
        ),
    }
}

/// The feature `full`, and the features of the top-level resources; empty for a crate without.
pub(super) fn full(package: &Package) -> String {
    let mut lines = String::new();
    let Some(full) = &package.full else {
        return lines;
    };
    lines.push_str("full = [\n");
    let resources = package.features.iter().map(|feature| &feature.name);
    for feature in resources.chain(full) {
        let _ = writeln!(lines, "    {},", quoted(feature));
    }
    lines.push_str("]\n");
    for Feature { name, brings } in &package.features {
        let brings: Vec<String> = brings.iter().map(|feature| quoted(feature)).collect();
        let _ = writeln!(lines, "{name} = [{}]", brings.join(", "));
    }
    lines
}
