//! Annotations read into [`Facts`].
//!
//! An annotation with a qualifier applies in one circumstance and is ignored. If two annotations of an item contradict
//! each other (as for `directoryObject`), what one of them allows is allowed, in any order.

use super::capabilities;
use super::value::{self, AnnotationContext};
use crate::model::vocabulary::{self, Known};
use crate::model::{Capabilities, Deprecation, Facts};
use crate::schema::{Annotation, Expression, Record};

/// Adds what `annotation` says to `facts`. Terms that mean something only for types, parameters or operations as a
/// whole ([`Known::AlternateKeys`], [`Known::OptionalParameter`], [`Known::IsDelta`]) are read where those are built.
pub(super) fn apply(
    facts: &mut Facts,
    annotation: &Annotation,
    context: &mut AnnotationContext<'_>,
) {
    let Some(known) = relevant(annotation) else {
        return;
    };
    let value = annotation.value.as_ref();
    match known {
        Known::Description => describe(facts, value, true),
        Known::LongDescription => describe(facts, value, false),
        Known::Revisions => revise(facts, value, context),
        Known::Computed => facts.read_only |= value::tag(value, context),
        Known::Immutable => facts.immutable |= value::tag(value, context),
        Known::Permissions => facts.read_only |= reading_only(value, context),
        Known::RequiresExplicitBinding => {
            facts.requires_explicit_binding |= value::tag(value, context);
        }
        Known::ExplicitOperationBindings => {
            let names = value::texts(value, context).into_iter().map(str::to_owned);
            facts.explicit_bindings.extend(names);
        }
        Known::OptionalParameter | Known::AlternateKeys | Known::IsDelta => {}
        Known::Read
        | Known::Insert
        | Known::Update
        | Known::Delete
        | Known::Count
        | Known::Select
        | Known::SelectRestrictions
        | Known::Expand
        | Known::Filter
        | Known::Sort
        | Known::Search
        | Known::Top
        | Known::Skip
        | Known::ChangeTracking
        | Known::IndexableByKey => {
            capabilities::restrict(&mut facts.capabilities, known, value, context)
        }
        Known::Navigation => {
            capabilities::restrict(&mut facts.capabilities, known, value, context);
            restrict_below(facts, value, context);
        }
    }
}

/// The term, if it is known and the annotation has no qualifier.
pub(super) fn relevant(annotation: &Annotation) -> Option<Known> {
    vocabulary::meaning(&annotation.term).filter(|_| annotation.qualifier.is_none())
}

/// The first description is kept; a long one is appended. One without a letter describes nothing.
fn describe(facts: &mut Facts, value: Option<&Expression>, short: bool) {
    let Some(Expression::Scalar(_, text)) = value else {
        return;
    };
    if text.trim().is_empty() {
        return;
    }
    let slot = if short {
        &mut facts.description
    } else {
        &mut facts.long_description
    };
    slot.get_or_insert_with(|| text.clone());
}

/// Of several revisions of kind `Deprecated`, the latest.
fn revise(facts: &mut Facts, value: Option<&Expression>, context: &mut AnnotationContext<'_>) {
    for record in value::records(value, context) {
        let kind = value::member(record, "Kind");
        if !kind.contains(&"Deprecated") {
            continue;
        }
        let text = |property: &str| value::text(record, property).map(str::to_owned);
        let found = Deprecation {
            date: text("Date"),
            version: text("Version"),
            removal_date: text("RemovalDate"),
            description: text("Description"),
        };
        if facts
            .deprecated
            .as_ref()
            .is_none_or(|known| known.date < found.date)
        {
            facts.deprecated = Some(Box::new(found));
        }
    }
}

fn reading_only(value: Option<&Expression>, context: &mut AnnotationContext<'_>) -> bool {
    let members = value::members(value, context);
    !members.is_empty() && members.iter().all(|member| *member == "Read")
}

/// `RestrictedProperties` of a `NavigationRestrictions`: what holds on the navigation paths below the item.
fn restrict_below(
    facts: &mut Facts,
    value: Option<&Expression>,
    context: &mut AnnotationContext<'_>,
) {
    let Some(Expression::Record(record)) = value else {
        return;
    };
    let Some(restricted) = value::property(record, "RestrictedProperties") else {
        return;
    };
    for record in value::records(Some(restricted), context) {
        if let Some(path) = value::text(record, "NavigationProperty") {
            let slot = facts.below.entry(path.to_owned()).or_default();
            restrict_all(slot, record, context);
        }
    }
}

/// A `NavigationPropertyRestriction`: its properties are named like the terms.
fn restrict_all(slot: &mut Capabilities, record: &Record, context: &mut AnnotationContext<'_>) {
    for item in &record.properties {
        if item.property == "Navigability" {
            capabilities::restrict_navigability(slot, record, context);
        } else if let Some(known) =
            vocabulary::meaning(&format!("Org.OData.Capabilities.V1.{}", item.property))
        {
            capabilities::restrict(slot, known, item.value.as_ref(), context);
        }
    }
}
