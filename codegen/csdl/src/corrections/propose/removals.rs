//! Types that the corrected file lacks. One can be removed only if all that uses it is removed or corrected as well.

use super::super::of_slice::signature;
use super::{Proposals, exists_not, operations};
use crate::model::target::Target;
use crate::model::users::{self, Use};
use crate::model::{Model, OperationId, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// Proposes to remove each type that nothing uses any more with what is proposed; the others are comments.
pub(super) fn compare(raw: &Model, container: &str, clean: &Model, proposals: &mut Proposals<'_>) {
    let is_gone = |id: &TypeId| {
        let name = raw.ty(*id).name.to_string();
        clean.find(&name).is_none() && !proposals.is_rejected(&name)
    };
    let mut removal = Removal {
        raw,
        container,
        gone: raw.types().map(|(id, _)| id).filter(is_gone).collect(),
        proposals,
    };
    if removal.gone.is_empty() {
        return;
    }
    let uses = users::of(raw, |id| removal.gone.contains(&id));
    let mut kept: BTreeMap<TypeId, String> = BTreeMap::new();
    loop {
        // What is kept may use others.
        let left = uses.iter().filter(|it| removal.keeps(it));
        let left: Vec<(TypeId, String)> = left.map(|it| (it.of, removal.named(&it.by))).collect();
        if left.is_empty() {
            break;
        }
        for (id, user) in left {
            removal.gone.remove(&id);
            kept.entry(id).or_insert(user);
        }
    }
    let Removal { gone, .. } = removal;
    for id in gone {
        proposals.propose(&raw.ty(id).name.to_string(), exists_not());
    }
    for (id, user) in kept {
        let name = &raw.ty(id).name;
        let what = "is not in the corrected file, but no entry keeps";
        proposals.comment(format!("{name} {what} {user} from using it"));
    }
}

/// The types to remove, and what else is proposed.
struct Removal<'r, 'k> {
    raw: &'r Model,
    container: &'r str,
    gone: BTreeSet<TypeId>,
    proposals: &'r Proposals<'k>,
}

impl Removal<'_, '_> {
    /// Whether a type that would be removed is still used here.
    fn keeps(&self, used: &Use) -> bool {
        self.gone.contains(&used.of) && !self.ends(&used.by)
    }

    /// Whether a use ends by what is proposed.
    fn ends(&self, by: &Target) -> bool {
        match by {
            Target::Type(id) => self.gone.contains(id),
            Target::Property(id, _) | Target::Navigation(id, _) if self.gone.contains(id) => true,
            Target::Property(..) | Target::Navigation(..) => {
                self.says(&self.named(by), &["exists", "type"])
            }
            Target::Operations(ids) => self.is_without(ids[0]),
            Target::Parameter(ids, name) => {
                let forms = self.forms(ids[0]).into_iter();
                let mut forms = forms.map(|it| format!("{it}/{name}"));
                self.is_without(ids[0]) || forms.any(|it| self.says(&it, &["exists", "type"]))
            }
            Target::Returns(ids) => {
                let forms = self.forms(ids[0]);
                self.is_without(ids[0]) || forms.iter().any(|it| self.says(it, &["returns"]))
            }
            Target::Root(_) => self.says(&self.named(by), &["exists"]),
            Target::Member(..) | Target::Below(..) | Target::Factless => true,
        }
    }

    /// Whether there is no such operation, or it is to be removed.
    fn is_without(&self, id: OperationId) -> bool {
        let is_removed =
            |form: &String| self.says(form, &["exists"]) || self.proposals.is_said(form, "exists");
        !operations::exists(self.raw, id) || self.forms(id).iter().any(is_removed)
    }

    fn says(&self, target: &str, keys: &[&str]) -> bool {
        let entries = self.proposals.targets.iter();
        let mut of_target = entries.filter(|(_, targets)| targets.contains(target));
        of_target.any(|(values, _)| values.iter().any(|(key, _)| keys.contains(key)))
    }

    /// The forms in which an operation is proposed.
    fn forms(&self, id: OperationId) -> Vec<String> {
        let operation = self.raw.operation(id);
        let binding = operation.binding;
        let short = binding.map(|it| format!("{}({})", operation.name, self.raw.spell(it)));
        [signature(self.raw, id)].into_iter().chain(short).collect()
    }

    /// What uses a type, as a target names it.
    fn named(&self, by: &Target) -> String {
        let raw = self.raw;
        let member = |id: TypeId, of: Option<&str>| {
            format!("{}/{}", raw.ty(id).name, of.unwrap_or_default())
        };
        match by {
            Target::Type(id) => raw.ty(*id).name.to_string(),
            Target::Property(id, slot) => {
                let structure = raw.ty(*id).structure();
                member(*id, structure.map(|it| it.properties[*slot].name.as_str()))
            }
            Target::Navigation(id, slot) => {
                let structure = raw.ty(*id).structure();
                member(*id, structure.map(|it| it.navigation[*slot].name.as_str()))
            }
            Target::Operations(ids) => signature(raw, ids[0]),
            Target::Returns(ids) => format!("{}/$ReturnType", signature(raw, ids[0])),
            Target::Parameter(ids, name) => format!("{}/{name}", signature(raw, ids[0])),
            Target::Root(root) => format!("{}/{}", self.container, raw.roots[*root].name),
            Target::Member(..) | Target::Below(..) | Target::Factless => String::new(),
        }
    }
}
