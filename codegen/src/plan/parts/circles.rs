//! Files and what they need as a graph without circles: files that need each other are one.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// Files that need each other, which cannot be parted; most stand alone.
pub(super) struct Circles {
    /// The circle of each file.
    pub(super) of_file: Vec<usize>,
    /// What each weighs.
    pub(super) weights: Vec<usize>,
    /// What each needs, and what needs it.
    pub(super) around: Vec<Vec<usize>>,
    /// How many chains of needs end in each: those of what it needs are more, or as many as can be counted.
    pub(super) chains: Vec<u64>,
}

impl Circles {
    pub(super) fn new(file_weights: &[usize], needs: &[Vec<usize>]) -> Self {
        // What is needed comes before what needs it.
        let circles = kosaraju_scc(&graph(needs));
        let mut of_file = vec![0; needs.len()];
        let mut weights = vec![0; circles.len()];
        for (circle, files) in circles.iter().enumerate() {
            for file in files {
                of_file[file.index()] = circle;
                weights[circle] += file_weights[file.index()];
            }
        }
        let mut around = vec![Vec::new(); circles.len()];
        let mut chains = vec![1_u64; circles.len()];
        for (circle, files) in circles.iter().enumerate().rev() {
            let needed = files.iter().flat_map(|file| &needs[file.index()]);
            let needed = needed.map(|file| of_file[*file]);
            for needed in needed.filter(|needed| *needed != circle) {
                chains[needed] = chains[needed].saturating_add(chains[circle]);
                around[circle].push(needed);
                around[needed].push(circle);
            }
        }
        Self {
            of_file,
            weights,
            around,
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
