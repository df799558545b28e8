//! What the `Capabilities` vocabulary allows, and how statements of several places combine.

use crate::http::UpdateMethod;

/// What the `Capabilities` vocabulary allows at an item; `None` where it is silent.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Capabilities {
    /// `ReadRestrictions/Readable`.
    pub readable: Option<bool>,
    /// `ReadRestrictions/ReadByKeyRestrictions/Readable`.
    pub readable_by_key: Option<bool>,
    /// `InsertRestrictions/Insertable`.
    pub insertable: Option<bool>,
    /// `UpdateRestrictions/Updatable`.
    pub updatable: Option<bool>,
    /// `UpdateRestrictions/UpdateMethod`.
    pub update_method: Option<UpdateMethod>,
    /// Whether `UpdateMethod` has `PUT` beside the method above: it creates what is not there, or replaces the whole.
    pub put_too: bool,
    /// `UpdateRestrictions/Upsertable`.
    pub upsertable: Option<bool>,
    /// `DeleteRestrictions/Deletable`.
    pub deletable: Option<bool>,
    /// `CountRestrictions/Countable`.
    pub countable: Option<bool>,
    /// `SelectSupport/Supported` or `SelectRestrictions/Selectable`.
    pub selectable: Option<bool>,
    /// `ExpandRestrictions/Expandable`.
    pub expandable: Option<bool>,
    /// `FilterRestrictions/Filterable`.
    pub filterable: Option<bool>,
    /// `SortRestrictions/Sortable`.
    pub sortable: Option<bool>,
    /// `SearchRestrictions/Searchable`.
    pub searchable: Option<bool>,
    /// `TopSupported`.
    pub top: Option<bool>,
    /// `SkipSupported`.
    pub skip: Option<bool>,
    /// `ChangeTracking/Supported`.
    pub change_tracking: Option<bool>,
    /// `NavigationRestrictions/Referenceable`.
    pub referenceable: Option<bool>,
    /// `NavigationRestrictions/Navigability`.
    pub navigability: Option<Navigability>,
    /// `IndexableByKey`.
    pub indexable_by_key: Option<bool>,
    /// Whether a `POST` takes bytes too, in a media type of their own: to what items are created in, or of an action. No term
    /// of a vocabulary says so.
    pub stream_body: Option<bool>,
}

/// How far one can go from a navigation property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Navigability {
    /// As far as there is.
    Recursive,
    /// One step.
    Single,
    /// Not at all.
    None,
}

impl Capabilities {
    /// `self`, and `other` where `self` is silent.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self {
            readable: self.readable.or(other.readable),
            readable_by_key: self.readable_by_key.or(other.readable_by_key),
            insertable: self.insertable.or(other.insertable),
            updatable: self.updatable.or(other.updatable),
            update_method: self.update_method.or(other.update_method),
            put_too: if self.update_method.is_some() {
                self.put_too
            } else {
                other.put_too
            },
            upsertable: self.upsertable.or(other.upsertable),
            deletable: self.deletable.or(other.deletable),
            countable: self.countable.or(other.countable),
            selectable: self.selectable.or(other.selectable),
            expandable: self.expandable.or(other.expandable),
            filterable: self.filterable.or(other.filterable),
            sortable: self.sortable.or(other.sortable),
            searchable: self.searchable.or(other.searchable),
            top: self.top.or(other.top),
            skip: self.skip.or(other.skip),
            change_tracking: self.change_tracking.or(other.change_tracking),
            referenceable: self.referenceable.or(other.referenceable),
            navigability: self.navigability.or(other.navigability),
            indexable_by_key: self.indexable_by_key.or(other.indexable_by_key),
            stream_body: self.stream_body.or(other.stream_body),
        }
    }
}
