//! Hostile path values arrive as one segment or are refused before anything is sent.

use graph_runtime::{Literal, Target};

use super::support::{Reply, Server, answering, bounded, root};

async fn arrived(target: &Target, server: &Server) -> String {
    bounded(target.delete(None)).await.unwrap();
    server.received().pop().unwrap().target
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
        let target = root.segment("users").key(value).unwrap().segment("x");
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
        let error = root.segment("users").key(value).unwrap_err();
        assert_eq!(error.kind(), graph_runtime::ErrorKind::Input);
    }
    assert!(root.alternate_key(&[("appId", Literal::from(""))]).is_err());
    assert_eq!(server.count(), 0);
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
        let target = set
            .alternate_key(&[("appId", Literal::from(value))])
            .unwrap();
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
        arrived(&root.segment("s").composite_key(&two).unwrap(), &server).await,
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
        let target = item.by_path(path).unwrap();
        let start = "/beta/drive/root";
        assert_eq!(arrived(&target, &server).await, format!("{start}{arrives}"));
        let content = target.segment("content");
        let content = arrived(&content, &server).await;
        assert_eq!(content, format!("{start}{arrives}:/content"));
    }
    let below = item.by_path("a").unwrap().by_path("b c").unwrap();
    assert_eq!(arrived(&below, &server).await, "/beta/drive/root:/a/b%20c");
    let site = root.segment("sites").key("contoso.com").unwrap();
    let item = site.by_path("teams/hr").unwrap().segment("drive");
    let item = item.segment("root").by_path("x").unwrap();
    assert_eq!(
        arrived(&item, &server).await,
        "/beta/sites/contoso.com:/teams/hr:/drive/root:/x"
    );
    let sent = server.count();
    for path in ["", "/", "a//b", "a/../b", "./a", "a/..", "a\nb", "//a"] {
        let error = site.by_path(path).unwrap_err();
        assert_eq!(error.kind(), graph_runtime::ErrorKind::Input, "{path:?}");
    }
    assert_eq!(server.count(), sent);
    assert_eq!(
        format!("{item:?}"),
        r#"Target("/beta/sites/REDACTED:/REDACTED/REDACTED:/drive/root:/REDACTED")"#
    );
}
