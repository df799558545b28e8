//! Provisioning on demand: the limit, the answer, the members of a group.

use std::time::Duration;

use super::graph::flows::{FlowError, OnDemand, Outcome, split_members};
use super::graph::graph_runtime::testing::Expectation;
use super::graph::models::{
    StringKeyStringValuePair, SynchronizationJobApplicationParameters, SynchronizationJobSubject,
    SynchronizationLinkedObjects,
};
use super::graph::parameters::synchronization_job::ProvisionOnDemandParameters;
use super::{Tenant, VERSION, json, tenant};

const SECOND: Duration = Duration::from_secs(1);

fn subject(id: &str, kind: &str) -> SynchronizationJobSubject {
    let subject = SynchronizationJobSubject::new();
    subject.with_object_id(id).with_object_type_name(kind)
}

fn group(members: usize) -> SynchronizationJobSubject {
    let members = (0..members).map(|number| subject(&number.to_string(), "User"));
    let links = SynchronizationLinkedObjects::new().with_members(members.collect::<Vec<_>>());
    subject("g", "Group").with_links(links)
}

fn answer(key: &str, value: &str) -> StringKeyStringValuePair {
    StringKeyStringValuePair::new()
        .with_key(key)
        .with_value(value)
}

fn success() -> StringKeyStringValuePair {
    answer(
        r#"{"result":"Success"}"#,
        r#"{"statusInfo":{"status":"Success"}}"#,
    )
}

fn expect(
    tenant: &Tenant,
    subject: SynchronizationJobSubject,
) -> Expectation<StringKeyStringValuePair> {
    let parameters = SynchronizationJobApplicationParameters::new()
        .with_rule_id("rule")
        .with_subjects([subject]);
    let parameters = ProvisionOnDemandParameters::new().with_parameters([parameters]);
    tenant
        .mock
        .expect(tenant.job.provision_on_demand(&parameters, None))
}

/// Five requests in ten seconds, whichever clone sends them: the sixth waits, and so does the eleventh.
#[tokio::test]
async fn the_sixth_request_waits() {
    let tenant = tenant();
    for number in 0..11 {
        expect(&tenant, subject(&number.to_string(), "User")).returns(&success());
    }
    let on_demand = OnDemand::new(&tenant.job, "rule");
    let (one, other) = (on_demand.clone(), on_demand);
    for number in 0..11 {
        let clone = if number % 2 == 0 { &one } else { &other };
        let waits = tenant.mock.waits().len();
        clone
            .provision(subject(&number.to_string(), "User"))
            .await
            .unwrap();
        assert_eq!(
            tenant.mock.waits().len() > waits,
            number == 5 || number == 10,
            "{number}"
        );
    }
    assert_eq!(tenant.mock.waits(), [SECOND * 10; 2]);
    tenant.mock.verify();
}

/// Time that has passed anyway counts, and a 429 is honoured as well.
#[tokio::test]
async fn a_429_is_honoured() {
    let tenant = tenant();
    expect(&tenant, subject("a", "User"))
        .is_throttled(SECOND * 7)
        .returns(&success());
    for _ in 0..5 {
        expect(&tenant, subject("a", "User")).returns(&success());
    }
    let on_demand = OnDemand::new(&tenant.job, "rule");
    for _ in 0..6 {
        on_demand.provision(subject("a", "User")).await.unwrap();
    }
    assert_eq!(tenant.mock.waits(), [SECOND * 7, SECOND * 3]);
}

#[tokio::test]
async fn many_subjects_with_progress() {
    let tenant = tenant();
    let names = ["a", "b", "c"];
    expect(&tenant, subject("a", "User")).returns(&success());
    expect(&tenant, subject("b", "User")).fails(400, "badRequest", "No.");
    expect(&tenant, subject("c", "User")).returns(&answer(r#"{"result":"Failure"}"#, "{}"));
    let mut run = OnDemand::new(&tenant.job, "rule").run(names.map(|name| subject(name, "User")));
    let mut seen = Vec::new();
    while let Some(step) = run.next().await {
        let id = step.subject.object_id.clone().unwrap();
        let kind = match step.outcome {
            Ok(_) => "ok",
            Err(FlowError::Graph(_)) => "error",
            Err(FlowError::NotProvisioned(_)) => "failure",
            Err(_) => "other",
        };
        seen.push((id, kind, step.done, step.total));
    }
    let seen: Vec<_> = seen
        .iter()
        .map(|(id, kind, done, total)| (&**id, *kind, *done, *total))
        .collect();
    assert_eq!(
        seen,
        [
            ("a", "ok", 1, 3),
            ("b", "error", 2, 3),
            ("c", "failure", 3, 3)
        ]
    );
    assert_eq!(run.waiting().count(), 0);
    tenant.mock.verify();
}

/// 200 is not success: what the text says counts.
#[tokio::test]
async fn the_answer_is_json_in_json() {
    let skipped =
        r#"{"result":"Skipped","details":{"errorCode":"RedundantExport","errorMessage":"Same."}}"#;
    let steps = r#"{"provisioningSteps":[{"name":"EntryImport","type":"Import","status":"Success"},{"name":"E","type":"Export","status":"Skipped"}],"statusInfo":{"status":"Skipped"}}"#;
    let failed =
        r#"{"statusInfo":{"status":"Success"},"provisioningSteps":[{"status":"Failure"}]}"#;
    for (key, value, result, good) in [
        (skipped, steps, Some("Skipped"), true),
        (r#"{"result":"Success"}"#, "no json", Some("Success"), true),
        (
            r#"{"result":"Failure","details":{"errorCode":"X"}}"#,
            steps,
            Some("Failure"),
            false,
        ),
        (r#"{"result":"Success"}"#, failed, Some("Success"), false),
        (
            "no json",
            r#"{"statusInfo":{"status":"Failure"}}"#,
            Some("Failure"),
            false,
        ),
        ("no json", "nor this", None, false),
        ("[]", "null", None, false),
    ] {
        let tenant = tenant();
        expect(&tenant, subject("a", "User")).returns(&answer(key, value));
        let outcome = OnDemand::new(&tenant.job, "rule")
            .provision(subject("a", "User"))
            .await;
        assert_eq!(outcome.is_ok(), good, "{key} {value}");
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(FlowError::NotProvisioned(outcome)) => *outcome,
            Err(error) => panic!("{error}"),
        };
        assert_eq!(outcome.result(), result);
        assert_eq!(outcome.answer(), &answer(key, value));
    }
    let outcome = Outcome::read(answer(skipped, steps));
    assert_eq!(
        (outcome.error_code(), outcome.error_message()),
        (Some("RedundantExport"), Some("Same."))
    );
    let kinds: Vec<_> = outcome
        .steps()
        .iter()
        .map(|step| step.kind.as_deref().unwrap())
        .collect();
    assert_eq!(kinds, ["Import", "Export"]);
}

/// More than five members are refused before anything is sent, or divided if the caller wants it.
#[tokio::test]
async fn five_members_a_call() {
    let tenant = tenant();
    let on_demand = OnDemand::new(&tenant.job, "rule");
    let error = on_demand.provision(group(6)).await.unwrap_err();
    assert!(
        matches!(error, FlowError::TooManyMembers { given: 6 }),
        "{error}"
    );
    assert!(tenant.mock.requests().is_empty());
    let parts = split_members(group(12));
    let counts: Vec<_> = parts
        .iter()
        .map(|part| part.links.as_ref().unwrap().members.as_ref().unwrap().len())
        .collect();
    assert_eq!(counts, [5, 5, 2]);
    assert_eq!(split_members(group(5)), [group(5)]);
    for part in parts {
        expect(&tenant, part.clone()).returns(&success());
        on_demand.provision(part).await.unwrap();
    }
    tenant.mock.verify();
}

/// The service distinguishes `User` and `user`, and an id may be a distinguished name.
#[tokio::test]
async fn values_are_sent_as_they_are() {
    let tenant = tenant();
    for (id, kind) in [("1", "User"), ("CN=Ada,OU=x,DC=y", "user"), ("w", "Worker")] {
        expect(&tenant, subject(id, kind)).returns(&success());
        OnDemand::new(&tenant.job, "rule")
            .provision(subject(id, kind))
            .await
            .unwrap();
        let sent = tenant.mock.requests().pop().unwrap();
        let body: serde_json::Value = serde_json::from_slice(sent.body()).unwrap();
        let sent_subject = &body["parameters"][0]["subjects"][0];
        assert_eq!(
            (&sent_subject["objectId"], &sent_subject["objectTypeName"]),
            (&id.into(), &kind.into())
        );
        assert!(
            sent.url()
                .path()
                .starts_with(&format!("/{VERSION}/servicePrincipals/sp/"))
        );
    }
}

/// What the service says about people is in neither Debug nor Display.
#[tokio::test]
async fn nobody_is_named() {
    let tenant = tenant();
    let value = r#"{"provisioningSteps":[{"name":"E","description":"Retrieved ada@example.com","status":"Failure"}]}"#;
    let key =
        r#"{"result":"Failure","details":{"errorCode":"X","errorMessage":"ada@example.com"}}"#;
    tenant
        .mock
        .expect(
            tenant
                .job
                .provision_on_demand(&ProvisionOnDemandParameters::new(), None),
        )
        .with_any_body()
        .responds(json(
            200,
            &serde_json::json!({"key": key, "value": value}).to_string(),
        ));
    let error = OnDemand::new(&tenant.job, "rule")
        .provision(subject("a", "User"))
        .await
        .unwrap_err();
    let text = format!("{error} {error:?}");
    assert!(text.contains('X') && !text.contains("ada@"), "{text}");
}
