//! Collections page by page: links as they are, options that the service wants on each page, and saved places.

use graph_synchronization_beta::builders::SynchronizationJobCollectionRequestBuilder;
use graph_synchronization_beta::graph_runtime::{GetOptions, Link, ListOptions, RequestOptions};
use graph_synchronization_beta::models::SynchronizationJob;
use graph_synchronization_beta::{GraphClient, graph_runtime};
use graph_tests::server::Reply;

use crate::support::{SERVICE_PRINCIPAL, a_job, bounded, job, scripted};

/// Not as anyone would encode it, and it must stay that way.
const NEXT: &str = "https://graph.microsoft.com/beta/servicePrincipals('x')/synchronization/jobs?%24top=2&$skiptoken=a%2fB+c%27d%20{e}~!*(),;:@";

fn page(ids: &[&str], next: Option<&str>) -> Reply {
    let items: Vec<_> = ids
        .iter()
        .map(|id| serde_json::json!({ "id": id }))
        .collect();
    let mut body = serde_json::json!({ "value": items, "@odata.count": 5 });
    if let Some(next) = next {
        body["@odata.nextLink"] = next.into();
    }
    Reply::json(200, body.to_string())
}

fn jobs(graph: &GraphClient) -> SynchronizationJobCollectionRequestBuilder {
    let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
    root.synchronization().jobs()
}

#[tokio::test]
async fn items_over_pages() {
    let second = "https://graph.microsoft.com/beta/x?$skiptoken=2";
    let replies = [
        page(&["a", "b"], Some(NEXT)),
        page(&[], Some(second)),
        page(&["c"], None),
    ];
    let (server, graph) = scripted(replies).await;
    let request = RequestOptions::new()
        .with_prefer("odata.maxpagesize=2")
        .with_consistency_level("eventual");
    let options = ListOptions::new().with_top(2).with_request(request);
    let all = bounded(jobs(&graph).list(Some(options)).into_pager().collect()).await;
    let ids: Vec<_> = all
        .unwrap()
        .into_iter()
        .map(|job| job.id.unwrap())
        .collect();
    assert_eq!(ids, ["a", "b", "c"]);
    let received = server.received();
    assert_eq!(received.len(), 3);
    let sent = received[1].url();
    assert_eq!(received[1].query(), &NEXT[NEXT.find('?').unwrap() + 1..]);
    assert_eq!(
        sent.path(),
        "/beta/servicePrincipals('x')/synchronization/jobs"
    );
    assert_eq!(
        received[2].query(),
        "$skiptoken=2",
        "options are not put in again"
    );
    for request in &received {
        assert_eq!(request.method, "GET");
        let prefer = "odata.maxpagesize=2, include-unknown-enum-members";
        assert_eq!(request.header("prefer"), Some(prefer));
        assert_eq!(request.header("consistencylevel"), Some("eventual"));
        assert_eq!(request.header("authorization"), Some("Bearer token-1"));
    }
    let id = |at: usize| received[at].header("client-request-id");
    assert_ne!(id(0), id(1), "each page is a call of its own");
}

#[tokio::test]
async fn pages_and_a_place_to_go_on_from() {
    let error = Reply::json(403, r#"{"error":{"code":"Forbidden"}}"#);
    let replies = [page(&["a"], Some(NEXT)), error, page(&["b"], None)];
    let (server, graph) = scripted(replies).await;
    let mut pager = jobs(&graph).list(None).into_pager();
    let first = bounded(pager.next_page()).await.unwrap().unwrap();
    assert_eq!((first.value.len(), first.count), (1, Some(5)));
    let failed = bounded(pager.next_page()).await.unwrap().unwrap_err();
    assert_eq!(failed.code(), Some("Forbidden"));
    assert!(bounded(pager.next_page()).await.is_none());

    let saved = pager.next_link().unwrap().as_str().to_owned();
    assert_eq!(saved, NEXT);
    let resumed = jobs(&graph)
        .target()
        .resume::<SynchronizationJob>(&Link::new(saved), None)
        .unwrap();
    let rest = bounded(resumed.into_pager().collect()).await.unwrap();
    assert_eq!(rest[0].id.as_deref(), Some("b"));
    assert_eq!(server.received()[1].target, server.received()[2].target);
}

/// Functions that give a collection are paged like any other.
#[tokio::test]
async fn functions_are_paged() {
    let body = r#"{"value":[{"id":"Append"}],"@odata.nextLink":"https://graph.microsoft.com/beta/f?$skiptoken=1"}"#;
    let last = r#"{"value":[{"id":"Join"}]}"#;
    let (server, graph) = scripted([Reply::json(200, body), Reply::json(200, last)]).await;
    let all = bounded(job(&graph).schema().functions(None).into_pager().collect()).await;
    let names: Vec<_> = all.unwrap().into_iter().map(|f| f.id.unwrap()).collect();
    assert_eq!(names, ["Append", "Join"]);
    assert_eq!(server.count(), 2);
}

/// A link is only a link: it leads to what the same token reads.
#[tokio::test]
async fn a_stream_of_items() {
    use futures_util::StreamExt;
    let (_server, graph) = scripted([page(&["a"], Some(NEXT)), page(&["b"], None)]).await;
    let pager = jobs(&graph).list(None).into_pager();
    let ids: Vec<String> = bounded(pager.map(|job| job.unwrap().id.unwrap()).collect()).await;
    assert_eq!(ids, ["a", "b"]);
}

/// One request more is not made than pages are asked for.
#[tokio::test]
async fn nothing_is_fetched_ahead() {
    let (server, graph) = scripted([page(&["a", "b"], Some(NEXT)), page(&["c"], None)]).await;
    let mut pager = jobs(&graph).list(None).into_pager();
    bounded(pager.next()).await.unwrap().unwrap();
    bounded(pager.next()).await.unwrap().unwrap();
    assert_eq!(server.count(), 1);
    bounded(pager.next()).await.unwrap().unwrap();
    assert_eq!(server.count(), 2);
}

/// A page whose items are null, and a job that is read between pages, are nothing special.
#[tokio::test]
async fn a_page_without_items() {
    let (_server, graph) = scripted([Reply::json(200, r#"{"value":null}"#), a_job()]).await;
    let all = bounded(jobs(&graph).list(None).into_pager().collect()).await;
    assert!(all.unwrap().is_empty());
    let options: Option<GetOptions<graph_synchronization_beta::models::SynchronizationJob>> = None;
    let request: graph_runtime::Request<SynchronizationJob> = job(&graph).get(options);
    bounded(request).await.unwrap();
}
