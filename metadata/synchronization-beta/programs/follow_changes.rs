//! Reads all applications, then only what has changed since: a delta query. With `--graph` it calls Graph, and reads `STATE_FILE`, where
//! the state is kept between two runs.

mod support;

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::delta::{Change, DeltaState};
use graph_synchronization_beta::graph_runtime::{ErrorKind, serde_json};
use graph_synchronization_beta::models::ServicePrincipal;
use std::error::Error;
use std::fs;
use support::{Reply, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = Service::connect([
        Reply::json(200, r#"{"value":[{"id":"a","displayName":"Wingtip"}],"@odata.nextLink":"https://graph.microsoft.com/beta/servicePrincipals/delta()?$skiptoken=s1"}"#),
        Reply::json(200, r#"{"value":[{"id":"b","displayName":"Fabrikam"}],"@odata.deltaLink":"https://graph.microsoft.com/beta/servicePrincipals/delta()?$deltatoken=d1"}"#),
        Reply::json(200, r#"{"value":[{"id":"a","displayName":"Wingtip (Europe)"},{"id":"b","@removed":{"reason":"changed"}}],"@odata.deltaLink":"https://graph.microsoft.com/beta/servicePrincipals/delta()?$deltatoken=d2"}"#),
    ])
    .await?;
    let local = std::env::temp_dir().join("graph-example-delta.json");
    let [file] = service.variables([("STATE_FILE", &local.to_string_lossy())])?;
    if service.is_local() {
        fs::write(&file, "null")?; // no state yet
    }

    println!("First run:");
    run(&service.graph, &file).await?;
    println!("Second run:");
    run(&service.graph, &file).await?;
    service.print_requests();
    Ok(())
}

/// Reads the changes since the last run.
async fn run(graph: &GraphClient, file: &str) -> Result<(), Box<dyn Error>> {
    let saved = fs::read(file).unwrap_or_else(|_| b"null".to_vec());
    let saved: Option<DeltaState> = serde_json::from_slice(&saved)?;
    // In a crate with the path `/servicePrincipals/delta()`, the method `delta` makes this request.
    let request = graph.service_principals().target().function("delta", &[]);
    let mut changes = request
        .list::<ServicePrincipal>(None)
        .into_delta()
        .with_state(saved);
    while let Some(change) = changes.next().await {
        match change {
            Ok(Change::Changed { id, item }) => println!("changed: {id:?} {:?}", item.display_name),
            Ok(Change::Removed(removed)) => println!("removed: {:?}", removed.id),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Resync => {
                // What this round does not name is gone.
                println!("the state has expired: everything is read again");
                changes.restart(error.resync().and_then(|resync| resync.state()));
            }
            Err(error) => return Err(error.into()),
        }
    }
    // Only now: if the program stops before, the next run repeats these changes.
    fs::write(file, serde_json::to_vec(&changes.into_state()?)?)?;
    Ok(())
}
