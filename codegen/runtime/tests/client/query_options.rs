//! Query options and headers of requests.

use graph_runtime::{Expand, GetOptions, ListOptions, RequestOptions, filter};

use super::support::{
    Job, JobProperty, Reply, Status, StatusProperty, bounded, job, jobs, scripted,
};

const JOB: &str = "/beta/servicePrincipals/sp-key-1/synchronization/jobs/job.key-1";

/// The pairs of a query, to compare with literals.
fn texts(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = pairs.iter();
    pairs.map(|(name, value)| (&**name, &**value)).collect()
}

#[tokio::test]
async fn get_with_everything() {
    let (server, root) = scripted([Reply::json(200, r#"{"id":"j","@odata.etag":"W/\"1\""}"#)
        .with_header("etag", "W/\"1\"")
        .with_header("request-id", "r-1")])
    .await;
    let nested = ListOptions::<Status>::new()
        .with_select([StatusProperty::Code])
        .with_filter(filter!("code eq {}", "a;b)"))
        .with_top(3);
    let request = RequestOptions::new()
        .with_if_none_match("W/\"0\"")
        .with_prefer("return=minimal")
        .with_prefer("odata.maxpagesize=5")
        .with_consistency_level("eventual")
        .with_header("X-Mine", "yes")
        .with_query("$custom", "a&b");
    let options = GetOptions::new()
        .with_select([JobProperty::Id, JobProperty::TemplateId])
        .with_expand([Expand::new(JobProperty::Status).with_options(nested)])
        .with_request(request);
    let response = bounded(job(&root).get::<Job>(Some(options))).await.unwrap();
    assert_eq!(response.etag(), Some("W/\"1\""));
    assert_eq!(response.request_id(), Some("r-1"));
    assert_eq!(response.into_model().unwrap().id.as_deref(), Some("j"));

    let received = server.only();
    assert_eq!((received.method.as_str(), received.path()), ("GET", JOB));
    let pairs = received.pairs();
    assert_eq!(
        texts(&pairs),
        [
            ("$select", "id,templateId"),
            (
                "$expand",
                "status($select=code;$filter=code eq 'a;b)';$top=3)"
            ),
            ("$custom", "a&b"),
        ]
    );
    for (name, value) in [
        ("if-none-match", "W/\"0\""),
        ("prefer", "return=minimal, odata.maxpagesize=5"),
        ("consistencylevel", "eventual"),
        ("x-mine", "yes"),
        ("accept", "application/json"),
        ("authorization", "Bearer token-1"),
    ] {
        assert_eq!(received.header(name), Some(value));
    }
    assert!(
        received
            .header("user-agent")
            .unwrap()
            .contains("graph-runtime")
    );
    assert!(received.header("content-type").is_none());
}

#[tokio::test]
async fn list_options() {
    let (server, root) = scripted([Reply::json(200, r#"{"value":[]}"#)]).await;
    let options = ListOptions::new()
        .with_filter(filter!(
            "displayName eq {} and n ge {}",
            "O'Neil & Söhne",
            5
        ))
        .with_orderby("id desc")
        .with_search("\"displayName:wa\"")
        .with_top(5)
        .with_skip(10)
        .with_count();
    bounded(jobs(&root).list::<Job>(Some(options)))
        .await
        .unwrap();
    let pairs = server.only().pairs();
    assert_eq!(
        texts(&pairs),
        [
            ("$filter", "displayName eq 'O''Neil & Söhne' and n ge 5"),
            ("$orderby", "id desc"),
            ("$search", "\"displayName:wa\""),
            ("$top", "5"),
            ("$skip", "10"),
            ("$count", "true"),
        ]
    );
}

#[tokio::test]
async fn invalid_header_values_are_errors() {
    let (server, root) = scripted([]).await;
    for options in [
        RequestOptions::new().with_header("x-a", "b\r\nx-injected: c"),
        RequestOptions::new().with_header("x a", "b"),
        RequestOptions::new().with_header("", "b"),
        RequestOptions::new().with_header("中", "b"),
        RequestOptions::new().with_if_match("\u{e9}"),
        RequestOptions::new().with_client_request_id("a\nb"),
    ] {
        let request = job(&root).delete(Some(options));
        assert!(request.problem().is_some());
        let error = bounded(request).await.unwrap_err();
        assert_eq!(error.kind(), graph_runtime::ErrorKind::Input);
        assert_eq!(error.attempts(), 0);
    }
    assert_eq!(server.count(), 0);
}

/// OData URL conventions 4.01, section 5.1: a system query option is there once.
#[tokio::test]
async fn options_that_are_given_twice_are_merged_or_refused() {
    let (server, root) = scripted([Reply::json(200, "{}"), Reply::json(200, "{}")]).await;
    let more = |name: &str, value: &str| RequestOptions::new().with_query(name, value);
    let typed = || GetOptions::<Job>::new().with_select([JobProperty::Id, JobProperty::Status]);
    let options = typed().with_request(more("$select", "status,new/part"));
    bounded(job(&root).get(Some(options))).await.unwrap();
    let options = ListOptions::<Job>::new()
        .with_top(5)
        .with_expand([Expand::new(JobProperty::Status)])
        .with_request(more("top", "5").with_query("expand", "owner($select=a,b)"));
    bounded(jobs(&root).list(Some(options))).await.unwrap();
    let received = server.received();
    let pairs = |at: usize| received[at].pairs();
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(pairs(0), [pair("$select", "id,status,new/part")]);
    assert_eq!(
        pairs(1),
        [
            pair("$expand", "status,owner($select=a,b)"),
            pair("$top", "5")
        ]
    );

    let options = ListOptions::<Job>::new()
        .with_filter("a eq 1")
        .with_request(more("$filter", "b eq 2"));
    let error = bounded(jobs(&root).list(Some(options))).await.unwrap_err();
    assert_eq!(error.kind(), graph_runtime::ErrorKind::Input);
    let link = graph_runtime::Link::new("https://graph.microsoft.com/beta/x?p=2");
    assert!(root.resume::<Job>(&link, Some(more("a", "b"))).is_err());
    assert_eq!(server.count(), 2);
}
