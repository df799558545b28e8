//! Each place that takes a value into a segment of its own.

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Request;

use crate::support::{JOB, SERVICE_PRINCIPAL};

pub(super) type Ways = [(&'static str, fn(&GraphClient, &str) -> Request<()>); 5];

/// Each place that takes a value into a segment of its own.
pub(super) const KEYS: Ways = [
    ("a service principal", |graph, value| {
        let root = graph.service_principals().by_id(value);
        root.synchronization().delete(None)
    }),
    ("an application", |graph, value| {
        let root = graph.applications().by_id(value);
        root.synchronization().delete(None)
    }),
    ("a job", |graph, value| {
        let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
        root.synchronization().jobs().by_id(value).delete(None)
    }),
    ("a template", |graph, value| {
        let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
        let template = root.synchronization().templates().by_id(value);
        template.schema().delete(None)
    }),
    ("a directory", |graph, value| {
        let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
        let schema = root.synchronization().jobs().by_id(JOB).schema();
        schema.directories().by_id(value).delete(None)
    }),
];

/// The decoded path with `value` where the way has its key.
pub(super) fn expected(way: usize, value: &str) -> Vec<&str> {
    let principal = [
        "beta",
        "servicePrincipals",
        SERVICE_PRINCIPAL,
        "synchronization",
    ];
    match way {
        0 => vec!["beta", "servicePrincipals", value, "synchronization"],
        1 => vec!["beta", "applications", value, "synchronization"],
        2 => [&principal[..], &["jobs", value]].concat(),
        3 => [&principal[..], &["templates", value, "schema"]].concat(),
        _ => [
            &principal[..],
            &["jobs", JOB, "schema", "directories", value],
        ]
        .concat(),
    }
}
