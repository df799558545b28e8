//! Uploads a large file in slices, and continues after a slice has failed. With `--graph` it calls Graph, and reads `DRIVE_ID` and
//! `FILE`, the path of a file.

mod support;

use graph_synchronization_beta::graph_runtime::serde_json::Value;
use graph_synchronization_beta::graph_runtime::transfers::{Upload, UploadRule, UploadSource};
use graph_synchronization_beta::graph_runtime::{Json, Method, Target};
use std::path::Path;
use support::{Reply, Service};

/// The smallest slice of a drive, in bytes.
const SLICE: u64 = 320 << 10;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::connect([
        Reply::json(200, r#"{"uploadUrl":"https://contoso.sharepoint.com/up?session=1","expirationDateTime":"2030-01-01T00:00:00Z"}"#),
        Reply::json(202, r#"{"nextExpectedRanges":["327680-"]}"#),
        Reply::new(503).with_header("retry-after", "0"),
        Reply::json(200, r#"{"nextExpectedRanges":["400000-"]}"#),
        Reply::json(201, r#"{"id":"01ABC","name":"report.bin","size":500000}"#),
    ])
    .await?;
    let local = std::env::temp_dir()
        .join("graph-example-upload")
        .join("report.bin");
    let [drive, file] = service.variables([
        ("DRIVE_ID", "b!t18F8ybH"),
        ("FILE", &local.to_string_lossy()),
    ])?;
    if service.is_local() {
        std::fs::create_dir_all(local.with_file_name(""))?;
        std::fs::write(&local, [7; 500_000])?;
    }

    // This crate has no paths of files. In one that has them, methods make the same request.
    let root = Target::root(service.graph.core(), "v1.0")
        .segment("drives")
        .key(&drive)
        .segment("root");
    let name = Path::new(&file)
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let create = root
        .by_path(&name)
        .segment("createUploadSession")
        .raw(Method::Post, None, None);
    let rule = match service.is_local() {
        true => UploadRule::drive_item().with_slice_size(SLICE)?,
        false => UploadRule::drive_item(),
    };
    let upload = Upload::<Json>::new(create, rule).with_progress(|_session, progress| {
        println!("{:.0} %", progress.fraction().unwrap_or_default() * 100.0);
    });
    // If it fails in the end, the error has the session, which `Upload::resume` continues.
    let item = upload
        .send(UploadSource::from_file(&file)?)
        .await?
        .into_model()?;
    let item: Value = item.as_str().parse()?;
    println!(
        "the file has the id {} and {} bytes",
        item["id"], item["size"]
    );
    service.print_requests();
    Ok(())
}
