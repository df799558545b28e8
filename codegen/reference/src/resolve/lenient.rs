//! What is not there as the URL writes it, but may be meant.

use super::call::Written;
use super::here::Here;
use super::member::{self, Member, OfDescendants};
use super::walk::{Walk, missing};
use super::{Cause, StepKind, UrlLeniency, operation};
use graph_csdl::model::TypeId;
use graph_csdl::nearest::nearest;
use graph_csdl::slice::Node;

impl Walk<'_, '_> {
    /// What is not there as written, but may be meant.
    pub(super) fn leniently(
        &mut self,
        node: &Node,
        ty: TypeId,
        written: &Written<'_>,
        at: usize,
    ) -> Result<(), Cause> {
        let (model, is_collection) = (self.model, node.ty.is_collection);
        let bound = operation::bound(model, ty, is_collection);
        let elsewhere = operation::under_other_namespace(model, bound, written.name);
        if !elsewhere.is_empty() {
            self.leniencies.insert(UrlLeniency::Namespace);
            return self.member(node, Member::Operations(elsewhere), written, at);
        }
        match member::of_descendants(model, ty, is_collection, written.name) {
            Some(OfDescendants::One(owner, member)) => {
                self.leniencies.insert(UrlLeniency::MissingCast);
                let cast = node.cast(model, owner);
                return self.member(&cast, member, written, at);
            }
            Some(OfDescendants::Several(owners)) => {
                let types = owners.into_iter().map(|id| model.ty(id).name.to_string());
                return Err(Cause::AmbiguousCast {
                    name: written.name.to_owned(),
                    on: model.spell(node.ty),
                    types: types.collect(),
                });
            }
            None => {}
        }
        let is_open = model.structures(ty).any(|structure| structure.is_open);
        if is_open && !is_collection && written.inside.is_none() && !written.name.contains('.') {
            let is_placeholder = written.name.starts_with(['{', '<']);
            self.leniencies.insert(if is_placeholder {
                UrlLeniency::PlaceholderAsName
            } else {
                UrlLeniency::OpenProperty
            });
            self.push(StepKind::Dynamic(written.name.to_owned()), at);
            self.here = Here::Dynamic(ty, written.name.to_owned());
            return Ok(());
        }
        let on = model.spell(node.ty);
        let names = member::names(model, ty, is_collection);
        if written.name.starts_with(['{', '<']) || written.name.is_empty() {
            return Err(Cause::NoKey {
                key: written.name.to_owned(),
                on,
            });
        }
        if written.name.contains("graph.") {
            let types = operation::descendants(model, ty)
                .into_iter()
                .map(|id| model.ty(id).name.to_string());
            let types: Vec<String> = types
                .chain(names.iter().map(|name| format!("microsoft.graph.{name}")))
                .collect();
            let near = nearest(written.name, types.iter().map(String::as_str));
            return Err(Cause::UnknownType(missing(written.name, near)));
        }
        Err(self.unknown(written.name, &names, &on))
    }
}
