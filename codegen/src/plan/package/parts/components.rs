//! The dependency graph of files, with each strongly connected component as one node.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// Strongly connected components: files that need each other cannot be divided. Most have a single file.
pub(super) struct Components {
    /// The component of each file.
    pub(super) of_file: Vec<usize>,
    /// Weight of each component.
    pub(super) weights: Vec<usize>,
    /// Neighbours of each: what it needs, and what needs it.
    pub(super) neighbours: Vec<Vec<usize>>,
    /// How many dependency chains end in each (saturating). A dependency has at least as many as what needs it.
    pub(super) chains: Vec<u64>,
}

impl Components {
    pub(super) fn new(file_weights: &[usize], needs: &[Vec<usize>]) -> Self {
        // Dependencies come first.
        let components = kosaraju_scc(&graph(needs));
        let mut of_file = vec![0; needs.len()];
        let mut weights = vec![0; components.len()];
        for (component, files) in components.iter().enumerate() {
            for file in files {
                of_file[file.index()] = component;
                weights[component] += file_weights[file.index()];
            }
        }
        let mut neighbours = vec![Vec::new(); components.len()];
        let mut chains = vec![1_u64; components.len()];
        for (component, files) in components.iter().enumerate().rev() {
            let needed = files.iter().flat_map(|file| &needs[file.index()]);
            let needed = needed.map(|file| of_file[*file]);
            for needed in needed.filter(|needed| *needed != component) {
                chains[needed] = chains[needed].saturating_add(chains[component]);
                neighbours[component].push(needed);
                neighbours[needed].push(component);
            }
        }
        Self {
            of_file,
            weights,
            neighbours,
            chains,
        }
    }
}

fn graph(needs: &[Vec<usize>]) -> DiGraph<(), ()> {
    let edges: usize = needs.iter().map(Vec::len).sum();
    let mut graph = DiGraph::with_capacity(needs.len(), edges);
    for _ in needs {
        graph.add_node(());
    }
    for (file, needs) in needs.iter().enumerate() {
        for needed in needs {
            graph.add_edge(NodeIndex::new(file), NodeIndex::new(*needed), ());
        }
    }
    graph
}
