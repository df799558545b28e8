//! Reads the status of many jobs in batches. With `--graph` it calls Graph, and reads `SERVICE_PRINCIPAL_ID` and `JOB_IDS`, which are
//! separated by commas.

mod support;

use graph_synchronization_beta::graph_runtime::GetOptions;
use graph_synchronization_beta::models::SynchronizationJobProperty;
use support::{Reply, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::connect([Reply::json(
        200,
        r#"{"responses":[{"id":"1","status":404,"body":{"error":{"code":"ResourceNotFound","message":"No."}}},{"id":"0","status":200,"body":{"id":"a","status":{"code":"Active"}}}]}"#,
    )])
    .await?;
    let [principal, jobs] =
        service.variables([("SERVICE_PRINCIPAL_ID", "1f6d2b84"), ("JOB_IDS", "a,b")])?;

    let principal = service.graph.service_principals().by_id(&principal);
    let builder = principal.synchronization().jobs();
    let status = || GetOptions::new().with_select([SynchronizationJobProperty::Status]);
    let requests = jobs
        .split(',')
        .map(|id| builder.by_id(id).get(Some(status())));
    let mut batches = builder.target().batches();
    let items = batches.add_all(requests)?;
    let mut responses = batches.send().await?;
    for (id, response) in jobs.split(',').zip(responses.take_all(items)) {
        match response {
            Ok(response) => {
                let status = response.into_model()?.status.unwrap_or_default();
                match status.code {
                    Some(code) => println!("{id}: {code}"),
                    None => println!("{id}: without a status"),
                }
            }
            Err(error) => println!("{id}: {}", error.code().unwrap_or("failed")),
        }
    }
    service.print_requests();
    Ok(())
}
