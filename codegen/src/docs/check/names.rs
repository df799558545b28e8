//! Names of members: those that a type has, and those it lacks.

use super::Kind;
use super::body::{Body, member_name};
use super::draft::Lean;
use super::placeholder::is_misspelling;
use super::site::What;
use super::touched::Fact;
use super::trail::Step;
use crate::docs::json::Json;
use crate::model::TypeId;
use crate::model::nearest::nearest;
use crate::problem::At;

impl Body<'_, '_> {
    /// Checks the names of an object's members and nothing else.
    pub(super) fn names(&mut self, json: &Json, owner: TypeId) {
        for member in json
            .members()
            .iter()
            .filter(|member| !member.key.starts_with('@'))
        {
            let (name, _) = member_name(&member.key);
            self.trail.enter(Step::Key(member.key.clone()));
            if self.model.property(owner, name).is_some()
                || self.model.navigation(owner, name).is_some()
            {
                self.touch(member.at, owner, name);
            } else {
                self.unknown(member.at, name, owner);
            }
            self.trail.leave();
        }
    }

    /// Open types take any name, unless it is only a misspelling of one they have.
    pub(super) fn unknown(&mut self, at: At, name: &str, owner: TypeId) {
        let names = || {
            self.model
                .lineage(owner)
                .flat_map(|id| self.model.own_names(id))
        };
        let same = names().find(|known| known.eq_ignore_ascii_case(name));
        let near =
            same.or_else(|| nearest(name, names()).filter(|near| is_misspelling(name, near)));
        if near.is_none() && self.is_open(owner) {
            return;
        }
        let ty = &self.model.ty(owner).name;
        let (why, lean) = match near {
            Some(near) => (format!("{ty} has no `{name}`, but `{near}`."), Lean::Page),
            None => (
                format!("{ty} has no `{name}`."),
                Lean::TableOf(ty.to_string(), name.to_owned()),
            ),
        };
        self.trail.say(Kind::UnknownProperty, at, why, lean);
    }

    /// Notes that the page says something of a property.
    pub(super) fn touch(&mut self, at: At, owner: TypeId, name: &str) {
        let open = self.is_open(owner);
        self.trail.site(at, What::Name { open });
        let id = self.declaring(owner, name);
        self.trail.touch(Fact::Property(id, name.to_owned()));
    }

    fn is_open(&self, id: TypeId) -> bool {
        self.model.structures(id).any(|structure| structure.is_open)
    }

    /// The type in whose declaration a property stands.
    pub(super) fn declaring(&self, owner: TypeId, name: &str) -> TypeId {
        let declares = |id: &TypeId| self.model.own_names(*id).any(|own| own == name);
        self.model.lineage(owner).find(declares).unwrap_or(owner)
    }
}
