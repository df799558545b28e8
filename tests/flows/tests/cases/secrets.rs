//! Secrets, rotated.

use std::time::Duration;

use super::graph::flows::{FlowError, SecretRotation, validate, with_delete_threshold};
use super::graph::graph_runtime::testing::Expectation;
use super::graph::models::{SynchronizationSecret, SynchronizationSecretKeyStringValuePair};
use super::graph::parameters::synchronization_job::{
    RestartParameters, ValidateCredentialsParameters,
};
use super::{Tenant, json, tenant};

const VALUE: &str = "s3cret-t0ken";

fn secret(key: SynchronizationSecret, value: &str) -> SynchronizationSecretKeyStringValuePair {
    let secret = SynchronizationSecretKeyStringValuePair::new();
    secret.with_key(key).with_value(value)
}

fn new_secrets() -> [SynchronizationSecretKeyStringValuePair; 2] {
    [
        secret(
            SynchronizationSecret::BaseAddress,
            "https://scim.example.com/v2",
        ),
        secret(SynchronizationSecret::SecretToken, VALUE),
    ]
}

/// A read: every value is `*`.
fn expect_keys(tenant: &Tenant, keys: &[&str]) {
    let items: Vec<_> = keys
        .iter()
        .map(|key| format!(r#"{{"key":"{key}","value":"*"}}"#))
        .collect();
    let body = format!(r#"{{"value":[{}]}}"#, items.join(","));
    tenant
        .mock
        .expect(tenant.synchronization.secrets().list(None))
        .responds(json(200, &body));
}

fn expect_validation(tenant: &Tenant) -> Expectation<()> {
    let parameters = ValidateCredentialsParameters::new().with_credentials(new_secrets());
    tenant
        .mock
        .expect(tenant.job.validate_credentials(&parameters, None))
}

fn rotation(tenant: &Tenant) -> SecretRotation {
    SecretRotation::new(&tenant.synchronization, &tenant.job, new_secrets())
}

/// Validated, stored as `{"value": […]}`, read back, restarted.
#[tokio::test]
async fn in_order() {
    let tenant = tenant();
    expect_validation(&tenant).returns_nothing();
    expect_keys(&tenant, &["BaseAddress", "SyncAll"]);
    tenant
        .mock
        .expect(
            tenant
                .synchronization
                .secrets()
                .replace(&new_secrets(), None),
        )
        .returns_nothing();
    expect_keys(&tenant, &["BaseAddress", "SyncAll"]);
    expect_keys(&tenant, &["SyncAll", "SecretToken", "BaseAddress"]);
    tenant
        .mock
        .expect(tenant.job.restart(&RestartParameters::new(), None))
        .with_any_body()
        .returns_nothing();
    let rotated = rotation(&tenant).with_restart().run().await.unwrap();
    assert!(rotated.vanished.is_empty() && rotated.missing.is_empty());
    let sent = tenant.mock.requests();
    let body =
        |index: usize| -> serde_json::Value { serde_json::from_slice(sent[index].body()).unwrap() };
    let stored = serde_json::json!({"value": [
        {"key": "BaseAddress", "value": "https://scim.example.com/v2"},
        {"key": "SecretToken", "value": VALUE},
    ]});
    assert_eq!(body(2), stored);
    let scope = body(5)["criteria"]["resetScope"]
        .as_str()
        .unwrap()
        .to_owned();
    let scope: Vec<_> = scope.split(',').map(str::trim).collect();
    assert_eq!(scope, ["QuarantineState", "Escrows"]);
    assert_eq!(tenant.mock.waits(), [Duration::from_secs(5)]);
    tenant.mock.verify();
}

#[tokio::test]
async fn no_put_after_a_failed_validation() {
    let tenant = tenant();
    expect_validation(&tenant).fails(400, "InvalidCredentials", &format!("{VALUE} is wrong"));
    let error = rotation(&tenant).run().await.unwrap_err();
    assert!(matches!(error, FlowError::Invalid(_)));
    assert!(!format!("{error} {error:?}").contains(VALUE), "{error:?}");
    assert_eq!(tenant.mock.requests().len(), 1);
}

/// The `*` of a read is never stored.
#[tokio::test]
async fn the_received_body_is_not_stored() {
    let tenant = tenant();
    let keyless = SynchronizationSecretKeyStringValuePair::new().with_value("x");
    for odd in [secret(SynchronizationSecret::SecretToken, "*"), keyless] {
        let secrets = [secret(SynchronizationSecret::BaseAddress, "a"), odd.clone()];
        let rotation = SecretRotation::new(&tenant.synchronization, &tenant.job, secrets);
        let error = rotation.run().await.unwrap_err();
        assert!(
            matches!(&error, FlowError::NotASecret(key) if *key == odd.key),
            "{error}"
        );
    }
    assert!(tenant.mock.requests().is_empty());
}

/// If the service replaces instead of merging, the caller is told what is gone; and what does not appear in time.
#[tokio::test]
async fn keys_that_vanish_or_do_not_appear() {
    let tenant = tenant();
    expect_validation(&tenant).returns_nothing();
    expect_keys(&tenant, &["BaseAddress", "SyncAll"]);
    tenant
        .mock
        .expect(
            tenant
                .synchronization
                .secrets()
                .replace(&new_secrets(), None),
        )
        .returns_nothing();
    for _ in 0..6 {
        expect_keys(&tenant, &["BaseAddress"]);
    }
    let rotated = rotation(&tenant).run().await.unwrap();
    assert_eq!(rotated.vanished, [SynchronizationSecret::SyncAll]);
    assert_eq!(rotated.missing, [SynchronizationSecret::SecretToken]);
    tenant.mock.verify();
}

/// The service would ignore credentials beside `useSavedCredentials`.
#[tokio::test]
async fn saved_and_given() {
    let tenant = tenant();
    let parameters = ValidateCredentialsParameters::new().with_use_saved_credentials(true);
    let both = parameters.clone().with_credentials(new_secrets());
    let error = validate(&tenant.job, &both).await.unwrap_err();
    assert!(matches!(error, FlowError::SavedAndGiven));
    tenant
        .mock
        .expect(tenant.job.validate_credentials(&parameters, None))
        .returns_nothing();
    validate(&tenant.job, &parameters).await.unwrap();
    tenant.mock.verify();
}

#[test]
fn no_secret_in_debug() {
    let tenant = tenant();
    let debug = format!("{:?}", rotation(&tenant));
    assert!(
        debug.contains("SecretToken") && !debug.contains(VALUE),
        "{debug}"
    );
}

/// A value that is JSON stays a string, with the members that nobody knows.
#[test]
fn settings_that_are_json() {
    let text = with_delete_threshold(
        Some(r#"{"Recipients":"a;b","DeleteThresholdEnabled":false,"X":1.50}"#),
        Some(17),
    )
    .unwrap();
    assert_eq!(
        text,
        r#"{"DeleteThresholdEnabled":true,"DeleteThresholdValue":17,"Recipients":"a;b","X":1.50}"#
    );
    assert_eq!(
        with_delete_threshold(None, None).unwrap(),
        r#"{"DeleteThresholdEnabled":false}"#
    );
    for odd in ["*", "[]", "5"] {
        assert!(matches!(
            with_delete_threshold(Some(odd), None),
            Err(FlowError::NotJson)
        ));
    }
}
