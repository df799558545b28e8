//! Pages of HTML: in place of a file, and as one.

use graph_runtime::testing::http::Reply;
use graph_runtime::transfers::Download;
use graph_runtime::{ByteStream, Error, ErrorKind, Request};

use super::support::{Drive, answering, bounded, content, range_of, root};

const SLICE: usize = 100_000;

async fn read(request: Request<ByteStream>) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let download = Download::new(request).with_range_size(SLICE as u64);
    bounded(download.write_to(&mut bytes)).await?;
    Ok(bytes)
}

const PAGE: &str = "<html>sign in, please</html>";

/// A page to sign in, of the host that the service redirected to, is not the file.
#[tokio::test]
async fn a_page_of_another_host_is_not_the_file() {
    let drive = Drive::start(|_, _| Reply::text(200, "text/html", PAGE)).await;
    let error = bounded(drive.request()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let error = read(drive.request()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("a page of HTML"), "{error}");
    // The URL may have expired later: the service is asked for another one.
    let content = content(SLICE * 2);
    let file = content.clone();
    let drive = Drive::start(move |received, number| match number {
        2 => Reply::text(200, "text/html", PAGE),
        _ => range_of(&file, received),
    })
    .await;
    let bytes = read(drive.request()).await.unwrap();
    assert!(bytes == content);
    assert_eq!(drive.graph.count(), 2);
}

/// A file that is HTML has the headers of a file, or is of the service itself.
#[tokio::test]
async fn a_file_may_be_html() {
    for (name, value) in [
        ("etag", "\"{GUID},1\""),
        ("last-modified", "Mon, 01 Jan 2024 00:00:00 GMT"),
        ("content-disposition", "attachment; filename=\"page.html\""),
    ] {
        let file = move || Reply::text(200, "text/html", PAGE).with_header(name, value);
        let drive = Drive::start(move |_, _| file()).await;
        let bytes = read(drive.request()).await.unwrap();
        assert_eq!(bytes, PAGE.as_bytes(), "{name}");
        let response = bounded(drive.request()).await.unwrap();
        let bytes = bounded(response.into_model().unwrap().collect()).await;
        assert_eq!(bytes.unwrap(), PAGE.as_bytes(), "{name}");
    }
    let file = Reply::text(206, "text/html", PAGE);
    let file = file.with_header("content-range", &format!("bytes 0-{}/*", PAGE.len() - 1));
    let mut file = Some(file);
    let drive = Drive::start(move |_, _| file.take().unwrap_or(Reply::new(416))).await;
    let bytes = read(drive.request()).await.unwrap();
    assert_eq!(bytes, PAGE.as_bytes());
    let server = answering(|_| Reply::text(200, "text/html", PAGE)).await;
    let own = read(root(&server).segment("content").get_stream(None)).await;
    assert_eq!(own.unwrap(), PAGE.as_bytes());
}
