//! Facts of items: what Rust code sees of them, and what they are on the wire.

/// A fact of an item. The order is that of a line of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// Name in JSON or in the metadata.
    Wire,
    /// Rust type of a field, without the `Option` around it.
    Type,
    /// Name of a field's setter.
    Setter,
    /// A field's variant in the enum of properties.
    Variant,
    /// Name of a struct's enum of properties.
    Properties,
    /// Types of a method's arguments.
    Takes,
    /// Type of a method's result.
    Returns,
    /// Type in the metadata.
    Edm,
    /// `no` if the value is never null; of a parameter: if it must be set.
    Null,
    /// `yes` if `Debug` redacts it.
    Secret,
    /// Method and suffix of the request that a method sends, or the segment that it appends.
    Request,
    /// The shortest URLs of a builder. They are for reading, and not compared.
    Routes,
    /// Value of an enum's member.
    Value,
    /// `names` if the members of a flags enum are no bits.
    Values,
    /// `yes` if requests ask for unknown members of enums.
    Evolvable,
    /// `yes` if some of its queries are advanced ones.
    Directory,
    /// How a parameter is written in a URL.
    Form,
    /// How a parameter that is not set is sent.
    Unset,
    /// When it was deprecated, or `yes`.
    Deprecated,
    /// When it will be removed.
    Removal,
}

impl Fact {
    pub(super) const ALL: [Self; 20] = [
        Self::Wire,
        Self::Type,
        Self::Setter,
        Self::Variant,
        Self::Properties,
        Self::Takes,
        Self::Returns,
        Self::Edm,
        Self::Null,
        Self::Secret,
        Self::Request,
        Self::Routes,
        Self::Value,
        Self::Values,
        Self::Evolvable,
        Self::Directory,
        Self::Form,
        Self::Unset,
        Self::Deprecated,
        Self::Removal,
    ];

    /// Its key in the text of an interface.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Type => "type",
            Self::Setter => "setter",
            Self::Variant => "variant",
            Self::Properties => "properties",
            Self::Takes => "takes",
            Self::Returns => "returns",
            Self::Edm => "edm",
            Self::Null => "null",
            Self::Secret => "secret",
            Self::Request => "request",
            Self::Routes => "routes",
            Self::Value => "value",
            Self::Values => "values",
            Self::Evolvable => "evolvable",
            Self::Directory => "directory",
            Self::Form => "form",
            Self::Unset => "unset",
            Self::Deprecated => "deprecated",
            Self::Removal => "removal",
        }
    }
}

/// The facts of an item, each with its value, in the order of [`Fact`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(Fact, String)>);

impl Facts {
    /// The value of a fact; `None` if it has none.
    pub fn get(&self, fact: Fact) -> Option<&str> {
        let found = self.0.iter().find(|(one, _)| *one == fact);
        found.map(|(_, value)| value.as_str())
    }

    /// All facts.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, &str)> {
        self.0.iter().map(|(fact, value)| (*fact, value.as_str()))
    }

    /// Sets a fact.
    pub fn set(&mut self, fact: Fact, value: impl Into<String>) {
        let value = value.into();
        match self.0.binary_search_by_key(&fact, |(fact, _)| *fact) {
            Ok(index) => self.0[index].1 = value,
            Err(index) => self.0.insert(index, (fact, value)),
        }
    }

    /// Sets a fact to `yes` if it is true.
    pub(super) fn mark(&mut self, fact: Fact, holds: bool) {
        if holds {
            self.set(fact, "yes");
        }
    }

    /// Removes a fact.
    pub fn remove(&mut self, fact: Fact) {
        self.0.retain(|(one, _)| *one != fact);
    }
}
