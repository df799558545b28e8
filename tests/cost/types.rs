//! Types only: a schema is read, changed in one place, and written.

use graph_synchronization_beta::graph_runtime::json;
use graph_synchronization_beta::models::SynchronizationSchema;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::fs::read("schema.json")?;
    let mut schema: SynchronizationSchema = json::from_slice(&text)?;
    if let Some(rule) = schema.synchronization_rules.iter_mut().flatten().next() {
        rule.priority = Some(7);
    }
    std::fs::write("schema.json", json::to_vec(&schema)?)?;
    Ok(())
}
