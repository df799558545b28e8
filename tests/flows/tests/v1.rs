//! The flows of the crate for v1.0.
#![allow(
    deprecated,
    reason = "Graph plans to retire secrets, and has nothing in their place yet"
)]

mod cases;

use graph_synchronization as graph;

/// The version of Graph.
const VERSION: &str = "v1.0";
