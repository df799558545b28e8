//! Right after an application was created.

use std::time::Duration;

use super::graph::flows::SetUp;
use super::graph::models::SynchronizationJob;
use super::tenant;

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test]
async fn refusals_are_repeated() {
    let tenant = tenant();
    let jobs = tenant.synchronization.jobs();
    let job = SynchronizationJob::new().with_template_id("scim");
    tenant
        .mock
        .expect(jobs.create(&job, None))
        .fails(403, "Forbidden", "No.")
        .fails(409, "Conflict", "No.")
        .returns(&job);
    let create = || jobs.create(&job, None);
    SetUp::new()
        .call(jobs.target().core(), create)
        .await
        .unwrap();
    assert_eq!(tenant.mock.waits(), [SECOND * 10; 2]);
    tenant.mock.verify();
}

/// Only these two, only so often, and only if asked for.
#[tokio::test]
async fn within_bounds() {
    let tenant = tenant();
    let jobs = tenant.synchronization.jobs();
    let job = SynchronizationJob::new();
    let create = || jobs.create(&job, None);
    for status in [400, 404] {
        tenant.mock.expect(create()).fails(status, "no", "No.");
        assert!(
            SetUp::new()
                .call(jobs.target().core(), create)
                .await
                .is_err()
        );
    }
    tenant
        .mock
        .expect(create())
        .fails(409, "a", "No.")
        .fails(403, "b", "No.");
    let twice = SetUp::new().with_attempts(2).with_interval(SECOND);
    let error = twice.call(jobs.target().core(), create).await.unwrap_err();
    assert_eq!(error.code(), Some("b"));
    tenant.mock.expect(create()).fails(403, "final", "No.");
    assert_eq!(create().await.unwrap_err().code(), Some("final"));
    tenant.mock.verify();
}
