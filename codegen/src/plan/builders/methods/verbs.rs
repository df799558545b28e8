//! Built-in verbs of a resource.

use super::Planner;
use super::navigation::facts_of;
use crate::plan::docs;
use crate::plan::docs::Docs;
use crate::plan::models::rust_type::item_type;
use crate::plan::{Body, Call, Content, Http, Item, Method, Scalar, Source};
use graph_csdl::model::{Facts, ItemType, TypeKind};
use graph_csdl::slice::Resource;
use graph_csdl::verb::{Payload, Verb};

impl Planner<'_> {
    pub(super) fn verb(
        &self,
        docs: &mut Docs<'_>,
        name: String,
        verb: Verb,
        resource: &Resource,
    ) -> Method {
        let model = self.context.model();
        let (item, facts) = match self.property {
            Some((owner, property)) => (
                format!("{}/{property}", model.ty(*owner).name),
                facts_of(model, *owner, property),
            ),
            None => (model.spell(resource.ty), None),
        };
        let facts = Facts {
            description: None,
            ..facts.cloned().unwrap_or_default()
        };
        let call = self.call(verb, resource);
        let key = format!("{item}/{}", verb.as_str());
        let summary = verb.facts().summary.replace("{}", self.noun(resource));
        let mut about = docs.operation(&key, &facts, format_args!("{summary}"));
        about.http = Some(Http {
            method: call.http.as_str(),
            suffix: call.suffix(),
        });
        let corrected = self.context.corrected;
        about.corrected = corrected.of_verb(model, self.resources, verb);
        Method {
            name,
            source: Source::Verb(verb),
            docs: about,
            deprecated: docs::note(facts.deprecated.as_deref()),
            is_inline: true,
            body: Body::Verb(call),
        }
    }

    /// The noun for the resource in sentences: its property, or the name of its type.
    fn noun(&self, resource: &Resource) -> &str {
        let model = self.context.model();
        match (self.property, resource.ty.named()) {
            (Some((_, property)), _) => property,
            (None, Some(id)) => &model.ty(id).name.name,
            (None, None) => "value",
        }
    }

    fn call(&self, verb: Verb, resource: &Resource) -> Call {
        let own = self.content(resource.ty.item);
        let content = match verb.facts().response {
            Payload::Holder => self.holder().unwrap_or(own),
            _ => own,
        };
        Call {
            verb,
            http: verb.http(&resource.capabilities),
            segment: verb.segment(resource.ty),
            resource: content,
        }
    }

    /// The type that declares the stream property, if the resource is one.
    fn holder(&self) -> Option<Content> {
        let (owner, _) = self.property?;
        Some(self.content(ItemType::Named(*owner)))
    }

    fn content(&self, ty: ItemType) -> Content {
        let (model, placement) = (self.context.model(), self.context.placement);
        let ItemType::Named(id) = ty else {
            return Content::Value(item_type(model, placement, ty));
        };
        match (placement.find(id), &model.ty(id).kind) {
            (Some(id), TypeKind::Entity(_) | TypeKind::Complex(_)) => Content::Model(id),
            (Some(_), TypeKind::Enum(_)) | (_, TypeKind::Definition(_)) => {
                Content::Value(item_type(model, placement, ty))
            }
            // No method names the type.
            (None, _) => Content::Value(Item::Scalar(Scalar::Json)),
        }
    }
}
