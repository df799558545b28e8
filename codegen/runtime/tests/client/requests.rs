//! What each kind of operation sends, and what it makes of the answer.

use azure_core::http::Method;
use graph_runtime::{
    Binary, Duration, Error, Expand, GetOptions, Json, ListOptions, Literal, OffsetDateTime,
    Reference, RequestOptions, Structured, filter,
};

use super::support::{
    Job, JobProperty, Received, Reply, Status, StatusProperty, bounded, job, jobs, scripted,
};

const JOB: &str = "/beta/servicePrincipals/sp-key-1/synchronization/jobs/job.key-1";

fn query(received: &Received) -> Vec<(String, String)> {
    let url = azure_core::http::Url::parse(&format!("https://x{}", received.target)).unwrap();
    url.query_pairs().into_owned().collect()
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
    let pairs = query(&received);
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    assert_eq!(
        pairs,
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
    let pairs = query(&server.only());
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    assert_eq!(
        pairs,
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
async fn changes() {
    let (server, root) = scripted((0..5).map(|_| Reply::json(200, r#"{"id":"j"}"#))).await;
    let mut body = Job {
        template_id: Some("t".into()),
        ..Job::default()
    };
    body.additional_mut().insert("@odata.etag", "W/1");
    let if_match = || Some(RequestOptions::new().with_if_match("*"));
    let target = job(&root);
    bounded(jobs(&root).create(&body, None))
        .await
        .unwrap()
        .into_model()
        .unwrap();
    bounded(target.update(Method::Patch, &body, if_match()))
        .await
        .unwrap();
    bounded(target.update(Method::Put, &body, None))
        .await
        .unwrap();
    bounded(target.replace(&body, None)).await.unwrap();
    bounded(target.delete(if_match())).await.unwrap();

    let received = server.received();
    let methods: Vec<&str> = received.iter().map(|r| r.method.as_str()).collect();
    assert_eq!(methods, ["POST", "PATCH", "PUT", "PUT", "DELETE"]);
    assert_eq!(received[0].path(), JOB.strip_suffix("/job.key-1").unwrap());
    assert_eq!(received[1].json()["templateId"], "t");
    for request in &received[..4] {
        let has_etag = request.json().get("@odata.etag").is_some();
        assert!(!has_etag, "a request leaves out what only responses have");
    }
    assert_eq!(received[1].header("if-match"), Some("*"));
    assert_eq!(received[0].header("content-type"), Some("application/json"));
    assert!(received[4].body.is_empty());
}

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

#[tokio::test]
async fn references() {
    let (server, root) = scripted([
        Reply::json(
            200,
            r#"{"value":[{"@odata.id":"https://graph.microsoft.com/beta/directoryObjects/1"}]}"#,
        ),
        Reply::new(204),
        Reply::new(204),
        Reply::new(204),
        Reply::json(200, r#"{"@odata.context":"c","@odata.id":"x"}"#),
    ])
    .await;
    let members = root.segment("groups").key("g").segment("members");
    let page = bounded(members.list_refs::<Job>(None))
        .await
        .unwrap()
        .into_model()
        .unwrap();
    assert_eq!(
        page.value,
        [Reference::new(
            "https://graph.microsoft.com/beta/directoryObjects/1"
        )]
    );
    let to = root.reference_to("directoryObjects", "u 1").unwrap();
    bounded(members.add_ref(&to, None)).await.unwrap();
    bounded(members.set_ref(&job(&root).reference().unwrap(), None))
        .await
        .unwrap();
    bounded(members.key("m").remove_ref(None)).await.unwrap();
    assert_eq!(
        bounded(members.get_ref(None))
            .await
            .unwrap()
            .into_model()
            .unwrap()
            .as_str(),
        "x"
    );

    let received = server.received();
    let lines: Vec<String> = received
        .iter()
        .map(|r| format!("{} {}", r.method, r.path()))
        .collect();
    assert_eq!(
        lines,
        [
            "GET /beta/groups/g/members/$ref",
            "POST /beta/groups/g/members/$ref",
            "PUT /beta/groups/g/members/$ref",
            "DELETE /beta/groups/g/members/m/$ref",
            "GET /beta/groups/g/members/$ref",
        ]
    );
    assert_eq!(
        received[1].json(),
        serde_json::json!({ "@odata.id": "https://graph.microsoft.com/beta/directoryObjects/u%201" })
    );
    assert_eq!(
        received[2].json()["@odata.id"],
        format!("https://graph.microsoft.com{JOB}")
    );
}

/// OData protocol 11.4.6.2: the URL of the entity in `$id`, absolute or relative to the request.
#[tokio::test]
async fn a_reference_is_removed_by_the_url_of_the_entity() {
    let (server, root) = scripted([Reply::new(204), Reply::new(204), Reply::new(204)]).await;
    let senders = root.segment("groups").key("g").segment("acceptedSenders");
    let absolute = root.reference_to("users", "o'neil & sons").unwrap();
    let relative = Reference::new("../../users(userPrincipalName='a+b#c')");
    let options = RequestOptions::new()
        .with_if_match("*")
        .with_query("note", "1");
    bounded(senders.remove_ref_to(&absolute, None))
        .await
        .unwrap();
    bounded(senders.remove_ref_to(&relative, Some(options)))
        .await
        .unwrap();
    let received = server.received();
    let lines: Vec<String> = received
        .iter()
        .map(|sent| format!("{} {}", sent.method, sent.target))
        .collect();
    assert_eq!(
        lines,
        [
            "DELETE /beta/groups/g/acceptedSenders/$ref?$id=https://graph.microsoft.com/beta/users/o%2527neil%2520%2526%2520sons",
            "DELETE /beta/groups/g/acceptedSenders/$ref?$id=../../users(userPrincipalName%3D%27a%2Bb%23c%27)&note=1",
        ]
    );
    assert_eq!(
        received[0].pairs(),
        [("$id".to_owned(), absolute.as_str().to_owned())]
    );
    assert_eq!(received[1].pairs()[0].1, relative.as_str());
    assert_eq!(received[1].header("if-match"), Some("*"));
    assert!(received.iter().all(|sent| sent.body.is_empty()), "no body");

    let other = RequestOptions::new().with_query("$id", "else");
    let refused = bounded(senders.remove_ref_to(&relative, Some(other))).await;
    assert!(refused.is_err(), "two values of `$id`");
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn the_way_out_and_without_a_network() {
    let text = r#"{"id" : "j", "n": 1.0e5}"#;
    let (server, root) = scripted([Reply::json(200, text), Reply::json(200, text)]).await;
    let body: Json = r#"{"a": 1.10}"#.parse().unwrap();
    let response = bounded(job(&root).raw(Method::Post, Some(&body), None))
        .await
        .unwrap();
    assert_eq!(response.into_model().unwrap().as_str(), text);
    let raw = bounded(job(&root).get::<Job>(None).into_raw())
        .await
        .unwrap();
    assert_eq!(raw.into_model().unwrap().as_str(), text);
    assert_eq!(server.received()[0].body, body.as_str().as_bytes());

    let request = job(&root).update(Method::Patch, &Job::default(), None);
    assert_eq!(request.method(), Method::Patch);
    assert_eq!(request.url().path(), JOB);
    assert_eq!(job(&root).url().unwrap().path(), JOB);
    assert_eq!(request.body(), Some(&b"{}"[..]));
    let headers = azure_core::http::headers::Headers::new();
    let decoded = request.decode(200.into(), headers.clone(), text).unwrap();
    assert_eq!(decoded.into_model().unwrap().id.as_deref(), Some("j"));
    let error: Error = request
        .decode(404.into(), headers, r#"{"error":{"code":"x"}}"#)
        .unwrap_err();
    assert_eq!(error.code(), Some("x"));
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
        query(&received[1]),
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
    let pairs = |at: usize| query(&received[at]);
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

#[tokio::test]
async fn whole_collections_are_put() {
    let (server, root) = scripted([Reply::new(204)]).await;
    let item = Job {
        id: Some("a".into()),
        ..Job::default()
    };
    let call = root
        .segment("secrets")
        .replace_items(&[item.clone(), item], None);
    bounded(call).await.unwrap().into_model().unwrap();
    let received = server.only();
    assert_eq!(
        (received.method.as_str(), received.path()),
        ("PUT", "/beta/secrets")
    );
    assert_eq!(
        received.json(),
        serde_json::json!({ "value": [{ "id": "a" }, { "id": "a" }] })
    );
}

/// The response may have the whole collection, which is not read.
#[tokio::test]
async fn an_item_is_posted_to_a_collection() {
    let all = Reply::json(200, r#"{"value":[{"id":"a"},{"id":"b"}]}"#);
    let (server, root) = scripted([all, Reply::new(204)]).await;
    let item = Job {
        id: Some("b".into()),
        ..Job::default()
    };
    let comments = root.segment("comments");
    for _ in 0..2 {
        let call = comments.add_item(&item, None);
        bounded(call).await.unwrap().into_model().unwrap();
    }
    for received in server.received() {
        assert_eq!(
            (received.method.as_str(), received.path()),
            ("POST", "/beta/comments")
        );
        assert_eq!(received.json(), serde_json::json!({ "id": "b" }));
    }
}

/// A property that is a primitive value, and a collection of such values, are in `{"value": …}` (OData protocol 11.2.4.1).
#[tokio::test]
async fn values_without_properties_are_read_put_and_counted() {
    let replies = [
        Reply::new(204),
        Reply::new(204),
        Reply::json(200, r#"{"@odata.context":"x","value":["a","b"]}"#),
        Reply::text(200, "text/plain", "2"),
    ];
    let (server, root) = scripted(replies).await;
    let (name, phones) = (root.segment("displayName"), root.segment("phones"));
    bounded(name.replace_value("Ann".to_owned(), None))
        .await
        .unwrap();
    bounded(phones.replace_items(&["a".to_owned()], None))
        .await
        .unwrap();
    let page = bounded(phones.list_values::<String>(None)).await.unwrap();
    assert_eq!(page.into_model().unwrap().value, ["a", "b"]);
    let count = bounded(phones.count_values(None)).await.unwrap();
    assert_eq!(count.into_model().unwrap(), 2);
    let received = server.received();
    let lines: Vec<_> = received
        .iter()
        .map(|it| format!("{} {}", it.method, it.path()))
        .collect();
    assert_eq!(
        lines,
        [
            "PUT /beta/displayName",
            "PUT /beta/phones",
            "GET /beta/phones",
            "GET /beta/phones/$count",
        ]
    );
    assert_eq!(received[0].json(), serde_json::json!({ "value": "Ann" }));
    assert_eq!(received[1].json(), serde_json::json!({ "value": ["a"] }));
}
