//! Clients that can and can't be made.

use std::sync::Arc;

use azure_core::http::{ClientOptions, UserAgentOptions};
use graph_runtime::{Cloud, Core, ErrorKind, GraphClientOptions, Target};

use super::support::{Loopback, Reply, Server, Tokens, bounded, options};

fn custom(endpoint: &str, scope: Option<&str>) -> Cloud {
    Cloud::Custom {
        endpoint: endpoint.to_owned(),
        scope: scope.map(str::to_owned),
    }
}

#[tokio::test]
async fn every_cloud_has_its_endpoint_and_scope() {
    let server = Server::answering(|_| Reply::new(204)).await;
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
        let tokens = Tokens::default();
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
fn plain_http_is_refused_by_name() {
    for (endpoint, says) in [
        ("http://graph.microsoft.com", "plain http"),
        ("ftp://graph.microsoft.com", "https"),
        ("graph.microsoft.com", "not an absolute URL"),
        ("", "not an absolute URL"),
        ("https://user:S3CRET@graph.example", "password"),
        ("https://graph.example/?a=b", "query"),
        ("https://graph.example/#a", "fragment"),
    ] {
        let options = GraphClientOptions::new().with_cloud(custom(endpoint, None));
        let error = Core::new(Arc::new(Tokens::default()), Some(options)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(says), "{error}");
        assert!(!format!("{error:?}").contains("S3CRET"));
    }
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
        let error = Core::new(Arc::new(Tokens::default()), Some(options)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
    }
}

#[tokio::test]
async fn two_generated_crates_share_a_core() {
    let server = Server::answering(|_| Reply::new(204)).await;
    let tokens = Tokens::default();
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
    assert!(Core::new(Arc::new(Tokens::default()), None).is_ok());
}
