//! `$batch` against a server that takes it apart: order among the parts, typed answers, and what is sent again.

mod taken_apart;

use graph_synchronization_beta::graph_runtime::ErrorKind;
use graph_synchronization_beta::models::SynchronizationJob;
use graph_synchronization_beta::parameters::synchronization_job::RestartParameters;
use graph_tests::server::{Loopback, Reply};
use serde_json::{Value as JsonValue, json};

use super::support::{JOB, SERVICE_PRINCIPAL, bounded, client, job, scripted};
use taken_apart::{Script, parts, server};

#[tokio::test]
async fn typed_answers_in_the_callers_order() {
    let script = Script::from([("POST start", vec![204])]);
    let server = server(script).await;
    let graph = client(&Loopback::to(&server), |options| options);
    let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
    let jobs = root.synchronization().jobs();
    let mut batch = job(&graph).target().batch();
    let create = SynchronizationJob::new().with_template_id("wingtipScim");
    let create = batch.add(jobs.create(&create, None)).unwrap();
    let read = batch
        .add_after(job(&graph).get(None), [create.id()])
        .unwrap();
    let start = batch.add_after(job(&graph).start(None), [create.id(), read.id()]);
    let start = start.unwrap();
    let mut answers = bounded(batch.send()).await.unwrap();
    assert_eq!(u16::from(answers.take(start).unwrap().status()), 204);
    let read = answers.take(read).unwrap();
    assert_eq!(read.request_id(), Some("r-1"));
    assert_eq!(read.into_model().unwrap().id.as_deref(), Some("job-1"));
    let created = answers.take(create).unwrap().into_model().unwrap();
    assert_eq!(created.id.as_deref(), Some("job-0"));

    let received = &server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].method, "POST");
    assert_eq!(received[0].path(), "/beta/$batch");
    assert_eq!(received[0].header("authorization"), Some("Bearer token-1"));
    let first = &received[0].json()["requests"][0];
    assert_eq!(
        first["url"],
        format!("/servicePrincipals/{SERVICE_PRINCIPAL}/synchronization/jobs")
    );
    assert_eq!(first["body"], json!({ "templateId": "wingtipScim" }));
    assert_eq!(first["headers"]["content-type"], "application/json");
    assert!(
        first["headers"].get("authorization").is_none(),
        "the batch has it"
    );
    let second = &received[0].json()["requests"][1];
    let url = second["url"].as_str().unwrap();
    assert!(url.ends_with(&format!("/jobs/{JOB}")), "{url}");
    let waits: Vec<JsonValue> = parts(&received[0])
        .into_iter()
        .map(|(_, waits)| waits)
        .collect();
    assert_eq!(waits, [json!(null), json!(["0"]), json!(["0", "1"])]);
}

#[tokio::test]
async fn a_throttled_part_is_sent_again_with_those_that_wait_for_it() {
    let script = Script::from([("GET schema", vec![429]), ("POST pause", vec![500])]);
    let server = server(script).await;
    let graph = client(&Loopback::to(&server), |options| options);
    let mut batch = job(&graph).target().batch();
    let pause = batch.add(job(&graph).pause(None)).unwrap();
    let schema = batch.add(job(&graph).schema().get(None)).unwrap();
    let parameters = RestartParameters::new();
    let restart = job(&graph).restart(&parameters, None);
    let restart = batch.add_after(restart, [schema.id()]).unwrap();
    let delete = batch
        .add_after(job(&graph).delete(None), [pause.id()])
        .unwrap();
    let mut answers = bounded(batch.send()).await.unwrap();

    let received = server.received();
    assert_eq!(received.len(), 2);
    let again = [
        ("GET schema".to_owned(), json!(null)),
        ("POST restart".to_owned(), json!(["1"])),
    ];
    assert_eq!(parts(&received[1]), again);
    assert_eq!(
        answers
            .take(schema)
            .unwrap()
            .into_model()
            .unwrap()
            .id
            .as_deref(),
        Some("job-1")
    );
    assert_eq!(u16::from(answers.take(restart).unwrap().status()), 200);
    let error = answers.take(pause).unwrap_err();
    assert_eq!(
        (error.code(), error.may_have_run()),
        (Some("E500"), true),
        "not repeated"
    );
    let error = answers.take(delete).unwrap_err();
    assert_eq!(error.status().map(u16::from), Some(424));
    assert!(!error.may_have_run(), "it was never run");
}

#[tokio::test]
async fn idempotent_requests_are_repeated() {
    let script = Script::from([("GET schema", vec![503])]);
    let server = server(script).await;
    let graph = client(&Loopback::to(&server), |options| options);
    let mut batch = job(&graph).target().batch();
    let schema = batch.add(job(&graph).schema().get(None)).unwrap();
    let mut answers = bounded(batch.send()).await.unwrap();
    answers.take(schema).unwrap();
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn twenty_and_no_more() {
    let (server, graph) = scripted([]).await;
    let mut batch = job(&graph).target().batch();
    for _ in 0..20 {
        let _ticket = batch.add(job(&graph).get(None)).unwrap();
    }
    let error = batch.add(job(&graph).get(None)).unwrap_err();
    assert_eq!((error.kind(), batch.len()), (ErrorKind::Batch, 20));
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_batch_that_fails_as_a_whole() {
    let (server, graph) = scripted([Reply::reset(), Reply::json(200, "{}")]).await;
    let mut batch = job(&graph).target().batch();
    let _start = batch.add(job(&graph).start(None)).unwrap();
    let error = bounded(batch.send()).await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_run()), (ErrorKind::Io, true));
    assert_eq!(server.count(), 1, "an action in it may have run");
}

/// In a batch a 204 can come with a body, and a part without an answer.
#[tokio::test]
async fn bodies_that_should_not_be_and_answers_that_are_not() {
    let responses = json!({ "responses": [
        { "id": "2", "status": 200, "body": { "id": "two" } },
        { "id": "1", "status": 204, "body": { "id": "ignored" } },
        { "id": "7", "status": 200, "body": { "id": "of nobody" } },
    ]});
    let (server, graph) = scripted([Reply::json(200, responses.to_string())]).await;
    let mut batch = job(&graph).target().batch();
    let change = SynchronizationJob::new();
    let none = batch.add(job(&graph).update(&change, None)).unwrap();
    let empty = batch.add(job(&graph).update(&change, None)).unwrap();
    let whole = batch.add(job(&graph).get(None)).unwrap();
    let mut answers = bounded(batch.send()).await.unwrap();
    let error = answers.take(none).unwrap_err();
    assert_eq!(
        (error.kind(), error.may_have_run()),
        (ErrorKind::Batch, true)
    );
    assert!(
        answers
            .take(empty)
            .unwrap()
            .into_optional()
            .unwrap()
            .is_none()
    );
    let whole = answers.take(whole).unwrap().into_model().unwrap();
    assert_eq!(whole.id.as_deref(), Some("two"));
    assert_eq!(server.count(), 1);
}
