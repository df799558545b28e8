//! The transfers, each in a process of its own.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use azure_core::Bytes;
use futures_util::stream::{self, Stream};
use graph_runtime::testing::MockCredential;
use graph_runtime::transfers::{
    Download, FileHash, Upload, UploadRule, UploadSource, Verification,
};
use graph_runtime::{Cloud, Core, GraphClientOptions, Json, Method, Target};

use super::pattern::{is_right, piece};

/// Runs a task, and prints its seconds and its MiB of memory above idle.
pub(crate) fn run(task: &str, length: u64, address: &str, hash: &str) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    assert!(is_right(0, &piece(0, 1)));
    runtime.block_on(async {
        let options = GraphClientOptions::new().with_cloud(Cloud::Custom {
            endpoint: format!("http://{address}"),
            scope: None,
        });
        let core = Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap();
        let root = Target::root(&core, "v1.0");
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let plain = format!("http://{address}/plain");
        let idle = memory("VmRSS");
        let start = Instant::now();
        match task {
            "upload" => upload(&root, length).await,
            "download" => download(&root, length, hash).await,
            "plain-upload" => {
                let body = reqwest::Body::wrap_stream(pieces(0, length));
                let request = http.put(&plain).header("content-length", length);
                let response = request.body(body).send().await.unwrap();
                assert_eq!(response.status(), 201);
            }
            "plain-download" => {
                let mut response = http.get(&plain).send().await.unwrap();
                let mut at = 0;
                while let Some(piece) = response.chunk().await.unwrap() {
                    assert!(is_right(at, &piece));
                    at += piece.len() as u64;
                }
                assert_eq!(at, length);
            }
            task => panic!("{task}"),
        }
        let seconds = start.elapsed().as_secs_f64();
        println!("{seconds} {}", memory("VmHWM") - idle);
    });
}

fn pieces(start: u64, end: u64) -> impl Stream<Item = std::io::Result<Bytes>> + Send + 'static {
    let mut at = start;
    stream::poll_fn(move |_| {
        let piece = piece(at, end - at);
        at += piece.len() as u64;
        Poll::Ready((!piece.is_empty()).then_some(Ok(piece)))
    })
}

async fn upload(root: &Target, length: u64) {
    let create = root.segment("createUploadSession");
    let create = create.raw(Method::Post, None, None);
    let source = UploadSource::from_fn(length, |range| pieces(range.start, range.end));
    let upload = Upload::<Json>::new(create, UploadRule::drive_item());
    let response = upload.send(source).await.unwrap();
    assert!(response.status().is_success());
}

async fn download(root: &Target, length: u64, hash: &str) {
    let content = root.segment("content").get_stream(None);
    let download = Download::new(content)
        .with_hash(FileHash::quick_xor_hash(hash))
        .with_range_size(10 << 20);
    let mut sink = Checking(0);
    let result = download.write_to(&mut sink).await.unwrap();
    assert_eq!((result.length, sink.0), (length, length));
    assert_eq!(result.verification, Verification::QuickXorHash);
}

/// Checks what is written.
struct Checking(u64);

impl futures_util::io::AsyncWrite for Checking {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        assert!(is_right(self.0, bytes));
        self.0 += bytes.len() as u64;
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// A figure of `/proc/self/status`, in MiB.
fn memory(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    let kib = line.split_whitespace().nth(1).unwrap();
    kib.parse::<f64>().unwrap() / 1024.0
}
