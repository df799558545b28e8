//! Copies a file, which is a long-running operation, and shows its progress. With `--graph` it calls Graph, and reads `DRIVE_ID`,
//! `ITEM_ID` and `NEW_NAME`.

mod support;

use graph_synchronization_beta::graph_runtime::polling::OperationState;
use graph_synchronization_beta::graph_runtime::serde_json::json;
use graph_synchronization_beta::graph_runtime::{Method, Target};
use std::time::Duration;
use support::{Reply, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::connect([
        Reply::new(202).with_header("location", "https://contoso.sharepoint.com/monitor/1"),
        Reply::json(202, r#"{"status":"inProgress","percentageComplete":27.5}"#),
        Reply::json(200, r#"{"status":"completed","resourceId":"01XYZ"}"#),
    ])
    .await?;
    let [drive, item, name] = service.variables([
        ("DRIVE_ID", "b!t18F8ybH"),
        ("ITEM_ID", "01ABC"),
        ("NEW_NAME", "Report (copy).docx"),
    ])?;

    // This crate has no paths of files. In one that has them, a method makes the same request.
    let drives = Target::root(service.graph.core(), "v1.0").segment("drives");
    let item = drives.key(&drive).segment("items").key(&item);
    let body = json!({ "name": name }).to_string().parse()?;
    let copy = item.segment("copy").raw(Method::Post, Some(&body), None);
    let mut poller = copy
        .into_poller()
        .with_interval(service.interval(5))
        .with_timeout(Duration::from_secs(600));
    while let Some(state) = poller.next().await {
        match state? {
            OperationState::Running(progress) => match progress.percentage {
                Some(percentage) => println!("{percentage} %"),
                None => println!("accepted"),
            },
            OperationState::Completed(done) => {
                println!("the copy has the id {}", done.resource_id().unwrap_or("?"));
            }
            _ => {}
        }
    }
    service.print_requests();
    Ok(())
}
