//! One step: from the root, from a resource, by name and by key.

use super::call::{self, Written};
use super::here::{Here, Place};
use super::member::{self, Member};
use super::name_match::NameMatch;
use super::walk::{Walk, missing};
use super::{Cause, StepKind, Unresolved, UrlLeniency, key};
use graph_csdl::model::{ItemType, Primitive, RootKind, TypeId};
use graph_csdl::nearest::nearest;
use graph_csdl::slice::Node;
use graph_csdl::verb::SystemSegment;

impl<'m> Walk<'m, '_> {
    pub(super) fn at_root(&mut self, text: &str, at: usize) -> Result<(), Cause> {
        match text {
            "$batch" => {
                self.here = Here::Batch;
                return Ok(());
            }
            "$metadata" => {
                self.here = Here::Metadata;
                return Ok(());
            }
            _ => {}
        }
        let written = call::read(text);
        let roots = self.model.roots();
        let found = NameMatch::ALL.into_iter().find_map(|matching| {
            let root = roots
                .iter()
                .find(|root| matching.same(&root.name, written.name))?;
            Some((root, matching))
        });
        let Some((root, matching)) = found else {
            let near = nearest(written.name, roots.iter().map(|root| root.name.as_str()));
            return Err(Cause::UnknownRoot(missing(written.name, near)));
        };
        self.note(matching);
        match &root.kind {
            RootKind::Import(overloads) => {
                self.operation(&root.name, overloads, &written, at, true)
            }
            RootKind::EntitySet(ty) | RootKind::Singleton(ty) => {
                let is_set = matches!(root.kind, RootKind::EntitySet(_));
                self.push(StepKind::Name(root.name.clone()), at);
                self.arrive(Node::root(self.model, root, *ty, is_set), &written, at)
            }
        }
    }

    pub(super) fn at_resource(&mut self, place: Place, text: &str, at: usize) -> Result<(), Cause> {
        if let Some(control) = SystemSegment::of(text) {
            self.here = Here::Control(control, place);
            return Ok(());
        }
        let node = &place.node;
        let ItemType::Named(ty) = node.ty.item else {
            return Err(self.unknown(text, &[], &self.model.spell(node.ty)));
        };
        let written = call::read(text);
        let is_collection = node.ty.is_collection;
        for matching in NameMatch::ALL {
            if let Some(member) =
                member::find(self.model, ty, is_collection, written.name, matching)
            {
                self.note(matching);
                return self.member(node, member, &written, at);
            }
        }
        if is_collection
            && (written.name.is_empty() || written.inside.is_none())
            && !text.starts_with('$')
        {
            let looks_qualified =
                text.starts_with("microsoft.graph.") || text.starts_with("graph.");
            if !looks_qualified {
                return self.key(node, ty, &written, text, at);
            }
        }
        self.leniently(node, ty, &written, at)
    }

    pub(super) fn member(
        &mut self,
        node: &Node,
        member: Member<'m>,
        written: &Written<'_>,
        at: usize,
    ) -> Result<(), Cause> {
        match member {
            Member::Navigation(navigation) => {
                self.push(StepKind::Name(navigation.name.clone()), at);
                self.declared_by(node, &navigation.name);
                let Some(next) = node.navigate(self.model, navigation) else {
                    return Err(self.unknown(&navigation.name, &[], &self.model.spell(node.ty)));
                };
                self.arrive(next, written, at)
            }
            Member::Property(property) => {
                let is_stream = property.ty.item == ItemType::Primitive(Primitive::Stream);
                let kind = if is_stream {
                    StepKind::Stream
                } else {
                    StepKind::Name
                };
                self.push(kind(property.name.clone()), at);
                self.declared_by(node, &property.name);
                self.arrive(node.property(property), written, at)?;
                self.belongs_to(node, &property.name);
                Ok(())
            }
            Member::Operations(overloads) => {
                let name = self.model.operation(overloads[0]).name.name.clone();
                self.operation(&name, &overloads, written, at, false)
            }
            Member::Cast(id) => {
                self.push(StepKind::Cast(id), at);
                self.arrive(node.cast(self.model, id), written, at)
            }
        }
    }

    /// Records which type declares the last step.
    fn declared_by(&mut self, owner: &Node, name: &str) {
        let ItemType::Named(ty) = owner.ty.item else {
            return;
        };
        let declares = |id: &TypeId| self.model.own_names(*id).any(|own| own == name);
        if let Some(step) = self.steps.last_mut() {
            step.of = self.model.lineage(ty).find(declares);
        }
    }

    /// Records whose property the walk is at.
    fn belongs_to(&mut self, owner: &Node, name: &str) {
        if let (Here::Resource(place), ItemType::Named(ty)) = (&mut self.here, owner.ty.item) {
            let declares = |id: &TypeId| self.model.own_names(*id).any(|own| own == name);
            place.property = self
                .model
                .lineage(ty)
                .find(declares)
                .map(|id| (id, name.to_owned()));
        }
    }

    /// At a resource; the text in parentheses after its name is a key.
    pub(super) fn arrive(
        &mut self,
        node: Node,
        written: &Written<'_>,
        at: usize,
    ) -> Result<(), Cause> {
        let pairs = written.inside.as_deref().unwrap_or_default();
        let node = match (node.ty.item, pairs.is_empty()) {
            (_, true) => node,
            (ItemType::Named(ty), false) if node.ty.is_collection => {
                let (values, leniency) = key::inside(self.model, ty, pairs)?;
                self.leniencies.extend(leniency);
                self.push(StepKind::Key(values), at);
                self.item(&node)?
            }
            _ => return Err(self.no_key(&node, written.name)),
        };
        self.here = resource(node);
        Ok(())
    }

    fn key(
        &mut self,
        node: &Node,
        ty: TypeId,
        written: &Written<'_>,
        text: &str,
        at: usize,
    ) -> Result<(), Cause> {
        let (values, leniency) = match &written.inside {
            Some(pairs) => key::inside(self.model, ty, pairs)?,
            None => key::segment(self.model, ty, text),
        };
        if leniency.is_some() {
            let names = member::names(self.model, ty, true);
            let cause = self.unknown(text, &names, &self.model.spell(node.ty));
            self.suspect.get_or_insert(Unresolved { cause, at });
        }
        if leniency == Some(UrlLeniency::WordAsKey) {
            self.words.push(at);
        }
        self.leniencies.extend(leniency);
        self.push(StepKind::Key(values), at);
        self.here = resource(self.item(node)?);
        Ok(())
    }

    fn item(&self, node: &Node) -> Result<Node, Cause> {
        node.item(self.model).ok_or_else(|| self.no_key(node, ""))
    }

    fn no_key(&self, node: &Node, key: &str) -> Cause {
        Cause::NoKey {
            key: key.to_owned(),
            on: self.model.spell(node.ty),
        }
    }
}

pub(super) fn resource(node: Node) -> Here {
    Here::Resource(Place {
        node,
        property: None,
    })
}
