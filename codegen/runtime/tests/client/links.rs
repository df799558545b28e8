//! Relative links are resolved against the URL of the request (RFC 3986, section 5), and then held to the endpoint.

use graph_runtime::{ErrorKind, Link};

use super::support::{
    FOREIGN, Job, Log, Loopback, Reply, answering, bounded, job, jobs, options, root, scripted,
    serving,
};

fn page(id: &str, name: &str, link: &str) -> Reply {
    let body = serde_json::json!({ "value": [{ "id": id }], name: link });
    Reply::json(200, body.to_string())
}

const COLLECTION: &str = "/beta/servicePrincipals/sp-key-1/synchronization/jobs";

#[tokio::test]
async fn relative_links_are_resolved() {
    let absolute = "https://graph.microsoft.com/beta/x?a=b%2fc";
    for (link, target) in [
        ("jobs?$skiptoken=2", format!("{COLLECTION}?$skiptoken=2")),
        ("?$skiptoken=2", format!("{COLLECTION}?$skiptoken=2")),
        (
            "/v1.0/users?$skiptoken=a%2fb",
            "/v1.0/users?$skiptoken=a%2fb".into(),
        ),
        ("../x?p=2", "/beta/servicePrincipals/sp-key-1/x?p=2".into()),
        ("//graph.microsoft.com/beta/x?p=2", "/beta/x?p=2".into()),
        ("./jobs?p=%27x%27", format!("{COLLECTION}?p=%27x%27")),
        (absolute, "/beta/x?a=b%2fc".into()),
        (
            r"https://graph.microsoft.com/beta/users('D\u')?a=\b",
            r"/beta/users('D%5Cu')?a=\b".into(),
        ),
        (
            r"jobs\x?p=2",
            "/beta/servicePrincipals/sp-key-1/synchronization/jobs%5Cx?p=2".into(),
        ),
    ] {
        let second = page("b", "@odata.deltaLink", "?$deltatoken=3");
        let (server, root) = scripted([page("a", "@odata.nextLink", link), second]).await;
        let mut pager = jobs(&root).list::<Job>(None).into_pager();
        for id in ["a", "b"] {
            let item = bounded(pager.next()).await.unwrap().unwrap();
            assert_eq!(item.id.as_deref(), Some(id), "{link}");
        }
        assert!(bounded(pager.next()).await.is_none());
        let received = server.received();
        assert_eq!(received[1].target, target, "{link}");
        assert!(received[1].header("authorization").is_some());
        let (path, _) = target.split_once('?').unwrap();
        let delta = format!("https://graph.microsoft.com{path}?$deltatoken=3");
        assert_eq!(
            pager.delta_link().unwrap().as_str(),
            delta,
            "against the page that it was on, so that it can be saved"
        );
    }
}

/// What some services write where there is no link.
#[tokio::test]
async fn a_blank_link_is_none() {
    for blank in ["", " ", "\r\n"] {
        let (server, root) = scripted([page("a", "@odata.nextLink", blank)]).await;
        let pager = jobs(&root).list::<Job>(None).into_pager();
        assert_eq!(bounded(pager.collect()).await.unwrap().len(), 1);
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn links_of_one_page_can_be_taken_up_from_anywhere() {
    let first = || page("a", "@odata.nextLink", "jobs?$skiptoken=2");
    let (server, root) = scripted([first(), page("b", "x", ""), page("c", "x", "")]).await;
    let one = bounded(jobs(&root).list::<Job>(None)).await.unwrap();
    let link = one.into_model().unwrap().next_link.unwrap();
    assert_eq!(
        link.as_str(),
        format!("https://graph.microsoft.com{COLLECTION}?$skiptoken=2")
    );
    bounded(root.resume::<Job>(&link, None).unwrap())
        .await
        .unwrap();
    let saved = Link::new("users?$skiptoken=2");
    bounded(root.resume::<Job>(&saved, None).unwrap())
        .await
        .unwrap();
    let received = server.received();
    assert_eq!(received[1].target, format!("{COLLECTION}?$skiptoken=2"));
    assert_eq!(received[2].target, "/beta/users?$skiptoken=2");
}

#[tokio::test]
async fn a_link_in_a_part_of_a_batch_too() {
    let body = r#"{"value":[],"@odata.nextLink":"jobs?$skiptoken=2"}"#;
    let part = format!(r#"{{"responses":[{{"id":"0","status":200,"body":{body}}}]}}"#);
    let (_server, root) = scripted([Reply::json(200, part)]).await;
    let mut batch = root.batch();
    let ticket = batch.add(jobs(&root).list::<Job>(None)).unwrap();
    let mut answers = bounded(batch.send()).await.unwrap();
    let page = answers.take(ticket).unwrap().into_model().unwrap();
    assert_eq!(
        page.next_link.unwrap().as_str(),
        format!("https://graph.microsoft.com{COLLECTION}?$skiptoken=2")
    );
}

#[tokio::test]
async fn another_origin_is_refused_however_it_is_written() {
    let foreign = serving([]).await;
    for link in [
        "//files.example/beta/x?p=2",
        "\\\\files.example\\x",
        "/\\files.example/x",
        "///files.example/x",
        "https:files.example/../../x://y",
        "http:/beta/x",
        "\thttps://files.example/x",
        "//user@graph.microsoft.com/x",
        "//graph.microsoft.com:8443/x",
    ] {
        let server = answering(move |request| match request.path() {
            COLLECTION => page("a", "@odata.nextLink", link),
            path => panic!("sent to {path}"),
        })
        .await;
        let map = Loopback::to(&server).and(FOREIGN, &foreign);
        let root = root(&server, |_| options(&map));
        let mut pager = jobs(&root).list::<Job>(None).into_pager();
        assert!(bounded(pager.next()).await.unwrap().is_ok());
        match bounded(pager.next()).await.unwrap() {
            Err(error) => assert_eq!(error.kind(), ErrorKind::ForeignLink, "{link}"),
            Ok(_) => panic!("{link}"),
        }
        assert_eq!((server.count(), foreign.count()), (1, 0), "{link}");
    }
}

/// RFC 3986, section 3.5: a fragment is never sent, so what is behind a `#` would be lost.
#[tokio::test]
async fn a_number_sign_in_a_link_is_sent_and_reported() {
    for link in [
        "https://graph.microsoft.com/beta/x?$skiptoken=S3CRET#b&c=d#e",
        "/beta/x?$skiptoken=S3CRET#b&c=d#e",
    ] {
        let (log, _guard) = Log::start();
        let first = page("a", "@odata.nextLink", link);
        let (server, root) = scripted([first, page("b", "x", "")]).await;
        let pager = jobs(&root).list::<Job>(None).into_pager();
        assert_eq!(bounded(pager.collect()).await.unwrap().len(), 2);
        let sent = "/beta/x?$skiptoken=S3CRET%23b&c=d%23e";
        assert_eq!(server.received()[1].target, sent);
        let text = log.text();
        let told = text.lines().filter(|line| line.contains("`%23`"));
        assert_eq!(told.count(), 1, "{link}");
        assert!(!text.contains("S3CRET"));
    }
}

#[tokio::test]
async fn a_location_is_relative_to_the_request() {
    for (location, expected) in [
        (
            "../new",
            "/beta/servicePrincipals/sp-key-1/synchronization/jobs/new",
        ),
        ("/beta/operations/1", "/beta/operations/1"),
        ("https://graph.microsoft.com/beta/x", "/beta/x"),
        // As Teams has it: below the service root and its version.
        (
            "/teams('g')/operations('o')",
            "/beta/teams('g')/operations('o')",
        ),
        ("/v1.0/teams('g')", "/v1.0/teams('g')"),
        (
            "?x",
            "/beta/servicePrincipals/sp-key-1/synchronization/jobs/job.key-1/copy?x",
        ),
        (
            "./a/.././b",
            "/beta/servicePrincipals/sp-key-1/synchronization/jobs/job.key-1/b",
        ),
    ] {
        let (_server, root) = scripted([Reply::new(202).with_header("location", location)]).await;
        let call = job(&root).action_without_parameters("copy", None).nothing();
        let response = bounded(call).await.unwrap();
        assert_eq!(response.location(), Some(location), "as it came");
        let url = response.location_url().unwrap();
        assert_eq!(
            url.as_str(),
            format!("https://graph.microsoft.com{expected}")
        );
    }
    for (other, expected) in [("/beta/a", Some("/beta/a")), ("/beta/b", None)] {
        let reply = Reply::new(202).with_header("location", "/beta/a");
        let (_server, root) = scripted([reply.with_header("location", other)]).await;
        let call = job(&root).action_without_parameters("copy", None).nothing();
        let url = bounded(call).await.unwrap().location_url();
        assert_eq!(url.as_ref().map(|url| url.path()), expected, "twice");
    }
    let foreign = serving([Reply::text(200, "image/png", "x")]).await;
    let twice = Reply::new(302)
        .with_header("location", "https://files.example/a")
        .with_header("location", "https://files.example/b");
    let server = serving([twice]).await;
    let map = Loopback::to(&server).and(FOREIGN, &foreign);
    let root = root(&server, |_| options(&map));
    let error = bounded(job(&root).get_stream(None)).await.unwrap_err();
    assert_eq!((error.kind(), foreign.count()), (ErrorKind::Redirect, 0));
}

/// What URLs can't contain is percent-encoded, so the service reads the same; all else is sent byte for byte, and what is
/// encoded is not encoded again.
#[tokio::test]
async fn a_link_means_the_same_when_it_is_sent() {
    for (part, in_query, in_path) in [
        ("'", "%27", "'"),
        ("{b}", "{b}", "%7Bb%7D"),
        ("|", "|", "|"),
        ("^", "^", "^"),
        ("`", "`", "%60"),
        (" ", "%20", "%20"),
        ("+", "+", "+"),
        (
            "%2B%2b%20%25%27%2f",
            "%2B%2b%20%25%27%2f",
            "%2B%2b%20%25%27%2f",
        ),
        ("%", "%", "%"),
        ("%zz", "%zz", "%zz"),
        ("%25zz", "%25zz", "%25zz"),
        ("\"", "%22", "%22"),
        ("<b>", "%3Cb%3E", "%3Cb%3E"),
        ("\u{e9}", "%C3%A9", "%C3%A9"),
        (";,:@!$*()~[]=", ";,:@!$*()~[]=", ";,:@!$*()~[]="),
        ("#", "%23", "%23"),
    ] {
        let base = "https://graph.microsoft.com";
        let path = format!("/beta/users/delta(token='a{part}b')");
        let links = [
            (
                format!("{base}/beta/x?$skiptoken=a{part}b&&c=/?&d"),
                format!("/beta/x?$skiptoken=a{in_query}b&&c=/?&d"),
            ),
            (
                format!("/beta/x?$skiptoken=a{part}b"),
                format!("/beta/x?$skiptoken=a{in_query}b"),
            ),
            (
                format!("{base}{path}"),
                format!("/beta/users/delta(token='a{in_path}b')"),
            ),
        ];
        for (link, sent) in links {
            let first = page("a", "@odata.nextLink", &link);
            let (server, root) = scripted([first, page("b", "@odata.deltaLink", &link)]).await;
            let mut pager = jobs(&root).list::<Job>(None).into_pager();
            while let Some(item) = bounded(pager.next()).await {
                item.unwrap();
            }
            assert_eq!(server.received()[1].target, sent, "{link}");
            if link.starts_with(base) {
                assert_eq!(pager.delta_link().unwrap().as_str(), link, "as it is saved");
            }
        }
    }
}
