//! Typed filters on the wire: `$filter` encoded once, and what directory objects want with it.

use graph_synchronization_beta::graph_runtime::{
    ErrorKind, Filter, ListOptions, Pager, RequestOptions,
};
use graph_synchronization_beta::models::{
    AppRoleProperty, ServicePrincipal, ServicePrincipalProperty, SynchronizationJob,
    SynchronizationJobProperty, SynchronizationStatusCode, SynchronizationStatusProperty,
};
use graph_tests::server::{Received, Reply};

use crate::support::{SERVICE_PRINCIPAL, bounded, scripted};

const EMPTY: &str = r#"{"value":[]}"#;

type Options = ListOptions<ServicePrincipal>;

/// What arrives for a list of service principals.
async fn listed(options: Options) -> Received {
    let (server, graph) = scripted([Reply::json(200, EMPTY)]).await;
    let list = graph.service_principals().list(Some(options));
    bounded(list).await.unwrap();
    server.received().remove(0)
}

fn level(received: &Received) -> Option<&str> {
    received.header("consistencylevel")
}

#[tokio::test]
async fn values_are_encoded_once() {
    let name = "O'Brien + Sons & Co #1 100%";
    let filter = ServicePrincipalProperty::display_name().eq(name);
    let received = listed(Options::new().with_filter(filter)).await;
    assert_eq!(
        received.query(),
        "$filter=displayName%20eq%20%27O%27%27Brien%20%2B%20Sons%20%26%20Co%20%231%20100%25%27"
    );
    assert_eq!(level(&received), None);
}

#[tokio::test]
async fn text_is_sent_as_it_is_and_encoded_once() {
    let received = listed(Options::new().with_filter("displayName eq 'a%26b'")).await;
    assert_eq!(received.query(), "$filter=displayName%20eq%20%27a%2526b%27");
}

#[tokio::test]
async fn advanced_filters_bring_the_header_and_the_count() {
    let name = ServicePrincipalProperty::display_name;
    let tags = ServicePrincipalProperty::tags;
    let advanced: [(Filter<ServicePrincipal>, &str); 5] = [
        (name().ne("a"), "displayName ne 'a'"),
        (!name().eq("a"), "not (displayName eq 'a')"),
        (name().ends_with("a"), "endswith(displayName,'a')"),
        (tags().count().gt(0), "tags/$count gt 0"),
        (
            tags().any(|tag| tag.eq("t")).and(name().is_not_null()),
            "tags/any(x:x eq 't') and displayName ne null",
        ),
    ];
    for (filter, text) in advanced {
        let received = listed(Options::new().with_filter(filter)).await;
        assert_eq!(level(&received), Some("eventual"), "{text}");
        let expected = [("$filter", text), ("$count", "true")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(received.pairs(), expected, "{text}");
    }
    let sorted = Options::new()
        .with_filter("tags/any()")
        .with_orderby("displayName");
    let received = listed(sorted).await;
    assert_eq!(level(&received), Some("eventual"));
    assert!(received.query().ends_with("&$count=true"));
    let received = listed(Options::new().with_search(r#""displayName:wa""#)).await;
    assert_eq!(level(&received), Some("eventual"));
    assert!(!received.query().contains("count"), "search goes without");
    let received = listed(Options::new().with_count()).await;
    assert_eq!(level(&received), Some("eventual"));
}

#[tokio::test]
async fn the_setting_of_the_caller_wins() {
    let own = RequestOptions::new()
        .with_consistency_level("session")
        .with_query("$count", "true");
    let filter = ServicePrincipalProperty::app_id().ne("a");
    let received = listed(Options::new().with_filter(filter).with_request(own)).await;
    assert_eq!(level(&received), Some("session"));
    assert_eq!(received.query().matches("count=true").count(), 1);
}

#[tokio::test]
async fn other_objects_need_nothing() {
    let (server, graph) = scripted([Reply::json(200, EMPTY)]).await;
    let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
    let status = SynchronizationJobProperty::status();
    let paused = status
        .then(SynchronizationStatusProperty::code())
        .ne(SynchronizationStatusCode::Paused);
    let options = ListOptions::<SynchronizationJob>::new().with_filter(paused);
    bounded(root.synchronization().jobs().list(Some(options)))
        .await
        .unwrap();
    let received = &server.received()[0];
    assert_eq!(level(received), None);
    assert_eq!(received.query(), "$filter=status/code%20ne%20%27Paused%27");
}

#[tokio::test]
async fn objects_in_collections_are_looked_into() {
    let id = "ae4f9b03-27d6-4c18-8e5a-f61c0b9372d4".parse().unwrap();
    let filter = ServicePrincipalProperty::app_roles().any(|role| {
        let is_enabled = role.then(AppRoleProperty::is_enabled()).eq(true);
        is_enabled.and(role.then(AppRoleProperty::id()).eq(id))
    });
    let received = listed(Options::new().with_filter(filter)).await;
    let expected =
        "appRoles/any(x:x/isEnabled eq true and x/id eq ae4f9b03-27d6-4c18-8e5a-f61c0b9372d4)";
    assert_eq!(
        received.pairs(),
        [("$filter".to_owned(), expected.to_owned())]
    );
}

#[tokio::test]
async fn counts_of_directory_objects_have_the_header() {
    let (server, graph) = scripted([Reply::text(200, "text/plain", "7")]).await;
    let filter = ServicePrincipalProperty::account_enabled().ne(false);
    let options = Options::new().with_filter(filter);
    let count = graph.service_principals().count(Some(options));
    assert_eq!(bounded(count).await.unwrap().into_model().unwrap(), 7);
    let received = &server.received()[0];
    assert_eq!(level(received), Some("eventual"));
    assert_eq!(received.query(), "$filter=accountEnabled%20ne%20false");
}

#[tokio::test]
async fn later_pages_have_the_header_again() {
    let first = r#"{"value":[{"id":"1"}],"@odata.nextLink":"https://graph.microsoft.com/beta/servicePrincipals?$skiptoken=s&$count=true"}"#;
    let (server, graph) = scripted([Reply::json(200, first), Reply::json(200, EMPTY)]).await;
    let options = Options::new().with_filter(ServicePrincipalProperty::app_id().ne("a"));
    let pager: Pager<_> = graph.service_principals().list(Some(options)).into_pager();
    bounded(pager.collect()).await.unwrap();
    let received = server.received();
    assert_eq!(received.len(), 2);
    for request in &received {
        assert_eq!(level(request), Some("eventual"));
        assert!(request.query().contains("$count=true"));
    }
}

#[tokio::test]
async fn parts_of_batches_have_both() {
    let answers = r#"{"responses":[{"id":"0","status":200,"body":{"value":[]}}]}"#;
    let (server, graph) = scripted([Reply::json(200, answers)]).await;
    let filter = ServicePrincipalProperty::display_name().ne("O'Brien + Sons");
    let list = graph
        .service_principals()
        .list(Some(Options::new().with_filter(filter)));
    let mut batch = graph.service_principals().target().batch();
    let ticket = batch.add(list).unwrap();
    let mut answers = bounded(batch.send()).await.unwrap();
    assert!(answers.take(ticket).is_ok());
    let part = &server.received()[0].json()["requests"][0];
    assert_eq!(part["headers"]["consistencylevel"], "eventual");
    assert_eq!(
        part["url"],
        "/servicePrincipals?$filter=displayName%20ne%20%27O%27%27Brien%20%2B%20Sons%27&$count=true"
    );
}

#[tokio::test]
async fn one_of_nothing_is_not_sent() {
    let (server, graph) = scripted([]).await;
    let nothing: [&str; 0] = [];
    let filter = ServicePrincipalProperty::app_id().is_in(nothing);
    let list = graph
        .service_principals()
        .list(Some(Options::new().with_filter(filter)));
    assert_eq!(bounded(list).await.unwrap_err().kind(), ErrorKind::Input);
    assert_eq!(server.count(), 0);
}
