//! Whether an attribute is an anchor is true or false, and no text.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::models::AttributeDefinition;

fn example(_graph: &GraphClient) -> Result<(), Error> {
    let _ = AttributeDefinition::new().with_anchor("true");
    Ok(())
}

fn main() {}
