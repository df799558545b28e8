//! Links that lead in a circle or away: the items so far, then an error, and nothing for the foreign host.

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::{Error, ErrorKind};
use graph_tests::server::{FOREIGN, Loopback, Reply, Server};

use crate::support::{SERVICE_PRINCIPAL, bounded, client, job};

fn page(id: &str, next: &str) -> Reply {
    let body = serde_json::json!({ "value": [{ "id": id }], "@odata.nextLink": next });
    Reply::json(200, body.to_string())
}

/// All jobs: the ids that came, and the error that ended them.
async fn ids(graph: &GraphClient) -> (Vec<String>, Option<Error>) {
    let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
    let mut pager = root.synchronization().jobs().list(None).into_pager();
    let mut ids = Vec::new();
    while let Some(item) = bounded(pager.next()).await {
        match item {
            Ok(job) => ids.push(job.id.unwrap()),
            Err(error) => {
                assert!(bounded(pager.next()).await.is_none(), "that is the end");
                return (ids, Some(error));
            }
        }
    }
    (ids, None)
}

/// Graph with these answers, and a host that is not Graph's.
async fn two(replies: impl IntoIterator<Item = Reply>) -> (Server, Server, GraphClient) {
    let server = Server::scripted(replies).await.unwrap();
    let foreign = Server::scripted([]).await.unwrap();
    let way = Loopback::to(&server).and(FOREIGN, &foreign);
    let graph = client(&way, |options| options);
    (server, foreign, graph)
}

#[tokio::test]
async fn a_next_link_loop() {
    let one = "https://graph.microsoft.com/beta/jobs?$skiptoken=1";
    let two_ = "https://graph.microsoft.com/beta/jobs?$skiptoken=2";
    let replies = [
        page("a", one),
        page("b", two_),
        page("c", one),
        page("d", one),
    ];
    let (server, _foreign, graph) = two(replies).await;
    let (ids, error) = ids(&graph).await;
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(error.unwrap().kind(), ErrorKind::LinkLoop);
    assert_eq!(server.count(), 3, "as many as pages");
}

#[tokio::test]
async fn a_next_link_to_the_first_page() {
    let first = format!(
        "https://graph.microsoft.com/beta/servicePrincipals/{SERVICE_PRINCIPAL}/synchronization/jobs"
    );
    let (server, _foreign, graph) = two([page("a", &first), page("a", &first)]).await;
    let (ids, error) = ids(&graph).await;
    assert_eq!(ids, ["a"]);
    assert_eq!(error.unwrap().kind(), ErrorKind::LinkLoop);
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_foreign_next_link() {
    for link in [
        "https://files.example/beta/jobs",
        "http://graph.microsoft.com/beta/jobs",
        "https://graph.microsoft.com:8443/beta/jobs",
        "https://graph.microsoft.com@files.example/beta/jobs",
        "https://user@graph.microsoft.com/beta/jobs",
        "//files.example/beta/jobs",
        "\\\\files.example\\beta\\jobs",
    ] {
        let (server, foreign, graph) = two([page("a", link), page("b", link)]).await;
        let (ids, error) = ids(&graph).await;
        assert_eq!(ids, ["a"], "{link}");
        assert_eq!(error.unwrap().kind(), ErrorKind::ForeignLink, "{link}");
        assert_eq!((server.count(), foreign.count()), (1, 0), "{link}");
    }
}

#[tokio::test]
async fn a_redirect() {
    for status in [301, 302, 303, 307, 308] {
        let away = Reply::new(status).with_header("location", "https://files.example/beta/jobs");
        let next = "https://graph.microsoft.com/beta/jobs?$skiptoken=1";
        let (server, foreign, graph) = two([page("a", next), away]).await;
        let (ids, error) = ids(&graph).await;
        let error = error.unwrap();
        assert_eq!(ids, ["a"], "{status}");
        assert_eq!(error.kind(), ErrorKind::Redirect, "{status}");
        assert_eq!(error.status().map(u16::from), Some(status));
        assert!(
            error.to_string().contains("https://files.example"),
            "{error}"
        );
        assert_eq!((server.count(), foreign.count()), (2, 0), "{status}");
    }
}

#[tokio::test]
async fn a_redirect_within_graph_is_not_followed_either() {
    let within = Reply::new(307).with_header("location", "/beta/elsewhere");
    let (server, _foreign, graph) = two([within]).await;
    let error = bounded(job(&graph).start(None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(server.count(), 1);
}

/// RFC 3986, section 5.
#[tokio::test]
async fn a_relative_next_link() {
    let jobs = format!("/beta/servicePrincipals/{SERVICE_PRINCIPAL}/synchronization/jobs");
    for (link, target) in [
        ("jobs?$skiptoken=2", format!("{jobs}?$skiptoken=2")),
        (
            "/v1.0/jobs?$skiptoken=2",
            "/v1.0/jobs?$skiptoken=2".to_owned(),
        ),
        ("//graph.microsoft.com/beta/x?p=2", "/beta/x?p=2".to_owned()),
    ] {
        let (server, foreign, graph) = two([page("a", link), page("b", "")]).await;
        let (ids, error) = ids(&graph).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(ids, ["a", "b"], "{link}");
        let second = &server.received()[1];
        assert_eq!(format!("{}?{}", second.path(), second.query()), target);
        assert!(second.header("authorization").is_some());
        assert_eq!(foreign.count(), 0);
    }
}
