//! Which roots reach an item: a file of the crate, through the files that it needs.

use crate::plan::{
    Builder, DataType, Method, Modules, Parameters, ParametersId, Reference, of_method, of_model,
    of_parameters,
};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// The items of a crate.
pub(in crate::plan) struct Items<'p> {
    pub(in crate::plan) models: &'p [DataType],
    pub(in crate::plan) parameters: &'p [Parameters],
    pub(in crate::plan) builders: &'p [Builder],
    /// The methods of the client.
    pub(in crate::plan) client: &'p [Method],
}

/// Files of builders, of parameters and of models, numbered in the order of the modules, and their dependencies.
pub(super) struct Files {
    needs: Vec<Vec<usize>>,
    /// The file of each struct of parameters.
    parameters: Vec<usize>,
    /// Number of the first file of models.
    models: usize,
}

impl Files {
    pub(super) fn new(items: &Items<'_>, modules: &Modules) -> Self {
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
    pub(super) fn reach(&self, items: &Items<'_>, own: &[String], roots: &[String]) -> Vec<Roots> {
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
pub(super) struct Roots(Vec<u64>);

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

    pub(super) fn has(&self, root: usize) -> bool {
        self.0[root / 64] & (1 << (root % 64)) != 0
    }
}
