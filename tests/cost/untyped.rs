//! `provisionOnDemand` with graph-rs-sdk, which has no types for it.

use graph_rs_sdk::http::{Method, Url};
use graph_rs_sdk::{Graph, GraphResult};

pub async fn provision(token: &str, principal: &str, job: &str) -> GraphResult<Option<String>> {
    let mut graph = Graph::new(token);
    graph.use_endpoint(&Url::parse(&format!(
        "https://graph.microsoft.com/beta/servicePrincipals/{principal}/synchronization/jobs/{job}/provisionOnDemand"
    ))?);
    let body = serde_json::json!({
        "parameters": [{
            "ruleId": "ea807875-5618-4f0a-9125-0b46a05298ca",
            "subjects": [{
                "objectId": "9bb0f679-a883-4a6f-8260-35b491b8b8c8",
                "objectTypeName": "User"
            }]
        }]
    });
    let request = graph.custom(Method::POST, Some(body.to_string().into()));
    let outcome: serde_json::Value = request.send().await?.json().await?;
    Ok(outcome["key"].as_str().map(str::to_owned))
}

fn main() {}
