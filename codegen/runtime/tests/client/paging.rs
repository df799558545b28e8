//! Collections page after page: links as they are, within the endpoint, in no circle.

use futures_util::StreamExt;
use graph_runtime::{ErrorKind, Link, ListOptions, RequestOptions, Target};

use super::support::{
    FOREIGN, Job, JobProperty, Loopback, Received, Reply, answering, bounded, jobs, options, root,
    scripted, serving,
};

fn page(ids: &[&str], next: Option<&str>) -> Reply {
    let items: Vec<_> = ids
        .iter()
        .map(|id| serde_json::json!({ "id": id }))
        .collect();
    let mut page = serde_json::json!({ "value": items });
    if let Some(next) = next {
        page["@odata.nextLink"] = next.into();
    }
    Reply::json(200, page.to_string())
}

fn list(root: &Target) -> graph_runtime::Pager<Job> {
    jobs(root).list::<Job>(None).into_pager()
}

/// Ids until the end, and the error there, if any.
async fn ids(mut pager: graph_runtime::Pager<Job>) -> (Vec<String>, Option<graph_runtime::Error>) {
    let mut ids = Vec::new();
    while let Some(item) = bounded(pager.next()).await {
        match item {
            Ok(job) => ids.push(job.id.unwrap()),
            Err(error) => {
                assert!(bounded(pager.next()).await.is_none(), "an error is the end");
                return (ids, Some(error));
            }
        }
    }
    (ids, None)
}

#[tokio::test]
async fn links_are_followed_byte_for_byte_with_the_same_headers() {
    let target = "/beta/x?$skiptoken=a%2fB+c%20d~!*(),;=@:$&$filter=id%20eq%20%27x%27&e=%7B%7D";
    let next = format!("https://graph.microsoft.com{target}");
    let (server, root) = scripted([page(&["a", "b"], Some(&next)), page(&["c"], None)]).await;
    let request = RequestOptions::new()
        .with_consistency_level("eventual")
        .with_prefer("x=1");
    let options = ListOptions::new()
        .with_top(2)
        .with_select([JobProperty::Id])
        .with_request(request);
    let pager = jobs(&root).list::<Job>(Some(options)).into_pager();
    assert_eq!(ids(pager).await.0, ["a", "b", "c"]);
    let received = server.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[1].target, target);
    let headers = |at: &Received| {
        (
            at.header("consistencylevel").map(str::to_owned),
            at.header("prefer").map(str::to_owned),
        )
    };
    assert_eq!(
        headers(&received[1]),
        (Some("eventual".into()), Some("x=1".into()))
    );
    assert!(received[1].header("authorization").is_some());
}

#[tokio::test]
async fn pages_streams_counts_and_delta_links() {
    let last = r#"{"@odata.count":3,"@odata.deltaLink":"https://graph.microsoft.com/beta/d?t=1","value":[{"id":"c"}]}"#;
    let first = || page(&["a", "b"], Some("https://graph.microsoft.com/beta/x?p=2"));
    let (_server, root) = scripted([first(), Reply::json(200, last)]).await;
    let mut pages = list(&root).into_pages();
    let one = bounded(pages.next()).await.unwrap().unwrap();
    assert_eq!(one.value.len(), 2);
    let two = bounded(pages.next()).await.unwrap().unwrap();
    assert_eq!(two.count, Some(3));
    assert!(bounded(pages.next()).await.is_none());
    let pager = pages.into_pager();
    assert_eq!(
        pager.delta_link().unwrap().as_str(),
        "https://graph.microsoft.com/beta/d?t=1"
    );
    assert!(pager.next_link().is_none());

    let (_server, root) = scripted([first(), Reply::json(200, last)]).await;
    let streamed: Vec<_> = bounded(StreamExt::collect::<Vec<_>>(list(&root))).await;
    assert_eq!(streamed.len(), 3);
    let (_server, root) = scripted([first(), Reply::json(200, last)]).await;
    assert_eq!(bounded(list(&root).collect()).await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_loop_ends_with_an_error() {
    let link = "https://graph.microsoft.com/beta/x?p=2";
    let (server, root) = scripted((0..9).map(|_| page(&["a"], Some(link)))).await;
    let (ids, error) = ids(list(&root)).await;
    assert_eq!(ids, ["a", "a"]);
    assert_eq!(error.unwrap().kind(), ErrorKind::LinkLoop);
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_page_that_links_to_itself_is_a_loop() {
    let server = answering(|request: &Received| {
        page(
            &["a"],
            Some(&format!("https://graph.microsoft.com{}", request.target)),
        )
    })
    .await;
    let (ids, error) = ids(list(&root(&server, |options| options))).await;
    assert_eq!(ids, ["a"]);
    assert_eq!(error.unwrap().kind(), ErrorKind::LinkLoop);
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_foreign_link_is_refused_before_anything_is_sent() {
    let foreign = serving([]).await;
    for link in [
        "https://files.example/beta/x?p=2",
        "http://graph.microsoft.com/beta/x?p=2",
        "https://graph.microsoft.com:8443/beta/x",
        "https://graph.microsoft.com@files.example/beta/x",
        "https://user:pw@graph.microsoft.com/beta/x",
        "//files.example/beta/x",
        "\\\\files.example\\beta\\x",
        "http:/beta/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
    ] {
        let server = serving([page(&["a", "b"], Some(link))]).await;
        let map = Loopback::to(&server).and(FOREIGN, &foreign);
        let (ids, error) = ids(list(&root(&server, |_| options(&map)))).await;
        assert_eq!(ids, ["a", "b"], "{link}");
        assert_eq!(error.unwrap().kind(), ErrorKind::ForeignLink, "{link}");
        assert_eq!(server.count(), 1);
    }
    assert_eq!(foreign.count(), 0);
}

#[tokio::test]
async fn a_redirect_is_an_error_after_the_items_so_far() {
    let foreign = serving([]).await;
    let redirect = Reply::new(302).with_header("location", "https://files.example/x?sig=S3CRET");
    let next = "https://graph.microsoft.com/beta/x?p=2";
    let server = serving([page(&["a"], Some(next)), redirect]).await;
    let map = Loopback::to(&server).and(FOREIGN, &foreign);
    let mut pager = list(&root(&server, |_| options(&map)));
    assert_eq!(
        bounded(pager.next()).await.unwrap().unwrap().id.as_deref(),
        Some("a")
    );
    let error = bounded(pager.next()).await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(
        error.to_string().contains("https://files.example"),
        "{error}"
    );
    assert!(!format!("{error:?}").contains("S3CRET"));
    assert_eq!(pager.next_link().unwrap().as_str(), next, "where to go on");
    assert_eq!((server.count(), foreign.count()), (2, 0));
}

#[tokio::test]
async fn a_saved_link_is_taken_up_again() {
    let (server, root) = scripted([page(&["c"], None)]).await;
    let link = Link::new("https://graph.microsoft.com/beta/x?p=2");
    let pager = root.resume::<Job>(&link, None).unwrap().into_pager();
    assert_eq!(ids(pager).await.0, ["c"]);
    assert_eq!(server.only().target, "/beta/x?p=2");
    let foreign = Link::new("https://files.example/beta/x?p=2");
    assert_eq!(
        root.resume::<Job>(&foreign, None).unwrap_err().kind(),
        ErrorKind::ForeignLink
    );
}

#[tokio::test]
async fn a_page_that_is_throttled_is_waited_for() {
    let next = Some("https://graph.microsoft.com/beta/x?p=2");
    let slow = Reply::new(429).with_header("retry-after", "0");
    let (server, root) = scripted([page(&["a"], next), slow, page(&["b"], None)]).await;
    assert_eq!(ids(list(&root)).await.0, ["a", "b"]);
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn an_unreadable_item_is_an_error_and_the_pager_continues() {
    let first = r#"{"@odata.nextLink":"https://graph.microsoft.com/beta/x?p=2","value":[{"id":"a"},null,{"id":5},"S3CRET",{"id":"\ud800"}]}"#;
    let last = r#"{"@odata.count":1e400,"value":[[],{"id":"z"}],"@odata.deltaLink":"https://graph.microsoft.com/beta/d?t=1"}"#;
    let both = || [Reply::json(200, first), Reply::json(200, last)];
    let (server, root) = scripted(both()).await;
    let mut pager = list(&root);
    let mut seen = Vec::new();
    while let Some(item) = bounded(pager.next()).await {
        seen.push(match item {
            Ok(job) => job.id.unwrap_or_else(|| "kept".to_owned()),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Decode);
                assert!(!format!("{error} {error:?}").contains("S3CRET"));
                let item = error.unread_item().expect("the item");
                format!("{:?} {}", item.index(), item.json().as_str())
            }
        });
    }
    assert_eq!(
        seen,
        [
            "a",
            "Some(1) null",
            "kept",
            "Some(3) \"S3CRET\"",
            "kept",
            "Some(0) []",
            "z"
        ]
    );
    assert_eq!(server.count(), 2);

    let (_server, root) = scripted(both()).await;
    let page = bounded(list(&root).collect_page()).await.unwrap();
    assert_eq!(page.value.len(), 4);
    let places: Vec<_> = page.unread.iter().map(|item| item.index()).collect();
    assert_eq!(places, [Some(1), Some(3), Some(5)]);
    assert!(page.delta_link.is_some());

    let (_server, root) = scripted(both()).await;
    let error = bounded(list(&root).collect()).await.unwrap_err();
    assert!(
        error.unread_item().is_some(),
        "nothing is skipped in silence"
    );
}

#[tokio::test]
async fn a_next_link_that_is_no_text_is_an_error_behind_the_items() {
    let odd = r#"{"@odata.nextLink":{"href":"x"},"value":[{"id":"a"}]}"#;
    let (_server, root) = scripted([Reply::json(200, odd)]).await;
    let (ids, error) = ids(list(&root)).await;
    assert_eq!(ids, ["a"]);
    assert_eq!(error.unwrap().kind(), ErrorKind::Decode);
}
