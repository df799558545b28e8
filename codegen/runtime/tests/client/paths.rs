//! Hostile path values arrive as one segment or are refused before anything is sent.

use graph_runtime::{ErrorKind, Json, Link, Literal, Target};

use super::support::{Job, Reply, Server, answering, bounded, root};

async fn arrived(target: &Target, server: &Server) -> String {
    bounded(target.delete(None)).await.unwrap();
    server.received().pop().unwrap().target
}

/// All that can be made of a target with a wrong key returns its error, and nothing is sent.
async fn refused(target: &Target, server: &Server) {
    let sent = server.count();
    let list = || target.list::<Job>(None);
    let mut errors = vec![
        bounded(target.delete(None)).await.unwrap_err(),
        bounded(target.segment("x").delete(None)).await.unwrap_err(),
        bounded(target.function("f", &[]).call(None).any::<Json>())
            .await
            .unwrap_err(),
        bounded(list()).await.unwrap_err(),
        bounded(list().into_pager().collect()).await.unwrap_err(),
        bounded(list().into_pager().collect_page())
            .await
            .unwrap_err(),
        list().problem().cloned().unwrap(),
        target.url().unwrap_err(),
        target.reference().unwrap_err(),
        target.batch().add(target.delete(None)).unwrap_err(),
        target
            .resume::<Job>(&Link::new("/beta/users?$skiptoken=1"), None)
            .unwrap_err(),
    ];
    let mut pager = list().into_pager();
    errors.push(bounded(pager.next()).await.unwrap().unwrap_err());
    assert!(bounded(pager.next()).await.is_none());
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::Input, "{target:?}");
        assert_eq!((error.attempts(), error.may_have_run()), (0, false));
    }
    assert_eq!(server.count(), sent, "{target:?}");
}

async fn server() -> (Server, Target) {
    let server = answering(|_| Reply::new(204)).await;
    let root = root(&server, |options| options);
    (server, root)
}

/// As a server decodes it.
fn decode(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn one_segment_and_the_same_text() {
    let (server, root) = server().await;
    let long = "k".repeat(2500);
    for value in [
        "a/../../users",
        "%2e%2e",
        "%2E%2e%2f",
        "?",
        "a?b=c",
        "#",
        "a#b",
        "caf\u{e9} \u{4e2d}\u{1F600}",
        "a\\..\\b",
        "...",
        ".a",
        "a b",
        "a+b",
        "a%",
        ";",
        "~",
        "'",
        "a,b",
        "a=b&c",
        "(x)",
        "$value",
        "@odata",
        ":",
        "[::1]",
        "a|b^c`d{e}",
        &long,
        "BoxOutDelta.9b4e2d7a.8c3d",
        "anna@contoso.com",
    ] {
        let target = root.segment("users").key(value).segment("x");
        let path = arrived(&target, &server).await;
        let segments: Vec<&str> = path.split('/').collect();
        assert_eq!(
            (segments.len(), segments[1], segments[2], segments[4]),
            (5, "beta", "users", "x"),
            "{path}"
        );
        assert_eq!(decode(segments[3]), value);
    }
}

#[tokio::test]
async fn refused_before_anything_is_sent() {
    let (server, root) = server().await;
    for value in [
        "", ".", "..", "a\r\nb", "\r", "\n", "a\0b", "\u{7f}", "\u{85}",
    ] {
        refused(&root.segment("users").key(value), &server).await;
        refused(&root.segment("users").key(value).segment("x"), &server).await;
        refused(
            &root.segment("users").key_of(Literal::verbatim(value)),
            &server,
        )
        .await;
    }
    refused(
        &root.alternate_key(&[("appId", Literal::from(""))]),
        &server,
    )
    .await;
    let two = [("a", Literal::from(1)), ("b", Literal::from(""))];
    refused(&root.segment("s").composite_key(&two), &server).await;
    refused(&root.segment("s").composite_key(&[]), &server).await;
}

#[tokio::test]
async fn literals_in_paths() {
    let (server, root) = server().await;
    let set = root.segment("servicePrincipals");
    for (value, arrives) in [
        ("8f7b", "(appId=%278f7b%27)"),
        ("a/../../users", "(appId=%27a%2F..%2F..%2Fusers%27)"),
        ("O'Neil", "(appId=%27O%27%27Neil%27)"),
        (
            "') or (1 eq 1",
            "(appId=%27%27%27%29%20or%20%281%20eq%201%27)",
        ),
        ("a\r\nb", "(appId=%27a%0D%0Ab%27)"),
    ] {
        let target = set.alternate_key(&[("appId", Literal::from(value))]);
        assert_eq!(
            arrived(&target, &server).await,
            format!("/beta/servicePrincipals{arrives}")
        );
    }
    let function = root.function("f", &[("a", Literal::from("x y")), ("b", Literal::null())]);
    assert_eq!(
        arrived(&function, &server).await,
        "/beta/f(a=%27x%20y%27,b=null)"
    );
    assert_eq!(
        arrived(&root.function("g", &[]), &server).await,
        "/beta/g()"
    );
    assert_eq!(
        arrived(&root.segment("s").key_of(-5), &server).await,
        "/beta/s/-5"
    );
    let id = graph_runtime::Uuid::from_u128(7);
    assert_eq!(
        arrived(&root.segment("s").key_of(id), &server).await,
        format!("/beta/s/{id}")
    );
    let two = [("a", Literal::from(1)), ("b", Literal::from("x"))];
    assert_eq!(
        arrived(&root.segment("s").composite_key(&two), &server).await,
        "/beta/s(a=1,b=%27x%27)"
    );
    assert_eq!(
        arrived(&root.cast("microsoft.graph.user"), &server).await,
        "/beta/microsoft.graph.user"
    );
}

/// Graph's pages "Working with files in Microsoft Graph" and "Get a site resource by path".
#[tokio::test]
async fn items_by_their_path() {
    let (server, root) = server().await;
    let item = root.segment("drive").segment("root");
    for (path, arrives) in [
        ("a.txt", ":/a.txt"),
        ("/Folder A/b+c.txt", ":/Folder%20A/b%2Bc.txt"),
        ("Folder/", ":/Folder"),
        ("50%/#1?.txt", ":/50%25/%231%3F.txt"),
        ("a:b/c", ":/a%3Ab/c"),
        ("caf\u{e9}", ":/caf%C3%A9"),
    ] {
        let target = item.by_path(path);
        let start = "/beta/drive/root";
        assert_eq!(arrived(&target, &server).await, format!("{start}{arrives}"));
        let content = target.segment("content");
        let content = arrived(&content, &server).await;
        assert_eq!(content, format!("{start}{arrives}:/content"));
    }
    let below = item.by_path("a").by_path("b c");
    assert_eq!(arrived(&below, &server).await, "/beta/drive/root:/a/b%20c");
    let site = root.segment("sites").key("contoso.com");
    let item = site.by_path("teams/hr").segment("drive");
    let item = item.segment("root").by_path("x");
    assert_eq!(
        arrived(&item, &server).await,
        "/beta/sites/contoso.com:/teams/hr:/drive/root:/x"
    );
    for path in ["", "/", "a//b", "a/../b", "./a", "a/..", "a\nb", "//a"] {
        refused(&site.by_path(path), &server).await;
        refused(
            &site.by_path(path).by_path("good").segment("drive"),
            &server,
        )
        .await;
    }
    assert_eq!(
        format!("{item:?}"),
        r#"Target("/beta/sites/REDACTED:/REDACTED/REDACTED:/drive/root:/REDACTED")"#
    );
}
