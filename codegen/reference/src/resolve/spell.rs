//! Resolved URLs as listings show them, and operations by the names that `docs.toml` uses.

use super::{Call, Resolved, StepKind};
use graph_csdl::model::{Model, OperationId};

impl Resolved {
    /// The path from the service root, keys as `{}`: `/users/{}/messages/{}/forward`.
    pub fn path(&self, model: &Model) -> String {
        let mut path = String::new();
        let mut push = |segment: &str| {
            path.push('/');
            path.push_str(segment);
        };
        for step in &self.steps {
            match &step.kind {
                StepKind::Name(name) | StepKind::Stream(name) | StepKind::Dynamic(name) => {
                    push(name)
                }
                StepKind::Key(_) => push("{}"),
                StepKind::Cast(id) => push(&model.ty(*id).name.to_string()),
                StepKind::Function(id, _) => push(&called(model, *id, None)),
                StepKind::Import(name, id, _) => push(&called(model, *id, Some(name))),
                StepKind::Path(_) => push(":{}:"),
            }
        }
        match &self.call {
            Call::Builtin { verb, on, .. } => {
                verb.segment(*on)
                    .iter()
                    .for_each(|segment| push(segment.as_str()));
            }
            Call::Operation { id, name, .. } => push(&called(model, *id, Some(name))),
            Call::Batch => push("$batch"),
            Call::Service => {}
        }
        path.replace("/:{}:", ":/{}:")
    }

    /// The operation as `docs.toml` names it: `microsoft.graph.synchronizationJob/get`,
    /// `Collection(microsoft.graph.user)/list`, `microsoft.graph.synchronizationJob/provisionOnDemand`,
    /// `microsoft.graph.synchronization/secrets/replace`.
    pub fn operation(&self, model: &Model) -> String {
        match &self.call {
            Call::Builtin {
                verb,
                property: Some((owner, name)),
                ..
            } => {
                format!("{}/{name}/{}", model.ty(*owner).name, verb.as_str())
            }
            Call::Builtin { verb, on, .. } => format!("{}/{}", model.spell(*on), verb.as_str()),
            Call::Operation { id, name, .. } => match model.operation(*id).binding {
                Some(binding) => format!("{}/{name}", model.spell(binding)),
                None => name.clone(),
            },
            Call::Batch => "$batch".to_owned(),
            Call::Service => "$metadata".to_owned(),
        }
    }
}

fn called(model: &Model, id: OperationId, name: Option<&str>) -> String {
    let operation = model.operation(id);
    operation.call(name.unwrap_or(&operation.name.name))
}
