//! Lists the jobs of an application without async code. With `--graph` it calls Graph, and reads `SERVICE_PRINCIPAL_ID`.

mod support;

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::blocking::BlockingClient;
use support::{Reply, Service};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::connect_blocking([
        Reply::json(200, r#"{"id":"1f6d2b84","displayName":"Wingtip"}"#),
        Reply::json(
            200,
            r#"{"value":[{"id":"scim.3bd37d5b","templateId":"scim"}],"@odata.nextLink":"https://graph.microsoft.com/beta/servicePrincipals/1f6d2b84/synchronization/jobs?$skiptoken=2"}"#,
        ),
        Reply::json(
            200,
            r#"{"value":[{"id":"BoxOutDelta.9a1c","templateId":"BoxOutDelta"}]}"#,
        ),
    ])?;
    let [principal] = service.variables([("SERVICE_PRINCIPAL_ID", "1f6d2b84")])?;

    let blocking = BlockingClient::new(service.credential.clone(), Some(service.options()))?;
    let graph = GraphClient::from_core(blocking.core());
    let principal = graph.service_principals().by_id(&principal);
    let found = principal.get(None).send_blocking()?.into_model()?;
    println!("{}", found.display_name.unwrap_or_default());
    // Each page is requested when it is needed.
    for job in blocking.items(principal.synchronization().jobs().list(None)) {
        let job = job?;
        let text = |text: Option<String>| text.unwrap_or_default();
        println!("{} of the template {}", text(job.id), text(job.template_id));
    }
    service.print_requests();
    Ok(())
}
