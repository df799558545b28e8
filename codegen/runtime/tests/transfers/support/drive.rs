//! A service that gives a file by ranges, at URLs that expire.

use std::sync::{Arc, Mutex};

use base64::Engine as _;
use graph_runtime::testing::http::{Received, Reply, Server};
use graph_runtime::transfers::QuickXorHash;
use graph_runtime::{ByteStream, Request};

use super::{answering, root, url};

/// Graph, which redirects, and another server with the file.
pub(crate) struct Drive {
    pub(crate) graph: Server,
    pub(crate) files: Server,
    state: Arc<Mutex<State>>,
}

struct State {
    /// The number of the URL that is valid.
    issued: u32,
}

impl Drive {
    /// A drive whose file is given by `answer`, for the number of each request that has a valid URL.
    pub(crate) async fn start(
        mut answer: impl FnMut(&Received, u32) -> Reply + Send + 'static,
    ) -> Self {
        let state = Arc::new(Mutex::new(State { issued: 0 }));
        let valid = state.clone();
        let mut number = 0;
        let files = answering(move |received| {
            let leaked = received.header("authorization").is_some();
            assert!(!leaked, "the token was sent to another origin");
            if received.path() != format!("/file/{}", valid.lock().unwrap().issued) {
                return Reply::text(401, "text/html", "<p>expired</p>");
            }
            number += 1;
            answer(received, number)
        })
        .await;
        let (base, issuer) = (url(&files, "/file/"), state.clone());
        let graph = answering(move |received| {
            assert!(received.header("authorization").is_some());
            let mut state = issuer.lock().unwrap();
            state.issued += 1;
            let location = format!("{base}{}?tempauth=S3CRET-URL", state.issued);
            Reply::new(302).with_header("location", &location)
        })
        .await;
        Self {
            graph,
            files,
            state,
        }
    }

    pub(crate) fn request(&self) -> Request<ByteStream> {
        root(&self.graph).segment("content").get_stream(None)
    }

    /// Makes the URL invalid.
    pub(crate) fn expire(&self) {
        self.state.lock().unwrap().issued += 1;
    }
}

/// The response to a request for a range of `content`.
pub(crate) fn range_of(content: &[u8], received: &Received) -> Reply {
    let range = received.header("range").unwrap();
    let (start, last) = range
        .strip_prefix("bytes=")
        .unwrap()
        .split_once('-')
        .unwrap();
    let start: usize = start.parse().unwrap();
    let total = content.len();
    let end = last
        .parse::<usize>()
        .map_or(total, |last| total.min(last + 1));
    if start >= end {
        return Reply::new(416).with_header("content-range", &format!("bytes */{total}"));
    }
    let range = format!("bytes {start}-{}/{total}", end - 1);
    Reply::text(
        206,
        "application/octet-stream",
        content[start..end].to_vec(),
    )
    .with_header("content-range", &range)
    .with_header("etag", "\"{GUID},1\"")
}

/// The `quickXorHash` of `content`.
pub(crate) fn hash_of(content: &[u8]) -> String {
    let mut hash = QuickXorHash::new();
    hash.update(content);
    base64::prelude::BASE64_STANDARD.encode(hash.finish())
}
