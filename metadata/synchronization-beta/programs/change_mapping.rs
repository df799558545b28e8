//! Changes the default value of one attribute mapping, and keeps the rest of the schema. With `--graph` it calls Graph, and reads
//! `SERVICE_PRINCIPAL_ID`, `JOB_ID`, `TARGET_ATTRIBUTE` and `DEFAULT_VALUE`.

mod support;

use graph_synchronization_beta::flows::{MappingAt, change_mapping};
use support::{Reply, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::connect([
        Reply::json(200, r#"{"id":"schema","version":"7","unknown":{"kept":[1.50]},"synchronizationRules":[{"id":"rule","objectMappings":[{"sourceObjectName":"User","targetObjectName":"User","attributeMappings":[{"targetAttributeName":"title","defaultValue":"Staff"},{"targetAttributeName":"userName"}]}]}]}"#),
        Reply::new(204),
    ])
    .await?;
    let [principal, job, attribute, value] = service.variables([
        ("SERVICE_PRINCIPAL_ID", "1f6d2b84"),
        ("JOB_ID", "scim.3bd37d5b"),
        ("TARGET_ATTRIBUTE", "title"),
        ("DEFAULT_VALUE", "Member of staff"),
    ])?;

    let principal = service.graph.service_principals().by_id(&principal);
    let schema = principal.synchronization().jobs().by_id(&job).schema();
    let at = MappingAt::target_attribute(&attribute).with_source_object("User");
    let is_written = change_mapping(&schema, &at, |mapping| {
        mapping.default_value = Some(value.clone());
    })
    .await?;
    match is_written {
        true => println!("the default value of {attribute} is now {value}"),
        false => println!("the default value of {attribute} was {value} already"),
    }
    service.print_requests();
    Ok(())
}
