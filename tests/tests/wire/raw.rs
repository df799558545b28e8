//! The way out for what the types do not say: URLs, requests and JSON by hand.

use graph_synchronization_beta::graph_runtime::{Json, Method, RequestOptions, StatusCode};
use graph_synchronization_beta::models::SynchronizationJob;
use graph_tests::server::Reply;

use crate::support::{A_JOB, JOB, SERVICE_PRINCIPAL, a_job, bounded, job, scripted};

/// Numbers and spacing that a `f64` or a parsed tree would not keep.
const EXACT: &str = r#"{ "big": 123456789012345678901234567890.10, "a":1.0e+2 }"#;

#[tokio::test]
async fn a_builder_gives_its_url_and_its_request() {
    let (server, graph) = scripted([]).await;
    let url = job(&graph).target().url().unwrap();
    assert_eq!(
        url.as_str(),
        format!(
            "https://graph.microsoft.com/beta/servicePrincipals/{SERVICE_PRINCIPAL}/synchronization/jobs/{JOB}"
        )
    );
    let change = SynchronizationJob::new().with_template_id("x");
    let options = RequestOptions::new().with_if_match("*");
    let request = job(&graph).update(&change, Some(options));
    assert_eq!(request.method(), Method::Patch);
    assert_eq!(request.url(), &url);
    assert_eq!(request.body(), Some(&br#"{"templateId":"x"}"#[..]));
    let names: Vec<&str> = request
        .headers()
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    for name in ["if-match", "content-type", "accept"] {
        assert!(names.contains(&name), "{name}");
    }
    let status = StatusCode::from(200);
    let decoded = request.decode(status, Default::default(), A_JOB).unwrap();
    assert_eq!(decoded.into_model().unwrap().id.as_deref(), Some("scim.1"));
    assert_eq!(server.count(), 0, "nothing was sent");
}

#[tokio::test]
async fn raw_json_in_and_out() {
    let (server, graph) = scripted([Reply::json(200, EXACT), Reply::new(204), a_job()]).await;
    let body: Json = EXACT.parse().unwrap();
    let target = job(&graph).target().segment("somethingNew");
    let answer = bounded(target.raw(Method::Post, Some(&body), None))
        .await
        .unwrap();
    assert_eq!(answer.into_model().unwrap().as_str(), EXACT);
    let received = &server.received()[0];
    assert_eq!(received.body, EXACT.as_bytes(), "byte for byte");
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert!(received.path().ends_with(&format!("{JOB}/somethingNew")));

    let options = RequestOptions::new().with_query("api-version", "x");
    let answer = bounded(target.raw(Method::Delete, None, Some(options)))
        .await
        .unwrap();
    assert!(answer.into_optional().unwrap().is_none());
    let received = &server.received()[1];
    assert_eq!((received.query(), received.length), ("api-version=x", 0));

    let typed = target
        .raw(Method::Get, None, None)
        .into_typed::<SynchronizationJob>();
    let model = bounded(typed).await.unwrap().into_model().unwrap();
    assert_eq!(model.id.as_deref(), Some("scim.1"));
}

#[tokio::test]
async fn a_typed_request_with_a_raw_answer() {
    let (_server, graph) = scripted([Reply::json(200, EXACT)]).await;
    let answer = bounded(job(&graph).get(None).into_raw()).await.unwrap();
    assert_eq!(answer.body(), EXACT.as_bytes());
    assert_eq!(answer.into_model().unwrap().as_str(), EXACT);
}

/// Properties that the types do not know can be sent through them as well.
#[tokio::test]
async fn unknown_properties_through_types() {
    let (server, graph) = scripted([Reply::json(200, r#"{"new":[1,{"x":1.10}],"id":"a"}"#)]).await;
    let mut change = SynchronizationJob::new();
    let added: Json = r#"{"deep":[1.10]}"#.parse().unwrap();
    change.additional.insert("new", added);
    let answer = bounded(job(&graph).update(&change, None)).await.unwrap();
    assert_eq!(server.received()[0].body, br#"{"new":{"deep":[1.10]}}"#);
    let job = answer.into_model().unwrap();
    let new = job.additional.get("new").unwrap();
    assert_eq!(new.as_str(), r#"[1,{"x":1.10}]"#);
}
