//! The list of answers to a batch: pages of it, spellings of ids, statuses and headers, and parts that are not there.

use graph_runtime::{Batch, BatchItem, BatchItemId, ErrorKind, Target};
use serde_json::{Value, json};

use super::support::{Job, Reply, Server, bounded, job, scripted};

const ROOT: &str = "https://graph.microsoft.com/beta/$batch";

fn page(parts: &[Value], next: Option<&str>) -> Reply {
    let mut page = json!({ "responses": parts });
    if let Some(next) = next {
        page["@odata.nextLink"] = json!(next);
    }
    Reply::json(200, page.to_string())
}

fn part(id: usize) -> Value {
    json!({ "id": id.to_string(), "status": 200, "headers": {}, "body": { "id": format!("job-{id}") } })
}

fn batch_of(root: &Target, count: usize) -> (Batch, Vec<BatchItem<Job>>) {
    let mut batch = root.batch();
    let tickets = (0..count).map(|_| batch.add(job(root).get::<Job>(None)).unwrap());
    let tickets = tickets.collect();
    (batch, tickets)
}

/// The id of the job that each part has, or the kind of its error.
async fn outcomes(replies: Vec<Reply>, count: usize) -> (Server, Vec<Result<String, ErrorKind>>) {
    let (server, root) = scripted(replies).await;
    let (batch, tickets) = batch_of(&root, count);
    let mut answers = bounded(batch.send()).await.unwrap();
    let outcomes = tickets.into_iter().map(|ticket| {
        let job = answers.take(ticket).and_then(|answer| answer.into_model());
        job.map(|job| job.id.unwrap()).map_err(|error| error.kind())
    });
    let outcomes = outcomes.collect();
    (server, outcomes)
}

fn all(count: usize) -> Vec<Result<String, ErrorKind>> {
    (0..count).map(|id| Ok(format!("job-{id}"))).collect()
}

#[tokio::test]
async fn next_links_are_followed_by_get() {
    let next = format!("{ROOT}?$skiptoken=a%20b");
    let last = format!("{ROOT}?$skiptoken=c");
    let replies = vec![
        page(&[part(2)], Some(&next)),
        page(&[], Some(&last)),
        page(&[part(0), part(1)], None),
    ];
    let (server, outcomes) = outcomes(replies, 3).await;
    assert_eq!(outcomes, all(3));
    let received = server.received();
    let lines: Vec<(&str, &str)> = received
        .iter()
        .map(|request| (request.method.as_str(), request.target.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            ("POST", "/beta/$batch"),
            ("GET", "/beta/$batch?$skiptoken=a%20b"),
            ("GET", "/beta/$batch?$skiptoken=c"),
        ]
    );
    assert!(received[1].body.is_empty());
    assert!(received[1].header("authorization").is_some());
}

#[tokio::test]
async fn a_next_link_in_every_form() {
    for link in [
        "$batch?$skiptoken=2",
        "/beta/$batch?$skiptoken=2",
        "?$skiptoken=2",
        "//graph.microsoft.com/beta/$batch?$skiptoken=2",
        " https://graph.microsoft.com/beta/$batch?$skiptoken=2 ",
    ] {
        let replies = vec![page(&[], Some(link)), page(&[part(0)], None)];
        let (server, outcomes) = outcomes(replies, 1).await;
        assert_eq!(outcomes, all(1), "{link}");
        assert_eq!(server.received()[1].target, "/beta/$batch?$skiptoken=2");
    }
    for none in ["", " "] {
        let (server, outcomes) = outcomes(vec![page(&[], Some(none))], 1).await;
        assert_eq!(outcomes, [Err(ErrorKind::Batch)]);
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_next_link_that_can_not_be_followed_costs_the_parts_behind_it_and_no_other() {
    let own = format!("{ROOT}?$skiptoken=a");
    let foreign = "https://evil.example/beta/$batch";
    for (replies, kind, count) in [
        (
            vec![page(&[part(0)], Some(foreign))],
            ErrorKind::ForeignLink,
            1,
        ),
        (
            vec![page(&[part(0)], Some(&own)), page(&[], Some(&own))],
            ErrorKind::LinkLoop,
            2,
        ),
        (
            vec![
                page(&[part(0)], Some(&own)),
                Reply::json(403, r#"{"error":{"code":"no"}}"#),
            ],
            ErrorKind::Service,
            2,
        ),
        (
            vec![page(&[part(0)], Some(&own)), Reply::json(200, "{}")],
            ErrorKind::Batch,
            2,
        ),
    ] {
        let (server, outcomes) = outcomes(replies, 2).await;
        assert_eq!(outcomes, [Ok("job-0".to_owned()), Err(kind)]);
        assert_eq!(server.count(), count);
    }
}

#[tokio::test]
async fn next_links_are_followed_only_so_often() {
    let endless = (0..40).map(|nth| page(&[], Some(&format!("{ROOT}?$skiptoken={nth}"))));
    let (server, outcomes) = outcomes(endless.collect(), 1).await;
    assert_eq!(outcomes, [Err(ErrorKind::LinkLoop)]);
    assert_eq!(server.count(), 21);
}

#[tokio::test]
async fn ids_and_statuses_are_numbers_or_texts_and_names_have_any_case() {
    let body = |id: usize| json!({ "id": format!("job-{id}") });
    let parts = [
        json!({ "id": 0, "status": "200", "body": body(0) }),
        json!({ "id": "1", "status": 200.0, "headers": null, "body": body(1) }),
        json!({ "Id": 2.0, "Status": "200 OK", "Headers": [], "Body": body(2) }),
        json!({ "ID": " 3 ", "STATUS": 200, "HEADERS": { "CONTENT-TYPE": "application/json" }, "body": body(3) }),
    ];
    let answer = json!({ "Responses": parts }).to_string();
    assert_eq!(outcomes(vec![Reply::json(200, answer)], 4).await.1, all(4));
    let first = json!({ "responses": [part(0)], "@nextLink": ROOT }).to_string();
    let replies = vec![Reply::json(200, first), page(&[part(1)], None)];
    assert_eq!(
        outcomes(replies, 2).await.1,
        all(2),
        "as OData 4.01 names the link"
    );
}

/// RFC 8259, section 8.2: a name may have half of a surrogate pair.
#[tokio::test]
async fn names_that_are_no_unicode_cost_nothing() {
    let answer = r#"{"\ud800":1,"responses":[
        {"\udc00":1,"id":"0","status":200,"body":{"id":"job-0"}},
        {"id":"1","status":200,"body":{"id":"job-1"},"x\ud800":{"y\ud800":1}}]}"#;
    assert_eq!(outcomes(vec![Reply::json(200, answer)], 2).await.1, all(2));
}

#[tokio::test]
async fn headers_are_read_in_any_case_and_shape() {
    let headers = json!({
        "retry-After": 7, "ETag": ["e"], "LOCATION": "l", "Cache-Control": ["private", "no-store"],
        "Content-Type": ["application/json", "Application/JSON"], "x": true, "y": null, "z": { "a": 1 },
    });
    let part = json!({ "id": "0", "status": 200, "headers": headers, "body": {} });
    let (_server, root) = scripted([page(&[part], None)]).await;
    let (batch, tickets) = batch_of(&root, 1);
    let mut answers = bounded(batch.send()).await.unwrap();
    let answer = answers.take(tickets.into_iter().next().unwrap()).unwrap();
    let header = |name| answer.header(name);
    assert_eq!(header("Retry-After"), Some("7"));
    assert_eq!((answer.etag(), answer.location()), (Some("e"), Some("l")));
    assert_eq!(header("cache-control"), Some("private, no-store"));
    assert_eq!(header("content-type"), Some("application/json"));
    assert_eq!(
        (header("x"), header("y"), header("z")),
        (Some("true"), None, None)
    );
}

#[tokio::test]
async fn a_part_that_can_not_be_read_is_an_error_of_its_request_alone() {
    let strange = [
        json!({ "id": "1" }),
        json!({ "id": "2", "status": "soon" }),
        json!({ "id": "3", "status": 70000 }),
        json!({ "id": "4", "status": 200, "headers": { "Content-Type": "a/b", "content-type": "c/d" } }),
        json!({ "id": "0", "status": 200, "body": { "id": "job-0" } }),
        json!({ "id": "5", "status": 200, "body": {} }),
        json!({ "id": "5", "status": 200, "body": {} }),
        json!(7),
        json!({ "id": "77", "status": 200 }),
        json!({ "status": 200 }),
    ];
    let (server, outcomes) = outcomes(vec![page(&strange, None)], 7).await;
    let batch = || Err(ErrorKind::Batch);
    let mut expected = vec![Ok("job-0".to_owned())];
    expected.extend(std::iter::repeat_with(batch).take(6));
    assert_eq!(outcomes, expected);
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn errors_of_parts_have_a_cause() {
    let parts = [
        json!({ "id": "0", "status": 200 }),
        json!({ "id": "0", "status": 200 }),
        json!({ "id": "9", "status": 200 }),
    ];
    let (_server, root) = scripted([page(&parts, None)]).await;
    let mut batch = root.batch();
    let twice = batch.add(job(&root).get::<Job>(None)).unwrap();
    let missing = batch.add(job(&root).delete(None)).unwrap();
    let names: [BatchItemId; 2] = [twice.id(), missing.id()];
    let mut answers = bounded(batch.send()).await.unwrap();
    let error = answers.take(twice).unwrap_err();
    assert!(error.to_string().contains("two responses"), "{error}");
    let error = answers.take(missing).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("no response to this part; 1 of the responses"),
        "{error}"
    );
    assert!(error.may_have_run());
    assert!(answers.json(names[0]).is_some());
    assert!(answers.json(names[1]).is_none());
    let other = root.batch().add(job(&root).get::<Job>(None)).unwrap();
    assert!(
        answers.json(other.id()).is_none(),
        "a part of another batch"
    );
}
