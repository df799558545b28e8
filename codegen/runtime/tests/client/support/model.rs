//! Two small models, as generated code has them.

/// A job.
#[non_exhaustive]
pub struct Job {
    pub id: Option<String>,
    pub secret: Option<String>,
    pub status: Option<Status>,
    pub template_id: Option<String>,
    pub additional: graph_runtime::AdditionalProperties,
}

graph_runtime::structured_type! {
    Job: "microsoft.graph.job", JobProperty {
        id: "id" => Id,
        secret: "secret" => Secret [secret],
        status: "status" => Status,
        template_id: "templateId" => TemplateId,
    }
}

/// Its status.
#[non_exhaustive]
pub struct Status {
    pub code: Option<String>,
    pub count: Option<i64>,
    pub additional: graph_runtime::AdditionalProperties,
}

graph_runtime::structured_type! {
    Status: "microsoft.graph.status", StatusProperty {
        code: "code" => Code,
        count: "count" => Count,
    }
}
