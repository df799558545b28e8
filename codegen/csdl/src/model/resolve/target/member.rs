//! Targets that name a type, or a property or enum member that it declares itself.

use super::{Target, Targets};
use crate::model::resolve::members::Slot;
use crate::model::{TypeId, TypeKind};
use crate::problem::Mistake;

impl Targets<'_> {
    /// The type, or the member of it that `rest` names.
    pub(super) fn type_or_member(
        self,
        id: TypeId,
        rest: Option<&str>,
        target: &str,
    ) -> Result<Target, Mistake> {
        let Some(name) = rest else {
            return Ok(Target::Type(id));
        };
        match self.index.slot(id, name) {
            Some(Slot::Property(slot)) => return Ok(Target::Property(id, slot as usize)),
            Some(Slot::Navigation(slot)) => return Ok(Target::Navigation(id, slot as usize)),
            Some(Slot::Member(slot)) => return Ok(Target::Member(id, slot as usize)),
            None => {}
        }
        let base = self
            .model
            .lineage(id)
            .skip(1)
            .find(|base| self.index.slot(*base, name).is_some());
        if let Some(base) = base {
            return Err(Mistake::new(
                format!("the target `{target}` names an inherited property"),
                format!(
                    "annotate `{}/{name}`, where it is declared",
                    self.model.ty(base).name
                ),
            ));
        }
        let names: Vec<&str> = match &self.model.ty(id).kind {
            TypeKind::Enum(body) => body
                .members
                .iter()
                .map(|member| member.name.as_str())
                .collect(),
            TypeKind::Entity(_) | TypeKind::Complex(_) | TypeKind::Definition(_) => {
                self.model.own_names(id).collect()
            }
        };
        Err(Mistake::new(
            format!(
                "the target `{target}` does not exist: `{}` has no `{name}`",
                self.model.ty(id).name
            ),
            format!(
                "name a property or member that the type declares{}",
                self.index.hint(name, names)
            ),
        ))
    }
}
