//! An HTTP client of the program that follows redirects is refused before a token follows one.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, HttpClient, Request};
use graph_runtime::{
    Cloud, Core, Error, ErrorKind, GraphClientOptions, HttpOptions, RetryOptions, Target,
};
use reqwest::redirect::Policy;

use super::support::{Job, MockCredential, Reply, Server, bounded, job, serving};

fn options(server: &Server) -> GraphClientOptions {
    let cloud = Cloud::Custom {
        endpoint: format!("http://{}", server.address()),
        scope: None,
    };
    GraphClientOptions::new()
        .with_cloud(cloud)
        .with_retry(RetryOptions::none())
}

fn root(options: GraphClientOptions) -> Target {
    let credential = Arc::new(MockCredential::with_prefix("Ya29xQ"));
    Target::root(&Core::new(credential, Some(options)).unwrap(), "beta")
}

async fn get(root: &Target) -> Result<(), Error> {
    bounded(job(root).get::<Job>(None)).await.map(drop)
}

fn reqwest(policy: Policy) -> Arc<dyn HttpClient> {
    let client = reqwest::Client::builder().redirect(policy).no_proxy();
    Arc::new(client.build().unwrap())
}

/// The target of a redirect, and a server that redirects there, then responds.
async fn redirecting() -> (Server, Server) {
    let elsewhere = serving([Reply::json(200, "{}")]).await;
    let to = format!("http://{}/elsewhere", elsewhere.address());
    let redirect = Reply::new(302).with_header("location", &to);
    (elsewhere, serving([redirect, Reply::json(200, "{}")]).await)
}

#[tokio::test]
async fn a_client_that_follows_redirects_is_refused() {
    let (elsewhere, server) = redirecting().await;
    for policy in [Policy::default(), Policy::limited(1)] {
        let root = root(options(&server).with_http_client(reqwest(policy)));
        for may_have_run in [true, false] {
            let error = get(&root).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Redirect, "{error}");
            assert!(error.to_string().contains("Policy::none()"), "{error}");
            assert_eq!(error.may_have_run(), may_have_run, "the first one began");
        }
    }
    assert_eq!((server.count(), elsewhere.count()), (0, 0));
}

#[tokio::test]
async fn its_token_would_have_been_sent_on() {
    let (elsewhere, server) = redirecting().await;
    let options = options(&server).with_http_client(reqwest(Policy::default()));
    get(&root(options.with_check_redirects(false)))
        .await
        .unwrap();
    assert_eq!((server.count(), elsewhere.count()), (1, 1));
}

#[tokio::test]
async fn a_client_that_follows_none_is_taken() {
    let (elsewhere, server) = redirecting().await;
    let root = root(options(&server).with_http_client(reqwest(Policy::none())));
    let error = get(&root).await.unwrap_err();
    assert_eq!((error.kind(), elsewhere.count()), (ErrorKind::Redirect, 0));
    assert_eq!(
        error.status().map(u16::from),
        Some(302),
        "the service's own answer"
    );
    get(&root).await.unwrap();
    assert_eq!(server.count(), 2, "each was sent once");
}

/// One that has a connection already sends at once; what it is answered is withheld.
#[tokio::test]
async fn an_open_connection_is_no_way_around_it() {
    let ok = || Reply::json(200, "{}");
    let server = serving([ok(), ok()]).await;
    let client = reqwest(Policy::default());
    let vouched = options(&server).with_http_client(client.clone());
    let vouched = root(vouched.with_check_redirects(false));
    get(&vouched).await.unwrap();
    let checked = root(options(&server).with_http_client(client));
    let error = get(&checked).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(error.may_have_run());
    assert!(get(&checked).await.is_err());
    assert!(server.count() <= 2, "nothing after it was found out");
}

#[tokio::test]
async fn calls_at_once_are_all_refused() {
    let (_elsewhere, server) = redirecting().await;
    let root = root(options(&server).with_http_client(reqwest(Policy::default())));
    let (a, b) = tokio::join!(get(&root), get(&root));
    for result in [a, b] {
        assert_eq!(result.unwrap_err().kind(), ErrorKind::Redirect);
    }
    assert_eq!(server.count(), 0);
}

/// Answers from memory, or after it was waited for.
#[derive(Debug, Default)]
struct Memory {
    waits: bool,
    hosts: Mutex<Vec<String>>,
    count: AtomicUsize,
}

#[async_trait::async_trait]
impl HttpClient for Memory {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        self.count.fetch_add(1, Ordering::SeqCst);
        let host = request.url().host_str().unwrap_or_default().to_owned();
        self.hosts.lock().unwrap().push(host);
        if self.waits {
            tokio::task::yield_now().await;
        }
        let status = azure_core::http::StatusCode::Ok;
        let answer = AsyncRawResponse::from_bytes(status, Headers::new(), "{}");
        Ok(answer)
    }
}

#[tokio::test]
async fn a_client_without_a_network_sees_exactly_the_requests_of_the_program() {
    let memory = Arc::new(Memory::default());
    let root = root(GraphClientOptions::new().with_http_client(memory.clone()));
    for _ in 0..3 {
        get(&root).await.unwrap();
    }
    assert_eq!(memory.count.load(Ordering::SeqCst), 3);
    assert_eq!(*memory.hosts.lock().unwrap(), ["graph.microsoft.com"; 3]);
}

#[tokio::test]
async fn one_that_waits_is_tried_once() {
    let memory = Arc::new(Memory {
        waits: true,
        ..Memory::default()
    });
    let options = || GraphClientOptions::new().with_http_client(memory.clone());
    let checked = root(options());
    for _ in 0..3 {
        get(&checked).await.unwrap();
    }
    assert_eq!(memory.hosts.lock().unwrap()[1], "127.0.0.1");
    assert_eq!(memory.count.load(Ordering::SeqCst), 4);
    get(&root(options().with_check_redirects(false)))
        .await
        .unwrap();
    assert_eq!(memory.count.load(Ordering::SeqCst), 5);
}

/// A client of this crate, by the name that it has, whose requests are counted.
struct Counted {
    client: Arc<dyn HttpClient>,
    count: AtomicUsize,
}

impl fmt::Debug for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.client.fmt(f)
    }
}

#[async_trait::async_trait]
impl HttpClient for Counted {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        self.count.fetch_add(1, Ordering::SeqCst);
        self.client.execute_request(request).await
    }
}

#[tokio::test]
async fn the_client_of_this_crate_is_not_tried() {
    let server = serving([Reply::json(200, "{}")]).await;
    let client = Arc::new(Counted {
        client: HttpOptions::new().build().unwrap(),
        count: AtomicUsize::new(0),
    });
    get(&root(options(&server).with_http_client(client.clone())))
        .await
        .unwrap();
    assert_eq!(client.count.load(Ordering::SeqCst), 1);
}
