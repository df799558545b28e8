//! Actions and functions, and their parameters in URLs.

use graph_runtime::{Binary, Duration, ErrorKind, ListOptions, Literal, OffsetDateTime};

use super::support::{Job, Reply, Status, bounded, job, jobs, scripted};

const JOB: &str = "/beta/servicePrincipals/sp-key-1/synchronization/jobs/job.key-1";

#[tokio::test]
async fn actions_and_functions() {
    let (server, root) = scripted([
        Reply::json(200, r#"{"id":"j"}"#),
        Reply::new(204),
        Reply::json(200, r#"{"value":[{"id":"a"}]}"#),
        Reply::json(200, r#"{"@odata.context":"c","value":"pong"}"#),
        Reply::json(200, r#"{"value":[1,2]}"#),
        Reply::json(200, r#"{"value":[{"id":"a"}]}"#),
        Reply::text(200, "text/plain", "\u{feff}42"),
    ])
    .await;
    let target = job(&root);
    let parameters = Status {
        count: Some(5),
        ..Status::default()
    };
    bounded(target.action("run", &parameters, None).model::<Job>())
        .await
        .unwrap();
    bounded(target.action_without_parameters("start", None).nothing())
        .await
        .unwrap();
    let page = bounded(target.action("find", &parameters, None).page::<Job>())
        .await
        .unwrap();
    assert_eq!(page.into_model().unwrap().value.len(), 1);
    let pong = bounded(target.function("ping", &[]).get_value::<String>(None))
        .await
        .unwrap();
    assert_eq!(pong.into_model().unwrap(), "pong");
    let by = [("by", Literal::from("x"))];
    let numbers = target
        .function("numbers", &by)
        .call(None)
        .value::<Vec<i32>>();
    assert_eq!(
        bounded(numbers).await.unwrap().into_model().unwrap(),
        [1, 2]
    );
    let found = bounded(target.function("all", &[]).list::<Job>(None))
        .await
        .unwrap();
    assert_eq!(found.into_model().unwrap().value.len(), 1);
    let count = bounded(jobs(&root).count::<Job>(None)).await.unwrap();
    assert_eq!(count.into_model().unwrap(), 42);

    let received = server.received();
    let lines: Vec<String> = received
        .iter()
        .map(|r| format!("{} {}", r.method, r.path().replace(JOB, "")))
        .collect();
    assert_eq!(
        lines[..6],
        [
            "POST /run",
            "POST /start",
            "POST /find",
            "GET /ping()",
            "GET /numbers(by=%27x%27)",
            "GET /all()"
        ]
    );
    assert!(lines[6].ends_with("/jobs/$count"), "{}", lines[6]);
    assert_eq!(received[0].json(), serde_json::json!({ "count": 5 }));
    assert_eq!(received[1].header("content-length"), Some("0"));
    assert_eq!(received[6].header("accept"), Some("text/plain"));
}

#[derive(Clone, Default)]
struct BetweenParameters {
    start: Option<OffsetDateTime>,
    address: Option<String>,
    row: Option<i64>,
    names: Option<Vec<String>>,
    wait: Option<Duration>,
    bytes: Option<Binary>,
    kinds: Option<String>,
    label: Option<String>,
}

graph_runtime::url_parameters! {
    BetweenParameters {
        start: "start" Bare Refused,
        address: "address" Text Null,
        row: "row" Bare LeftOut,
        names: "names" Json LeftOut,
        wait: "wait" Duration LeftOut,
        bytes: "bytes" Binary LeftOut,
        kinds: "kinds" Flags LeftOut,
        label: "label" Text LeftOut,
    }
}

#[tokio::test]
async fn parameters_of_functions() {
    let (server, root) = scripted((0..3).map(|_| Reply::json(200, r#"{"value":5}"#))).await;
    let mut parameters = BetweenParameters::default();
    let refused = bounded(root.function_with("f", &parameters).get_value::<i64>(None))
        .await
        .unwrap_err();
    assert_eq!(refused.kind(), graph_runtime::ErrorKind::Input);
    assert!(refused.to_string().contains("start"), "{refused}");
    assert_eq!(server.count(), 0);

    parameters.start = Some(OffsetDateTime::UNIX_EPOCH);
    bounded(root.function_with("f", &parameters).get_value::<i64>(None))
        .await
        .unwrap();
    parameters.address = Some("it's/a b".into());
    parameters.row = Some(-3);
    parameters.names = Some(vec!["a&b".into(), "c".into()]);
    parameters.wait = Some(Duration::minutes(40));
    parameters.bytes = Some(Binary::from(vec![251, 255]));
    parameters.kinds = Some("A, B".into());
    let target = root.function_with("f", &parameters).segment("g");
    assert_eq!(
        target.url().unwrap().query(),
        Some("@names=%5B%22a%26b%22,%22c%22%5D")
    );
    bounded(target.list::<Job>(Some(ListOptions::new().with_top(1))))
        .await
        .unwrap();

    let received = server.received();
    assert_eq!(
        received[0].target,
        "/beta/f(start=1970-01-01T00%3A00%3A00Z,address=null)"
    );
    let path = "/beta/f(start=1970-01-01T00%3A00%3A00Z,address=%27it%27%27s%2Fa%20b%27,row=-3,names=@names,\
                wait=duration%27PT40M%27,bytes=binary%27-_8%3D%27,kinds=%27A%2CB%27)/g";
    assert_eq!(received[1].path(), path);
    assert_eq!(
        received[1].pairs(),
        [
            ("@names".to_owned(), r#"["a&b","c"]"#.to_owned()),
            ("$top".to_owned(), "1".to_owned()),
        ]
    );
    let shown = format!("{parameters:?} {target:?}");
    assert!(
        shown.contains("address: [redacted]") && !shown.contains("it's"),
        "{shown}"
    );
}

#[tokio::test]
async fn a_set_without_members_is_no_parameter() {
    let (server, root) = scripted([]).await;
    let parameters = BetweenParameters {
        start: Some(OffsetDateTime::UNIX_EPOCH),
        kinds: Some(String::new()),
        ..BetweenParameters::default()
    };
    let call = job(&root).function_with("between", &parameters).call(None);
    let error = bounded(call.nothing()).await.unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Input, 0));
    assert!(error.to_string().contains("kinds"), "{error}");
}
