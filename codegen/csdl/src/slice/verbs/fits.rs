//! The table of verbs read with a model: what of it holds at a resource.

use super::super::Node;
use crate::http::HttpMethod;
use crate::model::{Capabilities, ItemType, Model, Primitive, PropertyResource, TypeRef};
use crate::verb::{Capability, Role, SystemSegment, Target, Verb};

impl Verb {
    /// Its HTTP method where these capabilities hold.
    pub fn http(self, capabilities: &Capabilities) -> HttpMethod {
        let facts = self.facts();
        let chosen = capabilities.update_method;
        let chosen = chosen.filter(|method| facts.update_methods.contains(method));
        chosen.map_or(facts.http, HttpMethod::from)
    }

    /// What it adds to the URL of a resource of this type: the bytes of a stream property are at its own URL
    /// (OData URL conventions 4.7).
    pub fn segment(self, ty: TypeRef) -> Option<SystemSegment> {
        let segment = self.facts().segment;
        segment.filter(|segment| *segment != SystemSegment::Value || !is_stream(ty))
    }

    /// Whether resources like the node have it, if they are reached in this role.
    pub fn is_on(self, model: &Model, role: Role, node: &Node) -> bool {
        fits(self.facts().on, model, role, node)
    }

    /// Whether resources like the node have it only if that is stated.
    pub(super) fn is_on_if_stated(self, model: &Model, node: &Node) -> bool {
        fits(self.facts().on_if_stated, model, node.role, node)
    }

    /// Whether resources like the node have it in OData, although no builder offers it.
    pub fn is_on_but_not_offered(self, model: &Model, node: &Node) -> bool {
        fits(self.facts().on_but_not_offered, model, node.role, node)
    }
}

fn fits(list: &[(Role, Target)], model: &Model, role: Role, node: &Node) -> bool {
    list.iter()
        .any(|(of, target)| *of == role && target.fits(model, node))
}

impl Target {
    /// Whether the node is of this kind.
    pub fn fits(self, model: &Model, node: &Node) -> bool {
        let item = node.ty.item;
        let is_one = !node.ty.is_collection;
        match self {
            Self::Primitive => is_one && matches!(item, ItemType::Primitive(_)),
            Self::Stream => is_stream(node.ty),
            _ if is_stream(node.ty) => false,
            Self::Any => true,
            Self::Collection => !is_one,
            Self::One => is_one,
            Self::Single => is_one && !node.is_item,
            Self::Removable => is_one && !node.is_required,
            Self::Complex => {
                let untyped = ItemType::Primitive(Primitive::Untyped);
                is_one && (item == untyped || matches!(item, ItemType::Named(_)))
            }
            Self::Media => is_one && model.has_stream(item),
        }
    }
}

impl Capability {
    /// What the metadata says of it; silence means yes.
    pub fn stated(self, capabilities: &Capabilities) -> Option<bool> {
        match self {
            Self::Countable if capabilities.readable == Some(false) => Some(false),
            Self::Readable => capabilities.readable,
            Self::Countable => capabilities.countable,
            Self::Insertable => capabilities.insertable,
            Self::Updatable => capabilities.updatable,
            Self::Deletable => capabilities.deletable,
            Self::Referenceable => capabilities.referenceable,
            Self::StreamBody => capabilities.stream_body,
        }
    }

    /// Takes it away, of items by key too.
    pub fn deny(self, capabilities: &mut Capabilities) {
        let denied = Some(false);
        match self {
            Self::Readable => {
                capabilities.readable = denied;
                capabilities.readable_by_key = denied;
            }
            Self::Countable => capabilities.countable = denied,
            Self::Insertable => capabilities.insertable = denied,
            Self::Updatable => capabilities.updatable = denied,
            Self::Deletable => capabilities.deletable = denied,
            Self::Referenceable => capabilities.referenceable = denied,
            Self::StreamBody => capabilities.stream_body = denied,
        }
    }
}

impl PropertyResource {
    /// Whether the property is stated to have the verb.
    pub(super) fn has(&self, verb: Verb) -> bool {
        match verb.facts().needs {
            Capability::Readable => self.get,
            Capability::Countable => self.count,
            Capability::Updatable if verb == Verb::Update => self.update,
            Capability::Updatable => self.replace,
            Capability::Deletable => self.delete,
            Capability::Insertable => self.add,
            Capability::Referenceable | Capability::StreamBody => false,
        }
    }
}

/// Whether a type is that of a stream property.
pub(super) fn is_stream(ty: TypeRef) -> bool {
    ty.item == ItemType::Primitive(Primitive::Stream)
}
