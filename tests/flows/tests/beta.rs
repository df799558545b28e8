//! The flows of the crate for beta.
#![allow(
    deprecated,
    reason = "Graph plans to retire secrets, and has nothing in their place yet"
)]

mod cases;

use graph_synchronization_beta as graph;

/// The version of Graph.
const VERSION: &str = "beta";
