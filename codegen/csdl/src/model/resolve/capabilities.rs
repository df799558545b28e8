//! The `Capabilities` vocabulary read into [`Capabilities`].

use super::value::{self, AnnotationContext};
use crate::model::vocabulary::Known;
use crate::model::{Capabilities, Navigability, UpdateMethod};
use crate::schema::{Expression, Record};

/// Adds what a term of the vocabulary says.
pub(super) fn restrict(
    slot: &mut Capabilities,
    known: Known,
    value: Option<&Expression>,
    context: &mut AnnotationContext<'_>,
) {
    match known {
        Known::Top => return allow(&mut slot.top, Some(value::tag(value, context))),
        Known::Skip => return allow(&mut slot.skip, Some(value::tag(value, context))),
        Known::IndexableByKey => {
            return allow(&mut slot.indexable_by_key, Some(value::tag(value, context)));
        }
        _ => {}
    }
    let Some(record) = value::record(value, context) else {
        return;
    };
    let mut flag = |slot: &mut Option<bool>, property: &str| {
        allow(slot, value::flag(record, property, context))
    };
    match known {
        Known::Read => {
            flag(&mut slot.readable, "Readable");
            if let Some(Expression::Record(by_key)) =
                value::property(record, "ReadByKeyRestrictions")
            {
                allow(
                    &mut slot.readable_by_key,
                    value::flag(by_key, "Readable", context),
                );
            }
        }
        Known::Insert => flag(&mut slot.insertable, "Insertable"),
        Known::Update => {
            flag(&mut slot.updatable, "Updatable");
            flag(&mut slot.upsertable, "Upsertable");
            update_method(slot, record, context);
        }
        Known::Delete => flag(&mut slot.deletable, "Deletable"),
        Known::Count => flag(&mut slot.countable, "Countable"),
        Known::Select => flag(&mut slot.selectable, "Supported"),
        Known::SelectRestrictions => flag(&mut slot.selectable, "Selectable"),
        Known::Expand => flag(&mut slot.expandable, "Expandable"),
        Known::Filter => flag(&mut slot.filterable, "Filterable"),
        Known::Sort => flag(&mut slot.sortable, "Sortable"),
        Known::Search => flag(&mut slot.searchable, "Searchable"),
        Known::ChangeTracking => flag(&mut slot.change_tracking, "Supported"),
        Known::Navigation => {
            flag(&mut slot.referenceable, "Referenceable");
            restrict_navigability(slot, record, context);
        }
        Known::Top | Known::Skip | Known::IndexableByKey => {}
        Known::Description
        | Known::LongDescription
        | Known::Revisions
        | Known::Computed
        | Known::Immutable
        | Known::Permissions
        | Known::OptionalParameter
        | Known::AlternateKeys
        | Known::IsDelta
        | Known::RequiresExplicitBinding
        | Known::ExplicitOperationBindings => {}
    }
}

/// Adds what `Navigability` says.
pub(super) fn restrict_navigability(
    slot: &mut Capabilities,
    record: &Record,
    context: &mut AnnotationContext<'_>,
) {
    let members = value::member(record, "Navigability");
    let found = members.iter().find_map(|member| match *member {
        "Recursive" => Some(Navigability::Recursive),
        "Single" => Some(Navigability::Single),
        "None" => Some(Navigability::None),
        _ => None,
    });
    if found.is_none() {
        unknown_member(record, "Navigability", context);
    }
    slot.navigability = match (slot.navigability, found) {
        (Some(before), Some(now)) => Some(before.min(now)),
        (before, now) => now.or(before),
    };
}

/// `HttpMethod` is a set; the method is `PATCH` where it is one of them, because it changes least, and `PUT` may be offered beside it.
fn update_method(slot: &mut Capabilities, record: &Record, context: &mut AnnotationContext<'_>) {
    let members = value::member(record, "UpdateMethod").into_iter();
    let methods: Vec<UpdateMethod> = members.filter_map(UpdateMethod::named).collect();
    let found = methods.iter().copied().min();
    slot.put_too |= methods.contains(&UpdateMethod::Put) && found != Some(UpdateMethod::Put);
    if found.is_none() {
        unknown_member(record, "UpdateMethod", context);
    }
    slot.update_method = slot.update_method.into_iter().chain(found).min();
}

/// Warns if the record has the property and nothing of it is known.
fn unknown_member(record: &Record, property: &str, context: &mut AnnotationContext<'_>) {
    if !matches!(
        value::property(record, property),
        None | Some(Expression::Null)
    ) {
        context.unexpected(format!("no member of `{property}` is known"));
    }
}

/// What one annotation allows is allowed.
fn allow(slot: &mut Option<bool>, allowed: Option<bool>) {
    if let Some(allowed) = allowed {
        *slot = Some(slot.unwrap_or(false) || allowed);
    }
}
