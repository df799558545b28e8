//! Service principals, which are found and read.

use super::sync::graph_runtime::{GetOptions, ListOptions, RequestOptions};
use super::sync::models::ServicePrincipalProperty;

use super::{Row, row, second};
use graph_tests::play::whole;

const APP: &str = "c3a9e1f7-6b42-4d08-95ae-70f2d81b4c36";

const FEW: [ServicePrincipalProperty; 3] = [
    ServicePrincipalProperty::Id,
    ServicePrincipalProperty::AppId,
    ServicePrincipalProperty::DisplayName,
];

pub(super) const ROWS: &[Row] = &[
    row("serviceprincipal-list.md", |at, _| {
        let options = ListOptions::new().with_filter(format!("appId eq '{APP}'"));
        whole(at.service_principals.list(Some(options)))
    }),
    second("serviceprincipal-list.md", |at, _| {
        let options = ListOptions::new()
            .with_select(FEW)
            .with_filter("startswith(displayName,'Wingtip')");
        whole(at.service_principals.list(Some(options)))
    }),
    Row {
        page: "serviceprincipal-list.md",
        nth: 2,
        call: |at, _| {
            let options = ListOptions::new()
                .with_select(FEW)
                .with_filter("accountEnabled ne false")
                .with_count()
                .with_request(RequestOptions::new().with_consistency_level("eventual"));
            whole(at.service_principals.list(Some(options)))
        },
    },
    row("serviceprincipal-get.md", |at, _| {
        whole(at.service_principal().get(None))
    }),
    second("serviceprincipal-get.md", |at, _| {
        let options = GetOptions::new().with_select(FEW);
        let instance = at.service_principals.by_app_id(APP);
        whole(instance.get(Some(options)))
    }),
    row("serviceprincipal-count.md", |at, _| {
        let options = RequestOptions::new().with_consistency_level("eventual");
        whole(at.service_principals.count(Some(options.into())))
    }),
];
