//! Properties and navigation properties of types.

use super::capabilities::{self, Place, differences};
use super::types::Files;
use super::{KeyValue, Proposals, elements, exists_not, spelled};
use crate::config::change::RESOURCE_OPERATIONS;
use crate::config::quoted;
use crate::model::{
    Capabilities, ItemType, Model, Navigation, Primitive, Property, PropertyResource,
    QualifiedName, Structure, TypeId, TypeRef,
};

impl Files<'_> {
    /// What differs of the members of a type.
    pub(super) fn members(&self, known: Option<TypeId>, id: TypeId, proposals: &mut Proposals<'_>) {
        let Self { raw, clean } = self;
        let name = &clean.ty(id).name;
        let Some(after) = clean.ty(id).structure() else {
            return;
        };
        let before = known.and_then(|id| raw.ty(id).structure());
        // The element of a new type has its members.
        let is_new = before.is_none();
        let own: Vec<&str> = known.map_or_else(Vec::new, |id| raw.own_names(id).collect());
        let target = |member: &str| format!("{name}/{member}");
        for member in Member::all(after) {
            let known = before.and_then(|it| Member::all(it).find(|it| it.is_same(member)));
            if known.is_none() && !self.adds(is_new, &own, member.name(), name, proposals) {
                continue;
            }
            let target = target(member.name());
            if known.is_none() && !is_new {
                proposals.add(&name.to_string(), &target, &member.element(clean));
            }
            let values = match member {
                Member::Property(it) => self.property(known.and_then(Member::property), it),
                Member::Navigation(it) => {
                    let known = known.and_then(Member::navigation);
                    let is_decided = proposals.states(&target, "contained");
                    self.navigation((known, is_decided), it)
                }
            };
            proposals.propose(&target, values);
        }
        let left: Vec<&str> = clean.own_names(id).collect();
        for gone in own.iter().filter(|it| !left.contains(it)) {
            proposals.propose(&target(gone), exists_not());
        }
    }

    /// Whether a member can be added: one of another kind has its name otherwise.
    fn adds(
        &self,
        is_new: bool,
        own: &[&str],
        member: &str,
        owner: &QualifiedName,
        proposals: &mut Proposals<'_>,
    ) -> bool {
        let is_free = is_new || !own.contains(&member);
        if !is_free {
            let what = "is a navigation property in one file and a structural one in the other";
            proposals.comment(format!("{owner}/{member} {what}"));
        }
        is_free
    }

    fn property(&self, known: Option<&Property>, property: &Property) -> Vec<KeyValue> {
        let Self { raw, clean } = self;
        let mut values = Vec::new();
        // What else can be done with a property is what it is served as.
        if property.ty.item == ItemType::Primitive(Primitive::Stream) {
            let silent = Capabilities::default();
            let before = known.map_or(&silent, |it| &it.facts.capabilities);
            let after = &property.facts.capabilities;
            values.extend(differences(before, after, &silent, Place::Other));
        }
        let resource = known.and_then(|it| it.resource.as_ref());
        values.extend(
            property
                .resource
                .as_ref()
                .filter(|it| resource != Some(*it))
                .map(operations),
        );
        if let Some(known) = known {
            if spelled(raw, known.ty) != spelled(clean, property.ty) {
                values.push(("type", quoted(&clean.spell(property.ty))));
            }
            if known.nullable != property.nullable {
                values.push(("nullable", property.nullable.to_string()));
            }
        }
        values
    }

    /// `is_decided`: whether an entry states if the target is contained.
    fn navigation(
        &self,
        (known, is_decided): (Option<&Navigation>, bool),
        navigation: &Navigation,
    ) -> Vec<KeyValue> {
        let Self { raw, clean } = self;
        let mut values = Vec::new();
        let mut before =
            known.map_or_else(Capabilities::default, |it| it.facts.capabilities.clone());
        let is_silent = navigation.facts.capabilities.referenceable.is_none();
        if is_decided && is_silent && known.is_some_and(|it| !it.contained) {
            // That there is no `$ref` is part of what the entry states, and the corrected file states nothing of it.
            before.referenceable = None;
        }
        if let Some(known) = known {
            let ty = |model: &Model, navigation: &Navigation| {
                model.spell(TypeRef {
                    item: ItemType::Named(navigation.target),
                    is_collection: navigation.is_collection,
                })
            };
            let after = ty(clean, navigation);
            if ty(raw, known) != after {
                values.push(("type", quoted(&after)));
            }
            if known.nullable != navigation.nullable && !navigation.is_collection {
                values.push(("nullable", navigation.nullable.to_string()));
            }
            if known.contained != navigation.contained {
                values.push(("contained", navigation.contained.to_string()));
                if !navigation.contained {
                    // With `contained = false` there is a reference only if that is stated.
                    before.referenceable = before.referenceable.or(Some(false));
                }
            }
        }
        let behind = capabilities::of_lineage(clean, clean.lineage(navigation.target));
        let place = Place::Navigation {
            contained: navigation.contained,
            is_collection: navigation.is_collection,
            is_required: !navigation.is_collection && !navigation.nullable,
            is_media: !navigation.is_collection
                && clean.has_stream(ItemType::Named(navigation.target)),
        };
        let after = &navigation.facts.capabilities;
        values.extend(differences(&before, after, &behind, place));
        values
    }
}

/// A property of either kind.
#[derive(Clone, Copy)]
enum Member<'m> {
    Property(&'m Property),
    Navigation(&'m Navigation),
}

impl<'m> Member<'m> {
    fn all(structure: &'m Structure) -> impl Iterator<Item = Self> {
        let properties = structure.properties.iter().map(Self::Property);
        properties.chain(structure.navigation.iter().map(Self::Navigation))
    }

    fn name(self) -> &'m str {
        match self {
            Self::Property(it) => &it.name,
            Self::Navigation(it) => &it.name,
        }
    }

    /// Whether both are of one kind and name.
    fn is_same(self, other: Member<'_>) -> bool {
        let is_property = |it: Member<'_>| matches!(it, Member::Property(_));
        is_property(self) == is_property(other) && self.name() == other.name()
    }

    fn property(self) -> Option<&'m Property> {
        match self {
            Self::Property(it) => Some(it),
            Self::Navigation(_) => None,
        }
    }

    fn navigation(self) -> Option<&'m Navigation> {
        match self {
            Self::Navigation(it) => Some(it),
            Self::Property(_) => None,
        }
    }

    fn element(self, model: &Model) -> String {
        match self {
            Self::Property(it) => elements::property(model, it),
            Self::Navigation(it) => elements::navigation(model, it),
        }
    }
}

/// The verbs of a property with its own URL.
fn operations(resource: &PropertyResource) -> KeyValue {
    let PropertyResource {
        get,
        count,
        add,
        update,
        replace,
        delete,
    } = *resource;
    let verbs = [get, count, add, update, replace, delete];
    let verbs = RESOURCE_OPERATIONS.iter().zip(verbs);
    let verbs: Vec<String> = verbs
        .filter(|(_, is_offered)| *is_offered)
        .map(|(name, _)| quoted(name))
        .collect();
    ("operations", format!("[{}]", verbs.join(", ")))
}
