//! What of the `Capabilities` vocabulary allows a verb.

/// The capability that a verb needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    /// `ReadRestrictions/Readable`.
    Readable,
    /// `CountRestrictions/Countable`; who counts also reads.
    Countable,
    /// `InsertRestrictions/Insertable`.
    Insertable,
    /// `UpdateRestrictions/Updatable`.
    Updatable,
    /// `DeleteRestrictions/Deletable`.
    Deletable,
    /// `NavigationRestrictions/Referenceable`.
    Referenceable,
    /// No term: a correction or an override says that a `POST` takes bytes too.
    StreamBody,
}
