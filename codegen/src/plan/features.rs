//! A Cargo feature for each top-level resource (a root), if there are many, so that users compile only what they use.
//!
//! An item is gated by the features of the roots that reach it. Items that every root reaches have no gate; items that no root
//! reaches (derived types that nothing refers to) need `full`, which enables all features.

use super::modules::gated;
use super::{
    Builder, DataType, Feature, GateId, Method, Modules, Package, Parameters, ParametersId,
    Reference, names, of_method, of_model, of_parameters,
};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{BTreeSet, HashMap};

/// A crate with fewer roots has no features for them.
const MIN_ROOTS: usize = 10;

/// The feature that enables all roots, and the items that no root reaches.
pub(super) const FULL: &str = "full";

/// Features that are on by default, and what they add.
pub(crate) const BY_DEFAULT: &[(&str, &str)] = &[
    (
        "client",
        "Request builders and the client; bring your own HTTP transport.",
    ),
    (
        "rustls",
        "HTTP client with TLS by rustls and ring. Alternatives: `aws-lc` and `native-tls`.",
    ),
    (
        "serde",
        "`Serialize` and `Deserialize` for every type. `graph_runtime::json` works without it.",
    ),
];

/// Alternatives to `rustls`, and an addition to each. They need `client`.
pub(crate) const TRANSPORTS: &[(&str, &str)] = &[
    (
        "aws-lc",
        "HTTP client with TLS by rustls and AWS-LC, which has a FIPS 140 validated version.",
    ),
    (
        "native-tls",
        "HTTP client with the platform's TLS: Schannel, Secure Transport or OpenSSL.",
    ),
    (
        "http2",
        "HTTP/2, if the service supports it, for each of these HTTP clients.",
    ),
];

/// Features for tests. The second needs the first.
pub(crate) const TESTING: &[(&str, &str)] = &[
    (
        "testing",
        "For tests: a transport with scripted responses, `graph_runtime::testing`.",
    ),
    (
        "testing-http",
        "For tests over HTTP: a local server, `graph_runtime::testing::http`.",
    ),
];

/// Features of the runtime that each crate forwards, and what they add. They need `client`.
pub(crate) const FORWARDED: &[(&str, &str)] = &[
    (
        "batches",
        "Any number of requests in batches, `graph_runtime::Batches`.",
    ),
    (
        "blocking",
        "Calls that block the thread, `graph_runtime::blocking`.",
    ),
    ("delta", "Delta queries, `graph_runtime::delta`."),
    (
        "polling",
        "Long-running operations, `graph_runtime::polling`.",
    ),
    (
        "transfers",
        "Uploads and downloads of large files, `graph_runtime::transfers`.",
    ),
    (
        "webhooks",
        "A receiver of change notifications, `graph_runtime::webhooks`.",
    ),
];

/// Names of features with another meaning, beside those above.
const RESERVED: &[&str] = &["default", "flows", FULL];

/// The items of a crate.
pub(super) struct Items<'p> {
    pub(super) models: &'p [DataType],
    pub(super) parameters: &'p [Parameters],
    pub(super) builders: &'p [Builder],
    /// The methods of the client.
    pub(super) client: &'p [Method],
}

/// Features, and the gate of each item.
pub(super) struct Features {
    /// The features of the roots, by name.
    pub(super) roots: Vec<String>,
    /// Sets of features, by id; the first is empty.
    pub(super) gates: Vec<Vec<String>>,
    /// The gate of each method of the client, if there are features.
    pub(super) client: Vec<GateId>,
    pub(super) modules: Modules,
}

/// Assigns gates to the files of the modules and to the methods of the client.
pub(super) fn assign(items: &Items<'_>, modules: Modules) -> Features {
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
pub(super) fn declare(package: Package, roots: Vec<String>) -> Package {
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

/// Distinct sets of features.
struct Gates {
    all: Vec<Vec<String>>,
    known: HashMap<Vec<String>, GateId>,
}

impl Default for Gates {
    fn default() -> Self {
        Self {
            all: vec![Vec::new()],
            known: HashMap::from([(Vec::new(), GateId::new(0))]),
        }
    }
}

impl Gates {
    fn of(&mut self, set: Vec<String>) -> GateId {
        if let Some(id) = self.known.get(&set) {
            return *id;
        }
        let id = GateId::new(self.all.len());
        self.all.push(set.clone());
        self.known.insert(set, id);
        id
    }
}

/// Files of builders, of parameters and of models, numbered in the order of the modules, and their dependencies.
struct Files {
    needs: Vec<Vec<usize>>,
    /// The file of each struct of parameters.
    parameters: Vec<usize>,
    /// Number of the first file of models.
    models: usize,
}

impl Files {
    fn new(items: &Items<'_>, modules: &Modules) -> Self {
        let files = modules.parameters.iter().flat_map(|module| &module.files);
        let mut this = Self {
            needs: Vec::new(),
            parameters: vec![0; items.parameters.len()],
            models: items.builders.len(),
        };
        let files: Vec<&[ParametersId]> = files.map(|file| file.item.as_slice()).collect();
        for file in &files {
            for id in *file {
                this.parameters[id.index()] = this.models;
            }
            this.models += 1;
        }
        for builder in items.builders {
            this.add(|see| builder.methods.iter().for_each(|one| of_method(one, see)));
        }
        for file in files {
            let all = || file.iter().map(|id| &items.parameters[id.index()]);
            this.add(|see| all().for_each(|one| of_parameters(one, see)));
        }
        for model in items.models {
            this.add(|see| of_model(model, see));
        }
        this
    }

    fn add(&mut self, references: impl Fn(&mut dyn FnMut(Reference))) {
        let mut needs = Vec::new();
        references(&mut |reference| needs.push(self.of(reference)));
        needs.sort_unstable();
        needs.dedup();
        self.needs.push(needs);
    }

    fn of(&self, reference: Reference) -> usize {
        match reference {
            Reference::Builder(id) => id.index(),
            Reference::Parameters(id) => self.parameters[id.index()],
            Reference::Model(id) => self.models + id.index(),
        }
    }

    /// The roots that reach each file.
    fn reach(&self, items: &Items<'_>, own: &[String], roots: &[String]) -> Vec<Roots> {
        let mut reached = vec![Roots::none(roots.len()); self.needs.len()];
        for (method, feature) in items.client.iter().zip(own) {
            if let Ok(root) = roots.binary_search(feature) {
                of_method(method, &mut |reference| {
                    reached[self.of(reference)].insert(root);
                });
            }
        }
        let mut graph: DiGraph<(), (), usize> = DiGraph::default();
        for _ in &self.needs {
            graph.add_node(());
        }
        for (file, needs) in self.needs.iter().enumerate() {
            for need in needs {
                graph.add_edge(NodeIndex::new(file), NodeIndex::new(*need), ());
            }
        }
        // Dependencies come first, so the reverse order visits dependents before what they need.
        for component in kosaraju_scc(&graph).into_iter().rev() {
            let mut set = Roots::none(roots.len());
            for file in &component {
                set.extend(&reached[file.index()]);
            }
            for file in component {
                let needs = &self.needs[file.index()];
                needs.iter().for_each(|need| reached[*need].extend(&set));
                reached[file.index()].extend(&set);
            }
        }
        reached
    }
}

/// A set of roots, by number.
#[derive(Clone, Debug)]
struct Roots(Vec<u64>);

impl Roots {
    fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    fn insert(&mut self, root: usize) {
        self.0[root / 64] |= 1 << (root % 64);
    }

    fn extend(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    fn has(&self, root: usize) -> bool {
        self.0[root / 64] & (1 << (root % 64)) != 0
    }
}

/// Whether a feature of that name has another meaning.
pub(super) fn is_reserved(name: &str) -> bool {
    let mut described = [BY_DEFAULT, TRANSPORTS, FORWARDED, TESTING]
        .into_iter()
        .flatten();
    RESERVED.contains(&name) || described.any(|(known, _)| *known == name)
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
