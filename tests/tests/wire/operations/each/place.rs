//! The ways to the resources of the slice: two roots, and in each of them a schema of a job and one of a template.

use super::sync::GraphClient;
use super::sync::builders::{
    DirectoryDefinitionRequestBuilder, ServicePrincipalCollectionRequestBuilder,
    ServicePrincipalRequestBuilder, SynchronizationJobRequestBuilder,
    SynchronizationRequestBuilder, SynchronizationSchemaRequestBuilder,
    SynchronizationTemplateRequestBuilder,
};

use super::VERSION;
use crate::support::{APPLICATION, JOB, SERVICE_PRINCIPAL};

pub(super) const TEMPLATE: &str = "wingtipScim";
pub(super) const DIRECTORY: &str = "38f90d1c-7e62-4ab5-8c4d-1b6ef7a5d093";

/// One way.
pub(in super::super) struct Place {
    /// `servicePrincipals/…` or `applications/…`.
    root: String,
    /// `jobs/…` or `templates/…`, to whose schema it leads.
    owner: String,
    pub(super) service_principals: ServicePrincipalCollectionRequestBuilder,
    pub(in super::super) synchronization: SynchronizationRequestBuilder,
    pub(super) schema: SynchronizationSchemaRequestBuilder,
}

impl Place {
    pub(super) fn all(graph: &GraphClient) -> Vec<Self> {
        let principal = graph.service_principals().by_id(SERVICE_PRINCIPAL);
        let application = graph.applications().by_id(APPLICATION);
        let roots = [
            (
                format!("servicePrincipals/{SERVICE_PRINCIPAL}"),
                principal.synchronization(),
            ),
            (
                format!("applications/{APPLICATION}"),
                application.synchronization(),
            ),
        ];
        let both = roots.into_iter().flat_map(|(root, synchronization)| {
            let job = synchronization.jobs().by_id(JOB);
            let template = synchronization.templates().by_id(TEMPLATE);
            [
                (format!("jobs/{JOB}"), job.schema()),
                (format!("templates/{TEMPLATE}"), template.schema()),
            ]
            .map(|(owner, schema)| Self {
                root: root.clone(),
                owner,
                service_principals: graph.service_principals(),
                synchronization: synchronization.clone(),
                schema,
            })
        });
        both.collect()
    }

    pub(super) fn service_principal(&self) -> ServicePrincipalRequestBuilder {
        self.service_principals.by_id(SERVICE_PRINCIPAL)
    }

    pub(in super::super) fn job(&self) -> SynchronizationJobRequestBuilder {
        self.synchronization.jobs().by_id(JOB)
    }

    pub(super) fn template(&self) -> SynchronizationTemplateRequestBuilder {
        self.synchronization.templates().by_id(TEMPLATE)
    }

    pub(super) fn directory(&self) -> DirectoryDefinitionRequestBuilder {
        self.schema.directories().by_id(DIRECTORY)
    }

    /// Path and query that a page gives for its own place, at this one.
    pub(super) fn target(&self, of_page: &str) -> String {
        let named = of_page
            .replace("{servicePrincipalId}", SERVICE_PRINCIPAL)
            .replace("{jobId}", JOB);
        let Some((_, rest)) = named.split_once("/synchronization") else {
            return format!("/{VERSION}{}", quoted(&named));
        };
        let rest = match rest.split_once("/schema") {
            Some((_, rest)) => format!("/{}/schema{rest}", self.owner),
            None => rest.to_owned(),
        };
        format!("/{VERSION}/{}/synchronization{rest}", self.root)
    }

    pub(super) fn name(&self) -> String {
        format!("{} {}", self.root, self.owner)
    }
}

/// A target as it is sent: quotes are encoded in its path.
fn quoted(target: &str) -> String {
    let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
    path.replace('\'', "%27") + query
}

/// A path with its keys replaced by `{}`, as listings have it.
pub(super) fn template(path: &str) -> String {
    let keys = [SERVICE_PRINCIPAL, APPLICATION, JOB, TEMPLATE, DIRECTORY];
    let segments = path
        .split('/')
        .map(|segment| match segment.split_once("(appId=") {
            Some((set, _)) => format!("{set}/{{}}"),
            None if keys.contains(&segment) => "{}".to_owned(),
            None => segment.to_owned(),
        });
    segments.collect::<Vec<_>>().join("/")
}
