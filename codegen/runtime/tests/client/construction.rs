//! Clients that can and can't be made.

use std::sync::Arc;

use azure_core::http::{ClientOptions, UserAgentOptions};
use graph_runtime::{Cloud, Core, ErrorKind, GraphClientOptions, Method, Target};

use super::support::{Loopback, MockCredential, Reply, answering, bounded, options};

fn custom(endpoint: &str, scope: Option<&str>) -> Cloud {
    Cloud::Custom {
        endpoint: endpoint.to_owned(),
        scope: scope.map(str::to_owned),
    }
}

#[tokio::test]
async fn every_cloud_has_its_endpoint_and_scope() {
    let server = answering(|_| Reply::new(204)).await;
    for (cloud, host, prefix, scope) in [
        (
            Cloud::Global,
            "graph.microsoft.com",
            "",
            "https://graph.microsoft.com/.default",
        ),
        (
            Cloud::UsGovernment,
            "graph.microsoft.us",
            "",
            "https://graph.microsoft.us/.default",
        ),
        (
            Cloud::UsGovernmentDod,
            "dod-graph.microsoft.us",
            "",
            "https://dod-graph.microsoft.us/.default",
        ),
        (
            Cloud::China,
            "microsoftgraph.chinacloudapi.cn",
            "",
            "https://microsoftgraph.chinacloudapi.cn/.default",
        ),
        (
            custom("https://graph.example/", None),
            "graph.example",
            "",
            "https://graph.example/.default",
        ),
        (
            custom("https://graph.example/via/proxy/", Some("api://x/.default")),
            "graph.example",
            "/via/proxy",
            "api://x/.default",
        ),
    ] {
        let tokens = MockCredential::default();
        let map = Loopback::default().and(host, &server);
        let core = Core::new(
            Arc::new(tokens.clone()),
            Some(options(&map).with_cloud(cloud)),
        )
        .unwrap();
        bounded(Target::root(&core, "beta").segment("me").delete(None))
            .await
            .unwrap();
        let received = server.received().pop().unwrap();
        assert_eq!(received.header("host"), Some(host));
        assert_eq!(received.target, format!("{prefix}/beta/me"));
        assert_eq!(tokens.scopes(), [scope]);
    }
}

#[test]
fn endpoints_that_cannot_be_used_are_refused_by_name() {
    for (endpoint, says) in [
        ("http://graph.microsoft.com", "plain http"),
        (
            "http://graph.microsoft.com",
            "or a loopback address (localhost, 127.0.0.0/8, ::1)",
        ),
        ("http://128.0.0.1", "plain http"),
        ("http://0.0.0.0", "plain http"),
        ("http://[::2]", "plain http"),
        ("http://[::ffff:10.0.0.1]", "plain http"),
        ("http://localhost.graph.example", "plain http"),
        ("http://127.0.0.1.graph.example", "plain http"),
        ("http://localhost@graph.example", "plain http"),
        ("http://user:S3CRET@localhost", "password"),
        ("ftp://graph.microsoft.com", "https"),
        ("graph.microsoft.com", "not an absolute URL"),
        ("https://graph.microsoft.com/v1.0", "a version of Graph"),
        ("https://graph.example/via/beta/", "a version of Graph"),
        ("", "not an absolute URL"),
        ("https://user:S3CRET@graph.example", "password"),
        ("https://graph.example/?a=b", "query"),
        ("https://graph.example/#a", "fragment"),
        ("https://graph.microsoft.com/v1.0", "leave it out"),
        ("https://gateway.example/graph/beta", "leave it out"),
    ] {
        let options = GraphClientOptions::new().with_cloud(custom(endpoint, None));
        let error = Core::new(Arc::new(MockCredential::default()), Some(options)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(says), "{error}");
        assert!(!format!("{error:?}").contains("S3CRET"));
    }
}

#[test]
fn plain_http_is_taken_of_every_loopback_address() {
    for endpoint in [
        "http://localhost:8080",
        "http://LOCALHOST/graph",
        "http://127.0.0.1",
        "http://127.255.255.254:1",
        "http://127.1",
        "http://[::1]:443",
    ] {
        let options = GraphClientOptions::new().with_cloud(custom(endpoint, None));
        let core = Core::new(Arc::new(MockCredential::default()), Some(options)).unwrap();
        assert_eq!(core.endpoint().scheme(), "http", "{endpoint}");
    }
}

#[tokio::test]
async fn a_client_of_this_machine_sends_its_token_over_http_and_follows_links_there() {
    let server = answering(|request| match request.path() {
        "/graph/beta/me" => Reply::new(401),
        "/graph/beta/files" => Reply::new(302).with_header("location", "/elsewhere"),
        "/elsewhere" => Reply::text(200, "text/plain", "content"),
        _ => Reply::new(204),
    })
    .await;
    let endpoint = format!("http://{}/graph", server.address());
    let tokens = MockCredential::default();
    let options = GraphClientOptions::new().with_cloud(custom(&endpoint, None));
    let core = Core::new(Arc::new(tokens.clone()), Some(options)).unwrap();
    let root = Target::root(&core, "beta");
    let refused = bounded(root.segment("me").delete(None)).await.unwrap_err();
    assert_eq!(refused.status().map(u16::from), Some(401));
    let files = root.segment("files").get_stream(None);
    let bytes = bounded(files).await.unwrap().into_model().unwrap();
    assert_eq!(bounded(bytes.collect()).await.unwrap(), b"content");
    let upload = format!("http://{}/upload", server.address());
    let upload = core.without_token(Method::Put, &upload, None).unwrap();
    bounded(upload.with_body("x", "text/plain").nothing())
        .await
        .unwrap();
    let sent: Vec<(String, Option<String>)> = server
        .received()
        .iter()
        .map(|received| {
            let token = received.header("authorization").map(str::to_owned);
            (received.path().to_owned(), token)
        })
        .collect();
    let sent: Vec<(&str, Option<&str>)> = sent
        .iter()
        .map(|(path, token)| (path.as_str(), token.as_deref()))
        .collect();
    assert_eq!(
        sent,
        [
            ("/graph/beta/me", Some("Bearer token-1")),
            ("/graph/beta/me", Some("Bearer token-2")),
            ("/graph/beta/files", Some("Bearer token-3")),
            ("/elsewhere", None),
            ("/upload", None),
        ]
    );
    let origin = format!("http://{}/.default", server.address());
    assert_eq!(tokens.scopes(), [origin.as_str(); 3]);
}

#[test]
fn a_client_of_graph_is_not_led_to_this_machine() {
    let core = Core::new(Arc::new(MockCredential::default()), None).unwrap();
    let local = core.without_token(Method::Put, "http://127.0.0.1/upload", None);
    assert_eq!(local.unwrap_err().kind(), ErrorKind::ForeignLink);
}

#[test]
fn a_user_agent_that_is_no_header_is_an_error_and_no_panic() {
    for id in [
        "x".repeat(25),
        "a b".to_owned(),
        "é".to_owned(),
        "a\r\nb".to_owned(),
    ] {
        let client = ClientOptions {
            user_agent: UserAgentOptions {
                application_id: Some(id),
            },
            ..Default::default()
        };
        let options = GraphClientOptions::new().with_client_options(client);
        let error = Core::new(Arc::new(MockCredential::default()), Some(options)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
    }
}

#[tokio::test]
async fn two_generated_crates_share_a_core() {
    let server = answering(|_| Reply::new(204)).await;
    let tokens = MockCredential::default();
    let core = Core::new(
        Arc::new(tokens.clone()),
        Some(options(&Loopback::to(&server))),
    )
    .unwrap();
    for version in ["beta", "v1.0"] {
        bounded(Target::root(&core, version).segment("me").delete(None))
            .await
            .unwrap();
    }
    let targets: Vec<String> = server.received().into_iter().map(|r| r.target).collect();
    assert_eq!(targets, ["/beta/me", "/v1.0/me"]);
    assert_eq!(tokens.given(), 1, "one token for both");
}

#[test]
fn a_default_client_can_be_made() {
    assert!(Core::new(Arc::new(MockCredential::default()), None).is_ok());
}
