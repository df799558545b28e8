//! A cloud is an endpoint, an authority and a scope. What leads elsewhere is judged by the one that is configured.

use std::sync::Arc;

use graph_runtime::azure_core::cloud::{CloudConfiguration, CustomConfiguration};
use graph_runtime::azure_core::http::ClientOptions;
use graph_runtime::testing::MockTransport;
use graph_runtime::{Cloud, Core, ErrorKind, GraphClientOptions, Link, Target};
use serde_json::json;

use super::support::{Job, MockCredential, Reply, Server, bounded, serving};

/// All clouds, as the page of national clouds lists them.
const CLOUDS: [(Cloud, &str, &str); 4] = [
    (
        Cloud::Global,
        "graph.microsoft.com",
        "login.microsoftonline.com",
    ),
    (
        Cloud::UsGovernment,
        "graph.microsoft.us",
        "login.microsoftonline.us",
    ),
    (
        Cloud::UsGovernmentDod,
        "dod-graph.microsoft.us",
        "login.microsoftonline.us",
    ),
    (
        Cloud::China,
        "microsoftgraph.chinacloudapi.cn",
        "login.chinacloudapi.cn",
    ),
];

fn custom(endpoint: &str, scope: Option<&str>) -> Cloud {
    Cloud::Custom {
        endpoint: endpoint.to_owned(),
        scope: scope.map(str::to_owned),
    }
}

fn core(cloud: Cloud, azure: Option<CloudConfiguration>) -> Result<Core, graph_runtime::Error> {
    let client = ClientOptions {
        cloud: azure.map(Arc::new),
        ..ClientOptions::default()
    };
    let options = GraphClientOptions::new()
        .with_cloud(cloud)
        .with_client_options(client);
    Core::new(Arc::new(MockCredential::default()), Some(options))
}

#[tokio::test]
async fn one_setting_gives_endpoint_authority_and_scope() {
    for (cloud, host, authority) in CLOUDS {
        assert_eq!(cloud.endpoint(), format!("https://{host}"));
        assert_eq!(cloud.authority().unwrap(), format!("https://{authority}"));
        let scope = format!("https://{host}/.default");
        assert_eq!(cloud.scope().as_ref(), Some(&scope));
        // The same endpoint, written out.
        let same = custom(cloud.endpoint(), None);
        assert_eq!(same.authority(), cloud.authority());
        assert_eq!(same.configuration(), cloud.configuration());

        let mock = MockTransport::new();
        let credential = MockCredential::default();
        let options = mock.options().with_cloud(cloud);
        let core = Core::new(Arc::new(credential.clone()), Some(options)).unwrap();
        let me = Target::root(&core, "v1.0").segment("me");
        mock.expect(me.delete(None)).returns_nothing();
        me.delete(None).await.unwrap();
        assert_eq!(mock.requests()[0].url().host_str(), Some(host));
        assert_eq!(credential.scopes(), [scope]);
    }
    let elsewhere = custom("https://graph.example", None);
    assert_eq!(
        (elsewhere.authority(), elsewhere.configuration()),
        (None, None)
    );
    assert_eq!(elsewhere.scope().unwrap(), "https://graph.example/.default");
}

#[test]
fn mixtures_of_clouds_are_refused() {
    for (cloud, host, _) in CLOUDS {
        for (other, other_host, other_authority) in CLOUDS {
            let same = host == other_host;
            let scope = format!("https://{other_host}/User.Read");
            let result = core(custom(cloud.endpoint(), Some(&scope)), None);
            assert_eq!(result.is_ok(), same, "{host} {scope}");
            if let Err(error) = result {
                assert_eq!(error.kind(), ErrorKind::Configuration);
                assert!(error.to_string().contains(other_host), "{error}");
            }

            let same = cloud.authority() == other.authority();
            let result = core(cloud.clone(), other.configuration());
            assert_eq!(result.is_ok(), same, "{host} {other:?}");
            let mut custom = CustomConfiguration::default();
            custom.authority_host = format!("https://{other_authority}/");
            let result = core(cloud.clone(), Some(custom.into()));
            assert_eq!(result.is_ok(), same, "{host} {other_authority}");
        }
        // What is nobody else's is the program's to know.
        let mut custom_authority = CustomConfiguration::default();
        custom_authority.authority_host = "https://login.example".to_owned();
        core(cloud.clone(), Some(custom_authority.into())).unwrap();
        core(custom(cloud.endpoint(), Some("User.Read")), None).unwrap();
        let scope = format!("https://{host}/.default");
        core(
            custom("https://proxy.example", Some(&scope)),
            cloud.configuration(),
        )
        .unwrap();
        let else_scope = Some("https://management.azure.com/.default");
        assert!(core(custom(cloud.endpoint(), else_scope), None).is_err());
    }
}

/// The version below a path, on this machine.
fn below(server: &Server) -> Target {
    let endpoint = format!("http://{}/x", server.address());
    let options = GraphClientOptions::new().with_cloud(custom(&endpoint, None));
    let core = Core::new(Arc::new(MockCredential::default()), Some(options)).unwrap();
    Target::root(&core, "v1.0")
}

#[tokio::test]
async fn links_are_followed_within_the_configured_cloud_only() {
    let foreign = serving([]).await;
    let other = format!("http://{}/x/v1.0/jobs?page=2", foreign.address());
    for link in [
        other.as_str(),
        "https://graph.microsoft.com/v1.0/jobs?page=2",
        "https://127.0.0.1/x/v1.0/jobs",
    ] {
        let page = json!({ "value": [], "@odata.nextLink": link });
        let server = serving([Reply::json(200, page.to_string())]).await;
        let root = below(&server);
        let mut pager = root.segment("jobs").list::<Job>(None).into_pager();
        bounded(pager.next_page()).await.unwrap().unwrap();
        let error = bounded(pager.next_page()).await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ForeignLink, "{link}");
        let resumed = root.resume::<Job>(&Link::new(link), None);
        assert_eq!(resumed.unwrap_err().kind(), ErrorKind::ForeignLink);
        assert_eq!(server.count(), 1);
    }
    assert_eq!(foreign.count(), 0);
}

#[tokio::test]
async fn a_root_below_a_path_works_as_any_other() {
    let server = serving([]).await;
    let next = format!("http://{}/x/v1.0/jobs?$skiptoken=a%2Bb", server.address());
    let page = json!({ "value": [{ "id": "a" }], "@odata.nextLink": next });
    server.then(Reply::json(200, page.to_string()));
    server.then(Reply::json(200, r#"{"value":[{"id":"b"}]}"#));
    let root = below(&server);
    let jobs = root.segment("jobs").list::<Job>(None).into_pager();
    assert_eq!(bounded(jobs.collect()).await.unwrap().len(), 2);
    let received = server.received();
    let targets: Vec<&str> = received.iter().map(|one| one.target.as_str()).collect();
    assert_eq!(targets, ["/x/v1.0/jobs", "/x/v1.0/jobs?$skiptoken=a%2Bb"]);
    assert!(
        received
            .iter()
            .all(|one| one.header("authorization").is_some())
    );
}
