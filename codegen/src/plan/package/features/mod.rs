//! A Cargo feature for each top-level resource (a root), if there are many, so that users compile only what they use.
//!
//! An item is gated by the features of the roots that reach it. Items that every root reaches have no gate; items that no root
//! reaches (derived types that nothing refers to) need `full`, which enables all features.

mod common;
mod gates;
mod reach;

use crate::plan::names::modules::gated;
use crate::plan::{Feature, GateId, Method, Modules, Package, names};
use gates::Gates;
use reach::{Files, Roots};
use std::collections::BTreeSet;

pub(crate) use common::{BY_DEFAULT, CommonFeature, FORWARDED, TESTING, TRANSPORTS};
pub(in crate::plan) use common::{FULL, is_reserved};
pub(in crate::plan) use reach::Items;

/// A crate with fewer roots has no features for them.
const MIN_ROOTS: usize = 10;

/// Features, and the gate of each item.
pub(in crate::plan) struct Features {
    /// The features of the roots, by name.
    pub(in crate::plan) roots: Vec<String>,
    /// Sets of features, by id; the first is empty.
    pub(in crate::plan) gates: Vec<Vec<String>>,
    /// The gate of each method of the client, if there are features.
    pub(in crate::plan) client: Vec<GateId>,
    pub(in crate::plan) modules: Modules,
}

/// Assigns gates to the files of the modules and to the methods of the client.
pub(in crate::plan) fn assign(items: &Items<'_>, modules: Modules) -> Features {
    let mut gates = Gates::default();
    if items.client.len() < MIN_ROOTS {
        return Features {
            roots: Vec::new(),
            gates: gates.all,
            client: Vec::new(),
            modules,
        };
    }
    let own: Vec<String> = items.client.iter().map(feature).collect();
    let roots: BTreeSet<String> = own.iter().cloned().collect();
    let roots: Vec<String> = roots.into_iter().collect();
    let files = Files::new(items, &modules);
    let reached = files.reach(items, &own, &roots);
    let mut sets = reached.iter().map(|set| gates.of(gate(set, &roots)));
    let modules = Modules {
        builders: gated(modules.builders, &mut sets),
        parameters: gated(modules.parameters, &mut sets),
        models: gated(modules.models, &mut sets),
    };
    drop(sets);
    Features {
        client: own.into_iter().map(|name| gates.of(vec![name])).collect(),
        roots,
        gates: gates.all,
        modules,
    }
}

/// Adds the features to the package.
pub(in crate::plan) fn declare(package: Package, roots: Vec<String>) -> Package {
    let feature = |name| Feature {
        name,
        brings: Vec::new(),
    };
    Package {
        full: (!roots.is_empty()).then(Vec::new),
        features: roots.into_iter().map(feature).collect(),
        ..package
    }
}

/// The feature of a top-level resource.
fn feature(method: &Method) -> String {
    let name = names::ascii(names::unraw(&method.name).trim_matches('_')).replace('_', "-");
    if is_reserved(&name) {
        format!("{name}-root")
    } else {
        name
    }
}

/// The features that gate an item reached by these roots; none if all reach it.
fn gate(set: &Roots, roots: &[String]) -> Vec<String> {
    let names = roots.iter().enumerate();
    let names = names.filter(|(root, _)| set.has(*root));
    let names: Vec<String> = names.map(|(_, name)| name.clone()).collect();
    match names.len() {
        0 => vec![FULL.to_owned()],
        len if len == roots.len() => Vec::new(),
        _ => names,
    }
}
