//! Hostile values in paths: each arrives as one segment, exactly as it was given, or is refused before anything is sent.

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::{Error, ErrorKind, Request};
use graph_tests::server::{Loopback, Received, Reply, Server};

use crate::support::{JOB, SERVICE_PRINCIPAL, bounded, client};

/// Refused wherever a segment is all value.
const REFUSED: [&str; 11] = [
    "",
    ".",
    "..",
    "\r\nx-injected: 1",
    "a\r\nb",
    "a\nb",
    "a\rb",
    "a\0b",
    "a\tb",
    "a\u{7f}b",
    "a\u{85}b",
];

/// Sent, and what they must arrive as is themselves.
const SENT: [&str; 30] = [
    "...",
    "a/../../users",
    "/",
    "//",
    "../..",
    "a/./b",
    "%2e%2e",
    "%2E",
    ".%2e",
    "%2f..%2f",
    "%252e%252e",
    "%",
    "%zz",
    "a?b=c",
    "?",
    "#",
    "a#b",
    "a\\..\\b",
    "a;b=c",
    "a&b",
    "a=b",
    "a+b c",
    "$count",
    "$value",
    "microsoft.graph.user",
    "a@b:c",
    "'",
    "a','b')/x",
    "Grüße/日本/🙂",
    "\u{202e}\u{2028}\u{feff}e\u{301}",
];

type Ways = [(
    &'static str,
    fn(&GraphClient, &str) -> Result<Request<()>, Error>,
); 5];

/// Each place that takes a value into a segment of its own.
const KEYS: Ways = [
    ("a service principal", |graph, value| {
        let root = graph.service_principals().by_id(value)?;
        Ok(root.synchronization().delete(None))
    }),
    ("an application", |graph, value| {
        let root = graph.applications().by_id(value)?;
        Ok(root.synchronization().delete(None))
    }),
    ("a job", |graph, value| {
        let root = graph.service_principals().by_id(SERVICE_PRINCIPAL)?;
        Ok(root.synchronization().jobs().by_id(value)?.delete(None))
    }),
    ("a template", |graph, value| {
        let root = graph.service_principals().by_id(SERVICE_PRINCIPAL)?;
        let template = root.synchronization().templates().by_id(value)?;
        Ok(template.schema().delete(None))
    }),
    ("a directory", |graph, value| {
        let root = graph.service_principals().by_id(SERVICE_PRINCIPAL)?;
        let schema = root.synchronization().jobs().by_id(JOB)?.schema();
        Ok(schema.directories().by_id(value)?.delete(None))
    }),
];

/// The decoded path with `value` where the way has its key.
fn expected(way: usize, value: &str) -> Vec<&str> {
    let principal = [
        "beta",
        "servicePrincipals",
        SERVICE_PRINCIPAL,
        "synchronization",
    ];
    match way {
        0 => vec!["beta", "servicePrincipals", value, "synchronization"],
        1 => vec!["beta", "applications", value, "synchronization"],
        2 => [&principal[..], &["jobs", value]].concat(),
        3 => [&principal[..], &["templates", value, "schema"]].concat(),
        _ => [
            &principal[..],
            &["jobs", JOB, "schema", "directories", value],
        ]
        .concat(),
    }
}

async fn server() -> (Server, GraphClient) {
    let server = Server::answering(|_| Reply::new(204)).await.unwrap();
    let graph = client(&Loopback::to(&server), |options| options);
    (server, graph)
}

fn last(server: &Server) -> Received {
    server.received().pop().expect("a request")
}

#[tokio::test]
async fn refused_before_anything_is_sent() {
    let (server, graph) = server().await;
    for value in REFUSED {
        for (name, way) in KEYS {
            let error = way(&graph, value).expect_err(value);
            assert_eq!(error.kind(), ErrorKind::Input, "{name}: {value:?}");
            assert!(!error.may_have_run() && error.attempts() == 0);
        }
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn one_segment_each() {
    let (server, graph) = server().await;
    let long = format!("{}/../{}", "x".repeat(1500), "é%".repeat(1500));
    for value in SENT.into_iter().chain([long.as_str()]) {
        for (index, (name, way)) in KEYS.into_iter().enumerate() {
            bounded(way(&graph, value).unwrap()).await.unwrap();
            let received = last(&server);
            assert_eq!(received.segments(), expected(index, value), "{name}");
            assert_eq!(received.query(), "", "{name}: {value}");
            assert!(received.header("x-injected").is_none());
        }
    }
    assert_eq!(server.count(), (SENT.len() + 1) * KEYS.len());
}

#[tokio::test]
async fn unreserved_characters_are_not_touched() {
    let (server, graph) = server().await;
    let id = "Box_Out-Delta~3bd37d5b.5ae96b32";
    bounded(KEYS[2].1(&graph, id).unwrap()).await.unwrap();
    assert!(last(&server).path().ends_with(id));
}

/// Values between quotes can't be `.` or `..`; only the empty one is refused.
#[tokio::test]
async fn alternate_keys() {
    let (server, graph) = server().await;
    let values = REFUSED
        .into_iter()
        .chain(SENT)
        .filter(|value| !value.is_empty());
    for value in values {
        let quoted = format!("'{}'", value.replace('\'', "''"));
        let principal = graph.service_principals().by_app_id(value);
        let by_name = graph.applications().by_unique_name(value);
        let by_app = graph.applications().by_app_id(value);
        let ways = [
            (
                principal.map(|root| root.synchronization()),
                "servicePrincipals(appId=",
            ),
            (
                by_app.map(|root| root.synchronization()),
                "applications(appId=",
            ),
            (
                by_name.map(|root| root.synchronization()),
                "applications(uniqueName=",
            ),
        ];
        for (builder, before) in ways {
            let count = server.count();
            let Ok(builder) = builder else {
                assert!(value.chars().any(char::is_control), "{value:?} can be sent");
                assert_eq!(server.count(), count);
                continue;
            };
            bounded(builder.delete(None)).await.unwrap();
            let segment = format!("{before}{quoted})");
            assert_eq!(
                last(&server).segments(),
                ["beta", &segment, "synchronization"]
            );
            assert_eq!(last(&server).query(), "");
        }
    }
    for empty in [
        graph.service_principals().by_app_id("").err(),
        graph.applications().by_app_id("").err(),
        graph.applications().by_unique_name("").err(),
    ] {
        assert_eq!(empty.unwrap().kind(), ErrorKind::Input);
    }
}

/// Random values of what is special in URLs, the same at each run.
#[tokio::test]
async fn random_values() {
    const PIECES: [&str; 20] = [
        ".", "..", "/", "\\", "%", "2e", "2F", "?", "#", "'", "(", ")", "=", "&", "+", " ", ":",
        "@", "é", "a",
    ];
    let (server, graph) = server().await;
    let mut seed: u32 = 1;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for _ in 0..400 {
        let value: String = (0..random(9))
            .map(|_| PIECES[random(PIECES.len())])
            .collect();
        let way = random(KEYS.len());
        match KEYS[way].1(&graph, &value) {
            Err(_) => assert!(["", ".", ".."].contains(&value.as_str()), "{value}"),
            Ok(request) => {
                bounded(request).await.unwrap();
                assert_eq!(last(&server).segments(), expected(way, &value));
            }
        }
    }
    assert!(server.count() > 300);
}

/// What goes into headers is refused as well if it could end one.
#[tokio::test]
async fn headers_and_queries() {
    use graph_synchronization_beta::graph_runtime::{ListOptions, RequestOptions};
    let (server, graph) = server().await;
    let job = || graph.service_principals().by_id(SERVICE_PRINCIPAL).unwrap();
    for (name, value) in [
        ("x-mine", "a\r\nx-injected: 1"),
        ("x-é", "a"),
        ("a b", "a"),
        ("", "a"),
    ] {
        let options = RequestOptions::new().with_header(name, value);
        let call = job().synchronization().delete(Some(options));
        assert_eq!(bounded(call).await.unwrap_err().kind(), ErrorKind::Input);
    }
    let etag = RequestOptions::new().with_if_match("\"a\"\r\n");
    let call = job().synchronization().delete(Some(etag));
    assert_eq!(bounded(call).await.unwrap_err().kind(), ErrorKind::Input);
    assert_eq!(server.count(), 0);

    let filter = "id eq 'a&$top=1#x' or id eq 'é+%20\r\n'";
    let options = ListOptions::new().with_filter(filter);
    let list = job().synchronization().jobs().list(Some(options));
    bounded(list).await.unwrap();
    assert_eq!(
        last(&server).pairs(),
        [("$filter".to_owned(), filter.to_owned())]
    );
}
