//! Built-in verbs of a place.

use super::Planner;
use super::ways::facts_of;
use crate::plan::groups::{named, type_text};
use crate::plan::{Body, Call, Method, StreamAt, docs, verbs};
use graph_csdl::model::{Facts, UpdateMethod};
use graph_csdl::slice::{Place, Verb};

impl Planner<'_, '_, '_, '_, '_> {
    pub(super) fn verb(&mut self, name: String, verb: Verb, place: &Place) -> Method {
        let (item, facts) = match &self.group.property {
            Some((owner, property)) => {
                let owner_name = &self.context.slice.model().ty(*owner).name;
                (
                    format!("{owner_name}/{property}"),
                    facts_of(self.context.slice.model(), *owner, property),
                )
            }
            None => (type_text(self.context.slice.model(), place.ty), None),
        };
        let facts = Facts {
            description: None,
            ..facts.cloned().unwrap_or_default()
        };
        let call = self.call(verb, place);
        verbs::bring(self.scope, &call);
        let text = self.docs.operation(
            &format!("{item}/{}", verb.as_str()),
            &facts,
            verbs::summary(&call),
        );
        let http = verbs::http(&call);
        let docs = self.operation_docs(text, http.0, http.1, Vec::new());
        Method {
            name,
            docs,
            deprecated: docs::note(facts.deprecated.as_deref()),
            body: Body::Verb(call),
        }
    }

    fn call(&mut self, verb: Verb, place: &Place) -> Call {
        let update = place.capabilities.update_method;
        let stream = if named(place.ty).is_some() {
            StreamAt::Value
        } else {
            StreamAt::Here
        };
        match verb {
            Verb::ListValues => Call::GetItems(self.model_path(place)),
            Verb::List => Call::List(self.model_path(place)),
            Verb::Create => Call::Create(self.model_path(place)),
            Verb::Count => Call::Count(self.model_path(place)),
            Verb::Get => Call::Get(self.model_path(place)),
            Verb::Update if update == Some(UpdateMethod::Post) => {
                Call::PostUpdate(self.model_path(place))
            }
            Verb::Update => Call::Patch(self.model_path(place)),
            Verb::ReplaceValues => Call::ReplaceItems(self.model_path(place)),
            Verb::Replace => Call::Replace(self.model_path(place)),
            Verb::Delete => Call::Delete,
            Verb::GetStream => Call::GetStream(stream),
            Verb::PutStream => Call::PutStream(stream, self.holder_path(place)),
            Verb::DeleteStream => Call::DeleteStream(stream),
            Verb::RefList => Call::GetRefs(self.model_path(place)),
            Verb::RefGet => Call::GetRef,
            Verb::RefAdd => Call::AddRef,
            Verb::RefSet => Call::SetRef,
            Verb::RefRemove => Call::RemoveRef,
        }
    }

    /// The model of what has the bytes: the media entity, or the type that declares the stream property.
    fn holder_path(&mut self, place: &Place) -> String {
        match &self.group.property {
            Some((owner, _)) => self.scope.path_of(*owner),
            None => self.model_path(place),
        }
    }

    fn model_path(&mut self, place: &Place) -> String {
        match named(place.ty) {
            Some(id) => self.scope.path_of(id),
            None => "graph_runtime::Json".to_owned(),
        }
    }
}
