//! A client without long waits, content to transfer, and the services.

mod drive;
#[path = "../../client/support/log.rs"]
mod log;
mod upload_service;

use std::sync::Arc;
use std::time::Duration;

use graph_runtime::testing::MockCredential;
use graph_runtime::testing::http::{Received, Reply, Server};
use graph_runtime::transfers::{Upload, UploadError, UploadRule};
use graph_runtime::{
    Core, GraphClientOptions, Json, Method, Request, Response, RetryOptions, Target,
};

pub(crate) use drive::{Drive, hash_of, range_of};
pub(crate) use log::{Log, without};
pub(crate) use upload_service::{Fault, Style, UploadService, content_range};

/// 320 KiB.
pub(crate) const UNIT: usize = 327_680;

/// The smallest slices that OneDrive accepts.
pub(crate) fn small_slices() -> UploadRule {
    UploadRule::drive_item()
        .with_slice_size(UNIT as u64)
        .unwrap()
}

/// Bytes of which no two slices are alike.
pub(crate) fn content(length: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        state.to_le_bytes()
    };
    let mut bytes: Vec<u8> = (0..length.div_ceil(8)).flat_map(|_| next()).collect();
    bytes.truncate(length);
    bytes
}

/// A client of `server`, over plain http.
pub(crate) fn root(server: &Server) -> Target {
    let retry = RetryOptions::default().with_first_delay(Duration::from_millis(2));
    let options = GraphClientOptions::new()
        .with_cloud(server.cloud())
        .with_retry(retry);
    let core = Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap();
    Target::root(&core, "v1.0")
}

pub(crate) fn create(root: &Target) -> Request<Json> {
    root.segment("createUploadSession")
        .raw(Method::Post, None, None)
}

/// An upload in the smallest slices.
pub(crate) fn upload(server: &Server) -> Upload<Json> {
    Upload::new(create(&root(server)), small_slices())
}

pub(crate) async fn send(
    upload: Upload<Json>,
    content: &[u8],
) -> Result<Response<Json>, UploadError> {
    bounded(upload.send(content.to_vec())).await
}

/// Fails a test that hangs.
pub(crate) async fn bounded<F: IntoFuture>(future: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(60), future)
        .await
        .expect("within a minute")
}

/// A server that gives the answers that `script` makes.
pub(crate) async fn answering(script: impl FnMut(&Received) -> Reply + Send + 'static) -> Server {
    Server::answering(script).await.unwrap()
}

/// The URL of `path` at `server`.
pub(crate) fn url(server: &Server, path: &str) -> String {
    format!("http://{}{path}", server.address())
}

/// Methods and paths of what came, in order.
pub(crate) fn calls(server: &Server) -> Vec<String> {
    let received = server.received();
    let call = |it: &Received| format!("{} {}", it.method, it.path());
    received.iter().map(call).collect()
}
