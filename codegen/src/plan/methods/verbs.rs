//! Built-in verbs of a place.

use super::Planner;
use super::navigation::facts_of;
use crate::plan::docs::{self, Docs};
use crate::plan::{Body, Call, Content, Http, Method, Source, StreamAt, verbs};
use graph_csdl::model::{Facts, TypeId, UpdateMethod};
use graph_csdl::slice::{Place, Verb};

impl Planner<'_> {
    pub(super) fn verb(
        &self,
        docs: &mut Docs<'_>,
        name: String,
        verb: Verb,
        place: &Place,
    ) -> Method {
        let model = self.context.model();
        let (item, facts) = match self.property {
            Some((owner, property)) => (
                format!("{}/{property}", model.ty(*owner).name),
                facts_of(model, *owner, property),
            ),
            None => (model.spell(place.ty), None),
        };
        let facts = Facts {
            description: None,
            ..facts.cloned().unwrap_or_default()
        };
        let call = self.call(verb, place);
        let key = format!("{item}/{}", verb.as_str());
        let mut about = docs.operation(&key, &facts, verbs::summary(&call));
        let (method, suffix) = verbs::http(&call);
        about.http = Some(Http {
            method,
            suffix: suffix.to_owned(),
        });
        Method {
            name,
            source: Source::Verb(verb),
            docs: about,
            deprecated: docs::note(facts.deprecated.as_deref()),
            is_inline: true,
            body: Body::Verb(call),
        }
    }

    fn call(&self, verb: Verb, place: &Place) -> Call {
        let update = place.capabilities.update_method;
        let own = self.content(place.ty.named());
        let stream = match place.ty.named() {
            Some(_) => StreamAt::Value,
            None => StreamAt::Here,
        };
        match verb {
            Verb::ListValues => Call::GetItems(own),
            Verb::List => Call::List(own),
            Verb::Create => Call::Create(own),
            Verb::Count => Call::Count(own),
            Verb::Get => Call::Get(own),
            Verb::Update if update == Some(UpdateMethod::Post) => Call::PostUpdate(own),
            Verb::Update => Call::Patch(own),
            Verb::ReplaceValues => Call::ReplaceItems(own),
            Verb::Replace => Call::Replace(own),
            Verb::Delete => Call::Delete,
            Verb::GetStream => Call::GetStream(stream),
            Verb::PutStream => Call::PutStream(stream, self.holder().unwrap_or(own)),
            Verb::DeleteStream => Call::DeleteStream(stream),
            Verb::RefList => Call::GetRefs(own),
            Verb::RefGet => Call::GetRef,
            Verb::RefAdd => Call::AddRef,
            Verb::RefSet => Call::SetRef,
            Verb::RefRemove => Call::RemoveRef,
        }
    }

    /// The model of what has the bytes where that is not the resource itself: the type that declares the stream property.
    fn holder(&self) -> Option<Content> {
        let (owner, _) = self.property?;
        Some(self.content(Some(*owner)))
    }

    fn content(&self, ty: Option<TypeId>) -> Content {
        let model = ty.and_then(|id| self.context.placing.find(id));
        model.map_or(Content::Json, Content::Model)
    }
}
