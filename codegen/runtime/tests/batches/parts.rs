//! URLs and bodies of parts, beside those of the same request sent alone.

use graph_runtime::testing::http::{Reply, Server};
use graph_runtime::{
    Batches, ErrorKind, ListOptions, Method, PropertyPath, RequestOptions, Target,
};
use serde_json::json;

use crate::graph::{Graph, root_of};
use crate::{Job, get, sent, start};

const JOB_ID: PropertyPath<Job, String> = PropertyPath::new("id");

/// Keys that other clients have broken.
const KEYS: [&str; 7] = [
    "abcbeta@example.com",
    "v1.0@example.com",
    "/v1.0/users",
    "a+b@example.com",
    "O'Brien#EXT#@example.com",
    "a b&c=d?e%2Bf",
    "ä/ö",
];

#[tokio::test]
async fn the_url_is_that_of_the_direct_request_below_the_root() {
    let server = Server::answering(|received| match received.method.as_str() {
        "POST" => Reply::json(200, r#"{"responses":[]}"#),
        _ => Reply::json(200, "{}"),
    })
    .await
    .unwrap();
    let root = root_of(&server);
    let users = || root.segment("users");
    let filter = |text: &str| ListOptions::<Job>::new().with_filter(JOB_ID.eq(text));
    for key in KEYS {
        let direct = users().key(key).get::<Job>(None);
        let mut batches = root.batches();
        let _one = batches.add(users().key(key).get::<Job>(None)).unwrap();
        let list = || users().list::<Job>(Some(filter(key)));
        let _two = batches.add(list()).unwrap();
        direct.await.unwrap();
        list().await.unwrap();
        sent(batches).await;
        let received = server.received();
        let [.., one, two, batch] = &received[..] else {
            panic!()
        };
        let urls = &batch.json()["requests"];
        for (url, direct) in [(&urls[0], one), (&urls[1], two)] {
            let url = url["url"].as_str().unwrap();
            assert_eq!(format!("/v1.0{url}"), direct.target, "{key}");
        }
    }
}

#[tokio::test]
async fn a_root_below_a_path_is_stripped_whole() {
    let server = Server::scripted([Reply::json(
        200,
        r#"{"responses":[{"id":"0","status":204}]}"#,
    )]);
    let server = server.await.unwrap();
    let graph_runtime::Cloud::Custom { endpoint, scope } = server.cloud() else {
        panic!()
    };
    let endpoint = format!("{endpoint}/x");
    let cloud = graph_runtime::Cloud::Custom { endpoint, scope };
    let options = graph_runtime::GraphClientOptions::new().with_cloud(cloud);
    let credential = std::sync::Arc::new(graph_runtime::testing::MockCredential::new());
    let core = graph_runtime::Core::new(credential, Some(options)).unwrap();
    let root = Target::root(&core, "v1.0");
    let mut batches = root.batches();
    let item = batches
        .add(root.segment("x").key("v1.0").delete(None))
        .unwrap();
    sent(batches).await.take(item).unwrap();
    let received = server.only();
    assert_eq!(received.target, "/x/v1.0/$batch");
    assert_eq!(received.json()["requests"][0]["url"], "/x/v1.0");
}

#[tokio::test]
async fn a_post_without_a_body_has_an_empty_object_and_nothing_else_has() {
    let graph = Graph::new(|_, _| (204, None)).await;
    let mut batches = graph.root.batches();
    let _post = batches.add(start(&graph.root, 0)).unwrap();
    let _get = batches.add(get(&graph.root, 1)).unwrap();
    let _delete = batches
        .add(crate::job(&graph.root, 2).delete(None))
        .unwrap();
    let bytes = crate::job(&graph.root, 3).put_stream(&b"\xfb\xff"[..], "image/png", None);
    let _bytes = batches.add(bytes).unwrap();
    let typed = RequestOptions::new().with_header("content-type", "application/json;x=y");
    let typed = crate::job(&graph.root, 4).raw(Method::Post, None, Some(typed));
    let _typed = batches.add(typed).unwrap();
    sent(batches).await;
    let received = graph.received();
    let requests = &received[0].json()["requests"];
    assert_eq!(requests[0]["body"], json!({}));
    assert_eq!(requests[0]["headers"]["content-type"], "application/json");
    for plain in [&requests[1], &requests[2]] {
        assert!(plain.get("body").is_none());
        assert!(plain["headers"].get("content-type").is_none());
    }
    assert_eq!(requests[3]["body"], "-_8=");
    assert_eq!(requests[3]["headers"]["content-type"], "image/png");
    assert_eq!(
        requests[4]["headers"]["content-type"],
        "application/json;x=y"
    );
}

async fn answered(part: serde_json::Value) -> (Server, Target, Batches) {
    let body = json!({ "responses": [part] }).to_string();
    let server = Server::scripted([Reply::json(200, body)]).await.unwrap();
    let root = root_of(&server);
    let batches = root.batches();
    (server, root, batches)
}

#[tokio::test]
async fn a_redirect_has_its_location() {
    let headers = json!({ "Location": "https://files.example/x" });
    let part = json!({ "id": "0", "status": 302, "headers": headers });
    let (_server, root, mut batches) = answered(part).await;
    let item = batches.add(crate::job(&root, 0).get_stream(None)).unwrap();
    let error = sent(batches).await.take(item).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    let location = error.headers().unwrap().iter();
    let mut location = location.filter(|(name, _)| name.as_str() == "location");
    assert_eq!(
        location.next().unwrap().1.as_str(),
        "https://files.example/x"
    );
}

#[tokio::test]
async fn a_download_reads_where_it_is_redirected_without_the_token() {
    let files = Server::scripted([Reply::text(200, "text/plain", "bytes")]);
    let files = files.await.unwrap();
    let url = format!("http://{}/x?sig=1", files.address());
    let parts = json!([
        { "id": "0", "status": 302, "headers": { "Location": url } },
        { "id": "1", "status": 200, "headers": { "Content-Type": "image/png" }, "body": "AAEC" },
        { "id": "2", "status": 302, "headers": { "Location": "http://files.example/x" } },
    ]);
    let body = json!({ "responses": parts }).to_string();
    let server = Server::scripted([Reply::json(200, body)]).await.unwrap();
    let root = root_of(&server);
    let mut batches = root.batches();
    let all = (0..3).map(|number| crate::job(&root, number).get_stream(None));
    let items = batches.add_all(all).unwrap();
    let mut responses = sent(batches).await;
    let mut read = Vec::new();
    for item in items {
        match responses.download(item).await {
            Ok(response) => read.push(Ok(response.into_model().unwrap().collect().await.unwrap())),
            Err(error) => read.push(Err(error.kind())),
        }
    }
    let expected = [
        Ok("bytes".into()),
        Ok(vec![0, 1, 2]),
        Err(ErrorKind::Redirect),
    ];
    assert_eq!(read, expected);
    assert_eq!(
        (files.only().target.as_str(), server.count()),
        ("/x?sig=1", 1)
    );
    assert!(files.only().header("authorization").is_none());
}

#[tokio::test]
async fn an_error_is_that_of_the_direct_request() {
    let body = json!({ "error": { "code": "Request_ResourceNotFound", "message": "gone" } });
    let server = Server::scripted([Reply::json(404, body.to_string())])
        .await
        .unwrap();
    let direct = get(&root_of(&server), 1).await.unwrap_err();
    let part = json!({ "id": "0", "status": 404, "body": body });
    let (_server, root, mut batches) = answered(part).await;
    let item = batches.add(get(&root, 1)).unwrap();
    let error = sent(batches).await.take(item).unwrap_err();
    assert_eq!((error.kind(), error.code()), (direct.kind(), direct.code()));
    assert_eq!(error.message(), direct.message());
    assert_eq!(error.path_template(), direct.path_template());
    assert_eq!(
        error.to_string(),
        direct.to_string().split("; client").next().unwrap()
    );
}
