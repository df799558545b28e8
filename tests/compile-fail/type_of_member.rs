//! A member of one enum is none of another.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::models::{AttributeDefinition, Mutability};

fn example(_graph: &GraphClient) -> Result<(), Error> {
    let _ = AttributeDefinition::new().with_type(Mutability::ReadWrite);
    Ok(())
}

fn main() {}
