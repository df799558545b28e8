//! `$select`, `$expand`, `$filter` and their like.

use graph_synchronization_beta::graph_runtime::{
    Expand, GetOptions, ListOptions, RequestOptions, Structured, filter,
};
use graph_synchronization_beta::models::{
    DirectoryDefinition, DirectoryDefinitionProperty, ObjectDefinition, ObjectDefinitionProperty,
    SynchronizationJob, SynchronizationJobProperty, SynchronizationProperty, SynchronizationSchema,
    SynchronizationSchemaProperty,
};
use graph_tests::server::Reply;

use super::{empty, has_query};
use crate::support::{SERVICE_PRINCIPAL, a_job, bounded, job, scripted};

#[tokio::test]
async fn everything_about_a_list() {
    let (server, graph) = scripted([Reply::json(200, r#"{"@odata.count":7,"value":[]}"#)]).await;
    let options = ListOptions::<SynchronizationJob>::new()
        .with_select([
            SynchronizationJobProperty::Id,
            SynchronizationJobProperty::TemplateId,
        ])
        .with_filter(filter!(
            "templateId eq {} and status/code ne {}",
            "O'Neil & Co#1+%",
            "Paused"
        ))
        .with_orderby("templateId desc")
        .with_search(r#""templateId:wa""#)
        .with_top(5)
        .with_skip(10)
        .with_count()
        .with_request(RequestOptions::new().with_query("custom", "a&b=c"));
    let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
    let list = root.synchronization().jobs().list(Some(options));
    let page = bounded(list).await.unwrap().into_model().unwrap();
    assert_eq!(page.count, Some(7));
    let received = &server.received()[0];
    has_query(
        received,
        &[
            ("$select", "id,templateId"),
            (
                "$filter",
                "templateId eq 'O''Neil & Co#1+%' and status/code ne 'Paused'",
            ),
            ("$orderby", "templateId desc"),
            ("$search", r#""templateId:wa""#),
            ("$top", "5"),
            ("$skip", "10"),
            ("$count", "true"),
            ("custom", "a&b=c"),
        ],
    );
    assert!(received.query().contains("%2B"), "a plus is not a space");
    assert!(received.query().contains("%20"), "a space is not a plus");
}

#[tokio::test]
async fn select_and_nested_expand() {
    let (server, graph) = scripted([Reply::json(200, r#"{"id":"x"}"#), a_job()]).await;
    let directories = ListOptions::<DirectoryDefinition>::new()
        .with_select([DirectoryDefinitionProperty::Name])
        .with_filter(filter!("name eq {}", "it's"))
        .with_top(2);
    let schema = ListOptions::<SynchronizationSchema>::new()
        .with_select([SynchronizationSchemaProperty::Version])
        .with_expand([
            Expand::new(SynchronizationSchemaProperty::Directories).with_options(directories)
        ]);
    let jobs = ListOptions::<SynchronizationJob>::new()
        .with_expand([Expand::new(SynchronizationJobProperty::Schema).with_options(schema)]);
    let options = GetOptions::new()
        .with_select([SynchronizationProperty::Id])
        .with_expand([
            Expand::new(SynchronizationProperty::Jobs).with_options(jobs),
            Expand::new(SynchronizationProperty::Templates),
        ]);
    let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
    bounded(root.synchronization().get(Some(options)))
        .await
        .unwrap();
    has_query(
        &server.received()[0],
        &[
            ("$select", "id"),
            (
                "$expand",
                "jobs($expand=schema($select=version;$expand=directories($select=name;$filter=name eq 'it''s';$top=2))),templates",
            ),
        ],
    );
    let expand = Expand::new(SynchronizationJobProperty::Schema);
    let options = GetOptions::new().with_expand([expand]);
    bounded(job(&graph).get(Some(options))).await.unwrap();
    has_query(&server.received()[1], &[("$expand", "schema")]);
}

/// What was expanded comes back as types.
#[tokio::test]
async fn what_is_expanded_is_typed() {
    let body = r#"{"id":"j","schema":{"version":"v1","directories":[{"name":"Entra ID","objects":[{"name":"User"}]}]}}"#;
    let (_server, graph) = scripted([Reply::json(200, body)]).await;
    let job = bounded(job(&graph).get(None))
        .await
        .unwrap()
        .into_model()
        .unwrap();
    let directories = job.schema.unwrap().directories.unwrap();
    let object = &directories[0].objects.as_ref().unwrap()[0];
    assert_eq!(object.name.as_deref(), Some("User"));
    assert_eq!(
        ObjectDefinition::name_of(ObjectDefinitionProperty::Name),
        "name"
    );
}

#[tokio::test]
async fn lists_of_functions_and_counts_take_options_too() {
    let (server, graph) = scripted([empty(), Reply::text(200, "text/plain", "\u{feff}12")]).await;
    let functions = job(&graph)
        .schema()
        .functions(Some(ListOptions::new().with_top(3)));
    bounded(functions).await.unwrap();
    has_query(&server.received()[0], &[("$top", "3")]);
    let root = graph.applications().by_id("app");
    let options = ListOptions::new()
        .with_filter("templateId eq 'x'")
        .with_request(RequestOptions::new().with_consistency_level("eventual"));
    let count = bounded(root.synchronization().jobs().count(Some(options))).await;
    assert_eq!(
        count.unwrap().into_model().unwrap(),
        12,
        "behind a byte order mark"
    );
    let received = &server.received()[1];
    has_query(received, &[("$filter", "templateId eq 'x'")]);
    assert_eq!(received.header("consistencylevel"), Some("eventual"));
}
