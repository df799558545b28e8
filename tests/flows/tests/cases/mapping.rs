//! One attribute mapping, changed.

use super::graph::flows::{FlowError, MappingAt, change_mapping};
use super::graph::graph_runtime::RequestOptions;
use super::graph::graph_runtime::testing::Expectation;
use super::graph::models::{
    AttributeMapping, AttributeMappingSource, AttributeMappingSourceType, SynchronizationSchema,
};
use super::{Tenant, json, tenant};

/// A schema with what this crate does not know, at each level.
const SCHEMA: &str = r#"{"id":"s","version":"v1","unknown":{"a":[1.10]},"synchronizationRules":[
    {"id":"r1","name":"USER","extra":null,"objectMappings":[
        {"sourceObjectName":"User","targetObjectName":"user","flowTypes":"Add, Update, Delete","attributeMappings":[
            {"targetAttributeName":"name","flowBehavior":"FlowLater","source":{"name":"displayName","type":"Attribute","parameters":[],"odd":1},"matchingPriority":0},
            {"targetAttributeName":"mail","defaultValue":"","source":{"expression":"[mail]","type":"Attribute"}}]},
        {"sourceObjectName":"Group","targetObjectName":"group","attributeMappings":[{"targetAttributeName":"name"}]}]},
    {"id":"r2","name":"GROUP","objectMappings":[]}],"directories":[{"id":"d","objects":[],"beyond":true}]}"#;

fn replaced() -> AttributeMappingSource {
    let source = AttributeMappingSource::new().with_name("givenName");
    source.with_type(AttributeMappingSourceType::Attribute)
}

/// What is written, with `If-Match` if there is an ETag.
fn expect_put(tenant: &Tenant, etag: Option<&str>) -> Expectation<SynchronizationSchema> {
    let options = etag.map(|etag| RequestOptions::new().with_if_match(etag));
    let schema = tenant.job.schema();
    tenant
        .mock
        .expect(schema.replace(&SynchronizationSchema::new(), options))
        .with_any_body()
}

fn at() -> MappingAt {
    MappingAt::target_attribute("name")
        .with_rule("USER")
        .with_source_object("User")
        .with_target_object("user")
}

/// Everything else is as it was read.
#[tokio::test]
async fn nothing_else_changes() {
    let tenant = tenant();
    let schema = tenant.job.schema();
    tenant
        .mock
        .expect(schema.get(None))
        .responds(json(200, SCHEMA));
    expect_put(&tenant, None).responds(json(204, ""));
    let changed = change_mapping(&schema, &at(), |mapping| mapping.source = Some(replaced())).await;
    assert!(changed.unwrap());
    let sent = tenant.mock.requests().pop().unwrap();
    let before = r#"{"name":"displayName","type":"Attribute","parameters":[],"odd":1}"#;
    let expected = SCHEMA.replace(before, r#"{"name":"givenName","type":"Attribute"}"#);
    assert!(expected != SCHEMA);
    let read = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text).unwrap();
    assert_eq!(read(sent.body()), read(expected.as_bytes()));
    // As it was spelled, too.
    assert!(sent.json().unwrap().as_str().contains("[1.10]"));
    assert_eq!(sent.header("if-match"), None);
    tenant.mock.verify();
}

#[tokio::test]
async fn only_if_it_is_the_same() {
    let with_annotation = SCHEMA.replacen('{', r#"{"@odata.etag":"W/\"2\"","#, 1);
    for (response, etag) in [
        (json(200, SCHEMA).with_header("ETag", "W/\"1\""), "W/\"1\""),
        (json(200, &with_annotation), "W/\"2\""),
    ] {
        let tenant = tenant();
        let schema = tenant.job.schema();
        tenant.mock.expect(schema.get(None)).responds(response);
        expect_put(&tenant, Some(etag)).fails(412, "preconditionFailed", "Changed.");
        let change = |mapping: &mut AttributeMapping| mapping.source = Some(replaced());
        let error = change_mapping(&schema, &at(), change).await.unwrap_err();
        let FlowError::ChangedMeanwhile(error) = error else {
            panic!("{error}");
        };
        assert_eq!(error.code(), Some("preconditionFailed"));
        tenant.mock.verify();
    }
}

/// Exactly one mapping has to match, and a change that changes nothing writes nothing.
#[tokio::test]
async fn nothing_is_written() {
    for (at, found) in [
        (MappingAt::target_attribute("name"), 2),
        (MappingAt::target_attribute("other"), 0),
        (MappingAt::target_attribute("mail").with_rule("GROUP"), 0),
        (
            MappingAt::target_attribute("name").with_source_object("Worker"),
            0,
        ),
    ] {
        let tenant = tenant();
        let schema = tenant.job.schema();
        tenant
            .mock
            .expect(schema.get(None))
            .responds(json(200, SCHEMA));
        let error = change_mapping(&schema, &at, |_| panic!())
            .await
            .unwrap_err();
        assert!(
            matches!(error, FlowError::Mappings { found: n } if n == found),
            "{error}"
        );
    }
    let tenant = tenant();
    let schema = tenant.job.schema();
    tenant
        .mock
        .expect(schema.get(None))
        .responds(json(200, SCHEMA));
    let at = MappingAt::target_attribute("mail").with_rule("r1");
    assert!(!change_mapping(&schema, &at, |_| ()).await.unwrap());
    tenant.mock.verify();
}
