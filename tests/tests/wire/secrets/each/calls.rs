//! Everything that takes a secret.

use super::sync::GraphClient;
use super::sync::builders::SynchronizationRequestBuilder;
use super::sync::graph_runtime::{GetOptions, Json, ListOptions, Method, RequestOptions, filter};
use super::sync::models::{
    Synchronization, SynchronizationJob, SynchronizationMetadata, SynchronizationMetadataEntry,
    SynchronizationSecret, SynchronizationSecretKeyStringValuePair, SynchronizationTemplate,
};
use super::sync::parameters::synchronization::AcquireAccessTokenParameters;
use super::sync::parameters::synchronization_job::ValidateCredentialsParameters;

use super::SHOWN;
use super::printed::Printed;

fn options() -> RequestOptions {
    RequestOptions::new()
        .with_header("x-mine", "MARK-header")
        .with_query("$custom", "MARK custom/é")
        .with_client_request_id("not-a-secret")
}

pub(super) fn credentials() -> Vec<SynchronizationSecretKeyStringValuePair> {
    ["MARK-password", "MARK \"quoted\" pass\u{e9}word\n"]
        .map(|value| {
            SynchronizationSecretKeyStringValuePair::new()
                .with_key(SynchronizationSecret::Password)
                .with_value(value)
        })
        .to_vec()
}

/// The ways to a service whose keys are secrets.
pub(super) fn services(graph: &GraphClient) -> Vec<SynchronizationRequestBuilder> {
    let principals = graph.service_principals();
    let applications = graph.applications();
    vec![
        principals.by_id("MARK-user@example.com").synchronization(),
        principals.by_app_id("MARK app'id").synchronization(),
        applications
            .by_unique_name("MARK/unique name")
            .synchronization(),
    ]
}

/// Everything that takes a secret.
pub(super) async fn call_all(at: &SynchronizationRequestBuilder, printed: &mut Printed) {
    printed.debug(at);
    let read = GetOptions::<Synchronization>::new().with_request(options());
    printed.request(at.get(Some(read))).await;
    let acquire = AcquireAccessTokenParameters::new().with_credentials(credentials());
    printed.debug(&acquire);
    printed
        .request(at.acquire_access_token(&acquire, Some(options())))
        .await;
    let secrets = at.secrets().replace(&credentials(), Some(options()));
    printed.request(secrets).await;
    let mut whole = Synchronization::new()
        .with_id(SHOWN)
        .with_secrets(credentials());
    whole.additional.insert("unknown", "MARK-unknown");
    printed.debug(&whole);
    printed.request(at.replace(&whole, Some(options()))).await;

    let job = at.jobs().by_id("MARK.job 1");
    let validate = ValidateCredentialsParameters::new()
        .with_template_id(SHOWN)
        .with_credentials(credentials());
    printed
        .request(job.validate_credentials(&validate, Some(options())))
        .await;
    let list = ListOptions::<SynchronizationJob>::new()
        .with_filter(filter!("id eq {} or id eq {}", "MARK-filter", "MARK's"))
        .with_search("\"MARK-search\"")
        .with_orderby("MARK-order")
        .with_request(options());
    printed.debug(&list);
    printed.request(at.jobs().list(Some(list))).await;
    let entry = SynchronizationMetadataEntry::new()
        .with_key(SynchronizationMetadata::OauthSettings)
        .with_value("MARK-settings");
    let template = SynchronizationTemplate::new().with_metadata([entry]);
    printed.debug(&template);
    let by_id = at.templates().by_id("MARK?template#1");
    printed
        .request(by_id.update(&template, Some(options())))
        .await;
    let raw: Json = r#"{"password":"MARK-raw"}"#.parse().unwrap();
    printed.debug(&raw);
    let request = job.target().raw(Method::Post, Some(&raw), Some(options()));
    printed.request(request).await;
}
