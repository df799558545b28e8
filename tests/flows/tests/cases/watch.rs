//! A job, watched.

use std::time::Duration;

use super::graph::flows::{FlowError, JobState, JobWatch};
use super::graph::graph_runtime::{Error, Json};
use super::graph::models::{QuarantineReason, SynchronizationJob};
use super::{Tenant, json, tenant};

const SECOND: Duration = Duration::from_secs(1);
const NOT_RUN: &str = r#"{"code":"NotRun","steadyStateFirstAchievedTime":"0001-01-01T00:00:00Z","steadyStateLastAchievedTime":"0001-01-01T00:00:00Z","quarantine":null}"#;
const FIRST_CYCLE: &str = r#"{"code":"Active","steadyStateFirstAchievedTime":"0001-01-01T00:00:00Z","steadyStateLastAchievedTime":"0001-01-01T00:00:00Z"}"#;
const STEADY: &str = r#"{"code":"Active","steadyStateFirstAchievedTime":"2026-01-01T00:00:00Z","steadyStateLastAchievedTime":"2026-01-02T00:00:00Z"}"#;

/// The job returns these statuses in turn.
fn statuses(tenant: &Tenant, statuses: &[&str]) {
    for status in statuses {
        let body = format!(r#"{{"id":"job","status":{status}}}"#);
        tenant
            .mock
            .expect(tenant.job.get(None))
            .responds(json(200, &body));
    }
}

#[tokio::test]
async fn started_once_and_watched_until_steady() {
    let tenant = tenant();
    tenant.mock.expect(tenant.job.start(None)).returns_nothing();
    statuses(
        &tenant,
        &[NOT_RUN, r#"{"code":"Later"}"#, "{}", FIRST_CYCLE, STEADY],
    );
    let mut watch = JobWatch::start(&tenant.job).await.unwrap();
    let state = watch.finish().await.unwrap();
    assert!(matches!(state, JobState::Steady(_)), "{state:?}");
    assert!(watch.next().await.is_none());
    assert_eq!(tenant.mock.waits(), [SECOND * 60; 4]);
    let methods: Vec<_> = tenant
        .mock
        .requests()
        .iter()
        .map(|request| request.method().to_string())
        .collect();
    assert_eq!(methods.iter().filter(|method| *method != "GET").count(), 1);
    tenant.mock.verify();
}

#[tokio::test]
async fn a_quarantine_and_why() {
    let tenant = tenant();
    let quarantine = r#"{"code":"Quarantine","quarantine":{"reason":"EncounteredQuarantineException","error":{"code":"InvalidCredentials","message":"No."},"nextAttempt":"2026-01-01T00:00:00Z","seriesCount":3}}"#;
    statuses(&tenant, &[NOT_RUN, quarantine]);
    let JobState::Quarantine(status) = JobWatch::new(&tenant.job).finish().await.unwrap() else {
        panic!();
    };
    let quarantine = status.quarantine.unwrap();
    assert_eq!(
        quarantine.reason,
        Some(QuarantineReason::EncounteredQuarantineException)
    );
    assert_eq!(
        quarantine.error.unwrap().code.as_deref(),
        Some("InvalidCredentials")
    );
    assert!(quarantine.next_attempt.is_some());
}

#[tokio::test]
async fn paused_and_not_configured_end_it() {
    for code in ["Paused", "NotConfigured"] {
        let tenant = tenant();
        statuses(&tenant, &[&format!(r#"{{"code":"{code}"}}"#)]);
        let state = JobWatch::new(&tenant.job).finish().await.unwrap();
        let is_it = match state {
            JobState::Paused(_) => code == "Paused",
            JobState::NotConfigured(_) => code == "NotConfigured",
            _ => false,
        };
        assert!(is_it, "{code}");
        assert!(tenant.mock.waits().is_empty());
    }
}

/// A job that was steady before a restart is steady again only after it.
#[tokio::test]
async fn steady_since() {
    let tenant = tenant();
    let again = STEADY.replace("2026-01-02", "2026-03-01");
    statuses(&tenant, &[STEADY, &again]);
    let since: Json = r#""2026-02-01T00:00:00Z""#.parse().unwrap();
    let since = super::graph::graph_runtime::json::from_slice(since.as_str().as_bytes()).unwrap();
    let mut watch = JobWatch::new(&tenant.job).with_steady_since(since);
    assert!(matches!(watch.finish().await.unwrap(), JobState::Steady(_)));
    tenant.mock.verify();
}

#[tokio::test]
async fn limits_and_errors() {
    let tenant = tenant();
    statuses(&tenant, &[NOT_RUN, NOT_RUN]);
    let mut watch = JobWatch::new(&tenant.job)
        .with_interval(SECOND * 30)
        .with_timeout(SECOND * 45);
    assert!(matches!(
        watch.finish().await.unwrap_err(),
        FlowError::TimedOut
    ));
    tenant
        .mock
        .expect(tenant.job.get(None))
        .fails(403, "no", "No.");
    statuses(&tenant, &[STEADY]);
    let mut watch = JobWatch::new(&tenant.job);
    let FlowError::Graph(error) = watch.finish().await.unwrap_err() else {
        panic!();
    };
    assert_eq!(Error::code(&error), Some("no"));
    assert!(matches!(watch.finish().await.unwrap(), JobState::Steady(_)));
    tenant.mock.verify();
}

/// A new job: 200 or 201, the longest duration and the year 1, which are written back as they came.
#[tokio::test]
async fn a_new_job() {
    let body = r#"{"id":"job","schedule":{"expiration":null,"interval":"P10675199DT2H48M5.4775807S","state":"Disabled"},"status":{"code":"NotConfigured","quarantine":null,"steadyStateFirstAchievedTime":"0001-01-01T00:00:00Z","steadyStateLastAchievedTime":"0001-01-01T00:00:00Z"},"templateId":"scim"}"#;
    for status in [200, 201] {
        let tenant = tenant();
        let job = SynchronizationJob::new().with_template_id("scim");
        let jobs = tenant.synchronization.jobs();
        tenant
            .mock
            .expect(jobs.create(&job, None))
            .responds(json(status, body));
        let created = jobs.create(&job, None).await.unwrap().into_model().unwrap();
        let written: Json = Json::of_value(&created).unwrap();
        assert_eq!(written, body.parse().unwrap());
    }
}
