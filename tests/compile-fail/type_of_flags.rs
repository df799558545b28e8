//! The scope of a restart is a set of its own members, not a text.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::models::{SynchronizationJobRestartCriteria, SynchronizationSecret};

fn example(_graph: &GraphClient) -> Result<(), Error> {
    let _ = SynchronizationJobRestartCriteria::new().with_reset_scope(SynchronizationSecret::SyncAll);
    Ok(())
}

fn main() {}
