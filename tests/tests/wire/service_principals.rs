//! The first step of the main job: a service principal is found, and read.

use graph_runtime::{GetOptions, ListOptions, RequestOptions, Structured, filter};
use graph_synchronization::models::{ServicePrincipal, ServicePrincipalProperty};
use graph_synchronization::{GraphClient, graph_runtime};
use graph_synchronization_beta::GraphClient as BetaClient;
use graph_tests::server::{Loopback, MockCredential, Reply, Server};
use std::sync::Arc;

use crate::support::{self, bounded};

const APP: &str = "c3a9e1f7-6b42-4d08-95ae-70f2d81b4c36";

/// What only those may see who call: a property that the slice leaves out can hold passwords.
const WITH_SECRETS: &str = r#"{"id":"1f6d2b84","appId":"c3a9e1f7","displayName":"Wingtip","tags":["a","b"],
    "keyCredentials":[{"keyId":"k","key":"S3CRET-KEY"}],
    "passwordCredentials":[{"hint":"abc","secretText":"S3CRET-PASSWORD"}],
    "newOfTomorrow":{"a":[1,null]}}"#;

async fn scripted(replies: impl IntoIterator<Item = Reply>) -> (Server, GraphClient) {
    let server = Server::scripted(replies).await.unwrap();
    let options = Loopback::to(&server).options().unwrap();
    let graph = GraphClient::new(Arc::new(MockCredential::default()), Some(options)).unwrap();
    (server, graph)
}

#[tokio::test]
async fn by_app_id() {
    let (server, graph) = scripted([Reply::json(200, WITH_SECRETS)]).await;
    let options = GetOptions::new().with_select([ServicePrincipalProperty::DisplayName]);
    let instance = graph.service_principals().by_app_id(APP);
    let found = bounded(instance.get(Some(options))).await.unwrap();
    let found = found.into_model().unwrap();
    assert_eq!(found.display_name.as_deref(), Some("Wingtip"));
    let received = &server.received()[0];
    assert_eq!(
        received.target,
        format!("/v1.0/servicePrincipals(appId=%27{APP}%27)?$select=displayName")
    );
}

#[tokio::test]
async fn by_a_filter() {
    let page = format!(r#"{{"@odata.count":1,"value":[{WITH_SECRETS}]}}"#);
    let (server, graph) = scripted([Reply::json(200, page)]).await;
    let options = ListOptions::new()
        .with_filter(filter!("displayName ne {}", "O'Brien + Sons"))
        .with_count()
        .with_request(RequestOptions::new().with_consistency_level("eventual"));
    let list = graph.service_principals().list(Some(options));
    let page = bounded(list).await.unwrap().into_model().unwrap();
    assert_eq!(page.count, Some(1));
    assert_eq!(page.value[0].app_id.as_deref(), Some("c3a9e1f7"));
    let received = &server.received()[0];
    assert_eq!(received.header("consistencylevel"), Some("eventual"));
    assert_eq!(
        received.query(),
        "$filter=displayName%20ne%20%27O%27%27Brien%20%2B%20Sons%27&$count=true"
    );
}

#[tokio::test]
async fn omitted_values_are_kept_and_never_printed() {
    let (_server, graph) = scripted([Reply::json(200, WITH_SECRETS)]).await;
    let instance = graph.service_principals().by_id("1f6d2b84");
    let answer = bounded(instance.get(None)).await.unwrap();
    let printed = format!("{answer:?}");
    let found = answer.into_model().unwrap();
    let printed = format!("{printed} {found:?} {found:#?}");
    assert!(!printed.contains("S3CRET"), "{printed}");
    for name in ["keyCredentials", "passwordCredentials", "newOfTomorrow"] {
        assert!(found.additional.get(name).is_some(), "{name} is kept");
    }
    let written = graph_runtime::json::to_vec(&found).unwrap();
    let again: ServicePrincipal = graph_runtime::json::from_slice(&written).unwrap();
    let written = String::from_utf8(written).unwrap();
    assert_eq!(again, found);
    assert!(written.contains("S3CRET-PASSWORD") && written.contains("newOfTomorrow"));
    assert!(found.misfits().is_empty());
}

#[tokio::test]
async fn in_beta_too() {
    let (server, graph): (_, BetaClient) = support::scripted([
        Reply::json(200, WITH_SECRETS),
        Reply::text(200, "text/plain", "214"),
    ])
    .await;
    let instance = graph.service_principals().by_app_id(APP);
    let found = bounded(instance.get(None))
        .await
        .unwrap()
        .into_model()
        .unwrap();
    assert_eq!(found.tags, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert!(!format!("{found:?}").contains("S3CRET"));
    let count = bounded(graph.service_principals().count(None))
        .await
        .unwrap();
    assert_eq!(count.into_model().unwrap(), 214);
    assert_eq!(
        server.received()[1].path(),
        "/beta/servicePrincipals/$count"
    );
}
