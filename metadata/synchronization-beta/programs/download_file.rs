//! Downloads a large file by ranges, and verifies its hash. With `--graph` it calls Graph, and reads `DRIVE_ID`, `ITEM_ID` and `FILE`,
//! the path of the file to write.

mod support;

use graph_synchronization_beta::graph_runtime::transfers::{Download, FileHash};
use graph_synchronization_beta::graph_runtime::{Method, Target};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use support::{Reply, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let part = |range: &str, bytes: &'static [u8]| {
        Reply::text(206, "text/plain", bytes)
            .with_header("content-range", range)
            .with_header("etag", "\"1\"")
    };
    let service = Service::connect([
        Reply::json(200, r#"{"id":"01ABC","name":"abc.txt","size":3,"file":{"hashes":{"sha256Hash":"BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"}}}"#),
        Reply::new(302).with_header("location", "https://contoso.sharepoint.com/down?t=2"),
        part("bytes 0-1/3", b"ab"),
        part("bytes 2-2/3", b"c"),
    ])
    .await?;
    let local = std::env::temp_dir().join("graph-example-download.txt");
    let [drive, item, path] = service.variables([
        ("DRIVE_ID", "b!t18F8ybH"),
        ("ITEM_ID", "01ABC"),
        ("FILE", &local.to_string_lossy()),
    ])?;

    // This crate has no paths of files. In one that has them, methods make the same requests.
    let drives = Target::root(service.graph.core(), "v1.0").segment("drives");
    let item = drives.key(&drive).segment("items").key(&item);
    let model = item.raw(Method::Get, None, None).await?.into_model()?;
    let hash = FileHash::from_model(&model); // of a `DriveItem` too
    let download = Download::new(item.segment("content").get_stream(None)).with_hash(hash);
    let download = match service.is_local() {
        true => download.with_range_size(2),
        false => download,
    };
    // The file has its name only after its hash was verified.
    let unverified = Path::new(&path).with_extension("part");
    let mut file = File::create(&unverified)?;
    let mut pieces = download.into_stream();
    while let Some(piece) = pieces.next().await {
        file.write_all(&piece?)?;
    }
    fs::rename(&unverified, &path)?;
    if let Some(result) = pieces.result() {
        println!(
            "{} bytes, verified by {:?}",
            result.length, result.verification
        );
    }
    if service.is_local() {
        println!("{}", fs::read_to_string(&path)?);
    }
    service.print_requests();
    Ok(())
}
