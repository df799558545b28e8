//! Replaces the credentials of a job after they were tested. With `--graph` it calls Graph, and reads `SERVICE_PRINCIPAL_ID`, `JOB_ID`,
//! `BASE_ADDRESS` and `SECRET_TOKEN`.
#![allow(
    deprecated,
    reason = "Graph plans to retire secrets, and has nothing in their place yet"
)]

mod support;

use graph_synchronization_beta::flows::SecretRotation;
use graph_synchronization_beta::models::{
    SynchronizationSecret, SynchronizationSecretKeyStringValuePair,
};
use support::{Reply, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::connect([
        Reply::new(204),
        Reply::json(200, r#"{"value":[{"key":"BaseAddress","value":"*"},{"key":"SyncAll","value":"*"}]}"#),
        Reply::new(204),
        Reply::json(200, r#"{"value":[{"key":"BaseAddress","value":"*"},{"key":"SecretToken","value":"*"},{"key":"SyncAll","value":"*"}]}"#),
        Reply::new(204),
    ])
    .await?;
    let [principal, job, address, token] = service.variables([
        ("SERVICE_PRINCIPAL_ID", "1f6d2b84"),
        ("JOB_ID", "scim.3bd37d5b"),
        ("BASE_ADDRESS", "https://scim.example.com/v2"),
        ("SECRET_TOKEN", "the-new-token"),
    ])?;

    let synchronization = service
        .graph
        .service_principals()
        .by_id(&principal)
        .synchronization();
    let job = synchronization.jobs().by_id(&job);
    let secrets = [
        (SynchronizationSecret::BaseAddress, address),
        (SynchronizationSecret::SecretToken, token),
    ];
    let secrets = secrets.map(|(key, value)| {
        SynchronizationSecretKeyStringValuePair::new()
            .with_key(key)
            .with_value(value)
    });
    let rotation = SecretRotation::new(&synchronization, &job, secrets).with_restart();
    let rotated = rotation.run().await?;
    println!("The credentials work, are stored, and the job is restarted.");
    for key in rotated.vanished {
        println!("{key} was stored before, and is not any more: store it again.");
    }
    for key in rotated.missing {
        println!("{key} is not listed yet.");
    }
    service.print_requests();
    Ok(())
}
