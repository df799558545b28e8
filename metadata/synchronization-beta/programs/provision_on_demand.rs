//! Provisions several users at once, within the limits of the service. With `--graph` it calls Graph, and reads
//! `SERVICE_PRINCIPAL_ID`, `JOB_ID`, `RULE_ID` and `USER_IDS`, which are separated by commas.

mod support;

use graph_synchronization_beta::flows::OnDemand;
use graph_synchronization_beta::models::SynchronizationJobSubject;
use support::{Reply, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::connect([
        Reply::json(200, r#"{"key":"{\"result\":\"Success\"}","value":"{}"}"#),
        Reply::json(200, r#"{"key":"{\"result\":\"Skipped\",\"details\":{\"errorCode\":\"RedundantExport\"}}","value":"{}"}"#),
        Reply::json(200, r#"{"key":"{\"result\":\"Failure\",\"details\":{\"errorCode\":\"InvalidCredentials\"}}","value":"{}"}"#),
    ])
    .await?;
    let [principal, job, rule, users] = service.variables([
        ("SERVICE_PRINCIPAL_ID", "1f6d2b84"),
        ("JOB_ID", "BoxOutDelta.3bd37d5b"),
        ("RULE_ID", "ea807875"),
        ("USER_IDS", "9bb0f679,b13c8d02,4d7a5e11"),
    ])?;

    let principal = service.graph.service_principals().by_id(&principal);
    let job = principal.synchronization().jobs().by_id(&job);
    let users = users.split(',').map(|id| {
        SynchronizationJobSubject::new()
            .with_object_id(id)
            .with_object_type_name("User")
    });
    let mut run = OnDemand::new(&job, rule).run(users);
    while let Some(provisioned) = run.next().await {
        let id = provisioned.subject.object_id.unwrap_or_default();
        let progress = format!("{} of {}: {id}", provisioned.done, provisioned.total);
        match provisioned.outcome {
            Ok(outcome) => println!("{progress}: {outcome}"),
            Err(error) => println!("{progress}: {error}"),
        }
    }
    service.print_requests();
    Ok(())
}
