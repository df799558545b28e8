//! Watches a job until it has processed every object, or is in quarantine, and says why. It only reads. With `--graph` it calls Graph, and
//! reads `SERVICE_PRINCIPAL_ID` and `JOB_ID`.

mod support;

use graph_synchronization_beta::flows::{JobState, JobWatch};
use support::{Reply, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::connect([
        Reply::json(200, r#"{"id":"job","status":{"code":"NotRun"}}"#),
        Reply::json(200, r#"{"id":"job","status":{"code":"Active","countSuccessiveCompleteFailures":2}}"#),
        Reply::json(200, r#"{"id":"job","status":{"code":"Quarantine","quarantine":{"reason":"EncounteredQuarantineException","nextAttempt":"2026-03-01T08:00:00Z","error":{"code":"InvalidCredentials","message":"The token has expired."}}}}"#),
    ])
    .await?;
    let [principal, job] = service.variables([
        ("SERVICE_PRINCIPAL_ID", "1f6d2b84"),
        ("JOB_ID", "scim.3bd37d5b"),
    ])?;

    let principal = service.graph.service_principals().by_id(&principal);
    let job = principal.synchronization().jobs().by_id(&job);
    let mut watch = JobWatch::new(&job).with_interval(service.interval(60));
    while let Some(state) = watch.next().await {
        match state? {
            JobState::Running(status) => match status.code {
                Some(code) => println!("not steady yet: {code}"),
                None => println!("not steady yet"),
            },
            JobState::Steady(_) => println!("every object has been processed"),
            JobState::Quarantine(status) => {
                let quarantine = status.quarantine.unwrap_or_default();
                if let Some(reason) = quarantine.reason {
                    println!("in quarantine: {reason}");
                }
                if let Some(error) = quarantine.error {
                    let text = |text: Option<String>| text.unwrap_or_default();
                    println!("{}: {}", text(error.code), text(error.message));
                }
                if let Some(next) = quarantine.next_attempt {
                    println!("the next attempt is at {next}");
                }
            }
            state => println!("it does not run: {state:?}"),
        }
    }
    service.print_requests();
    Ok(())
}
