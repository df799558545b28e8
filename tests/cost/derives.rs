//! The yardstick: the same with serde's derives, by hand, for the little that is needed here.

use serde::{Deserialize, Serialize};
use time::Duration;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    synchronization_rules: Vec<Rule>,
}

#[derive(Serialize, Deserialize)]
struct Rule {
    priority: i64,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::fs::read("schema.json")?;
    let mut schema: Schema = serde_json::from_slice(&text)?;
    if let Some(rule) = schema.synchronization_rules.first_mut() {
        rule.priority = Duration::WEEK.whole_days();
    }
    std::fs::write("schema.json", serde_json::to_vec(&schema)?)?;
    Ok(())
}
