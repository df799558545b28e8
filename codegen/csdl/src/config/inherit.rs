//! `inherits`: what a slice takes over from another one, so that what both say alike is written once.
//!
//! What is known of Graph is shared: overrides, resources, secrets, renames and descriptions. What is asked for (paths and types)
//! and what the crate is (name, version, API) is each slice's own. An inherited entry about something that this slice's metadata
//! lacks is passed over, and so is one that changes nothing here: both hold in their own slice, where they are checked.

use super::{
    Config, Descriptions, OperationDescription, Override, Rename, ResourceOverride, Secret,
    Spanned, TypeDescription,
};
use crate::problem::{At, Input, Problem, Problems};
use std::collections::{BTreeMap, BTreeSet};

impl Config {
    /// This configuration, on top of that of the slice which it inherits from.
    ///
    /// # Errors
    /// Entries of its own that say what the other one says, and an other one that inherits itself.
    pub fn inherit(mut self, other: Self) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        if let Some(next) = &other.inherits {
            problems.push(Problem {
                input: Input::InheritedConfig,
                at: Some(next.at),
                within: String::new(),
                what: format!(
                    "a slice inherits from this one, which inherits from {} itself",
                    next.value
                ),
                fix: "inherit from a slice that has all of its entries itself".to_owned(),
            });
        }
        add(&mut self.overrides, other.overrides, &mut problems);
        add(&mut self.resources, other.resources, &mut problems);
        add(&mut self.secrets, other.secrets, &mut problems);
        add(&mut self.renames, other.renames, &mut problems);
        problems.or(self)
    }

    /// This configuration for metadata that is older or newer than that it was written for. Paths and entries about items that do
    /// not exist there, and entries that change nothing there, are no problems.
    #[must_use]
    pub fn for_another_age(mut self) -> Self {
        self.lenient = true;
        self.overrides.iter_mut().for_each(Shared::set_inherited);
        self.resources.iter_mut().for_each(Shared::set_inherited);
        self.secrets.iter_mut().for_each(Shared::set_inherited);
        self.renames.iter_mut().for_each(Shared::set_inherited);
        self
    }
}

/// An entry of `slice.toml` that another slice can take over.
trait Shared {
    /// The heading of its table.
    const TABLE: &'static str;
    /// Whether an entry of the slice's own on the same item takes the place of the inherited one, or is applied after it.
    const REPLACED: bool;

    /// What it is about.
    fn item(&self) -> &Spanned<String>;

    /// Marks it as the other slice's.
    fn set_inherited(&mut self);

    /// Whether both say the same.
    fn says(&self, other: &Self) -> bool;
}

/// Puts the inherited entries before the slice's own.
fn add<T: Shared>(own: &mut Vec<T>, inherited: Vec<T>, problems: &mut Problems) {
    let mut all = Vec::with_capacity(own.len() + inherited.len());
    for mut entry in inherited {
        let same = own
            .iter()
            .find(|own| own.item().value == entry.item().value);
        if let Some(own) = same.filter(|own| own.says(&entry)) {
            problems.push(twice(
                Input::Config,
                own.item().at,
                format!("[[{}]] of {:?}", T::TABLE, own.item().value),
            ));
        }
        if same.is_none() || !T::REPLACED {
            entry.set_inherited();
            all.push(entry);
        }
    }
    all.append(own);
    *own = all;
}

fn twice(input: Input, at: At, within: String) -> Problem {
    Problem {
        input,
        at: Some(at),
        within,
        what: "it says what the slice that this one inherits from says".to_owned(),
        fix: "remove it here".to_owned(),
    }
}

impl Shared for Override {
    const TABLE: &'static str = "override";
    const REPLACED: bool = false;

    fn item(&self) -> &Spanned<String> {
        &self.target
    }

    fn set_inherited(&mut self) {
        self.inherited = true;
    }

    /// A key that is repeated is found when overrides are applied.
    fn says(&self, _: &Self) -> bool {
        false
    }
}

impl Shared for ResourceOverride {
    const TABLE: &'static str = "resource";
    const REPLACED: bool = true;

    fn item(&self) -> &Spanned<String> {
        &self.property
    }

    fn set_inherited(&mut self) {
        self.inherited = true;
    }

    fn says(&self, other: &Self) -> bool {
        let set = |resource: &Self| -> BTreeSet<String> {
            let operations = resource.operations.iter();
            operations
                .map(|operation| operation.value.clone())
                .collect()
        };
        set(self) == set(other)
    }
}

impl Shared for Secret {
    const TABLE: &'static str = "secret";
    const REPLACED: bool = false;

    fn item(&self) -> &Spanned<String> {
        &self.property
    }

    fn set_inherited(&mut self) {
        self.inherited = true;
    }

    fn says(&self, other: &Self) -> bool {
        self.is_secret == other.is_secret
    }
}

impl Shared for Rename {
    const TABLE: &'static str = "rename";
    const REPLACED: bool = true;

    fn item(&self) -> &Spanned<String> {
        &self.item
    }

    fn set_inherited(&mut self) {
        self.inherited = true;
    }

    fn says(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Descriptions {
    /// These descriptions, on top of those of the slice which this one inherits from.
    ///
    /// # Errors
    /// Descriptions that say what the other ones say.
    pub fn inherit(mut self, other: Self) -> Result<Self, Problems> {
        let mut joining = Joining::default();
        for (name, inherited) in other.types {
            let own = self.types.entry(name.clone()).or_default();
            joining.ty(&name, own, inherited);
        }
        for (key, inherited) in other.operations {
            let own = self.operations.entry(key.clone()).or_default();
            joining.operation(&key, own, inherited);
        }
        self.inherited = joining.inherited;
        joining.problems.or(self)
    }
}

/// Descriptions that are being joined.
#[derive(Default)]
struct Joining {
    inherited: BTreeSet<String>,
    problems: Problems,
}

impl Joining {
    fn ty(&mut self, name: &str, own: &mut TypeDescription, inherited: TypeDescription) {
        if own.doc.value.is_empty() && own.page.is_none() {
            own.page = inherited.page;
        }
        self.doc(name, &mut own.doc, inherited.doc);
        self.texts(name, &mut own.properties, inherited.properties);
        self.texts(name, &mut own.members, inherited.members);
    }

    fn operation(
        &mut self,
        key: &str,
        own: &mut OperationDescription,
        inherited: OperationDescription,
    ) {
        if own.doc.value.is_empty() && own.page.is_none() {
            own.page = inherited.page;
        }
        self.doc(key, &mut own.doc, inherited.doc);
        self.texts(key, &mut own.parameters, inherited.parameters);
        match (&own.returns, inherited.returns) {
            (Some(own), Some(inherited)) => self.held(&format!("{key}#returns"), own, &inherited),
            (None, inherited) => own.returns = inherited,
            (Some(_), None) => {}
        }
    }

    /// A table of the slice's own that describes only parts has no text itself. One that has comes with its own page.
    fn doc(&mut self, item: &str, own: &mut Spanned<String>, inherited: Spanned<String>) {
        if own.value.is_empty() {
            self.inherited.insert(item.to_owned());
            *own = inherited;
        } else {
            self.held(item, own, &inherited);
        }
    }

    fn texts(
        &mut self,
        item: &str,
        own: &mut BTreeMap<String, Spanned<String>>,
        inherited: BTreeMap<String, Spanned<String>>,
    ) {
        for (name, text) in inherited {
            let part = format!("{item}/{name}");
            match own.get(&name) {
                Some(own) => self.held(&part, own, &text),
                None => {
                    self.inherited.insert(part);
                    own.insert(name, text);
                }
            }
        }
    }

    /// A text of the slice's own beside an inherited one.
    fn held(&mut self, item: &str, own: &Spanned<String>, inherited: &Spanned<String>) {
        if own.value == inherited.value {
            self.problems
                .push(twice(Input::Docs, own.at, item.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests;
