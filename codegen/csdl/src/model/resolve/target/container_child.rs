//! Targets that name a child of the container, or a path of properties and type casts below it.

use super::{Target, Targets};
use crate::model::RootKind;
use crate::problem::Mistake;

impl Targets<'_> {
    /// The child of the container that `rest` names, or a path below it.
    pub(super) fn container_child(
        self,
        rest: Option<&str>,
        target: &str,
    ) -> Result<Target, Mistake> {
        let Some(rest) = rest else {
            return Ok(Target::Factless);
        };
        let (name, below) = rest
            .split_once('/')
            .map_or((rest, None), |(name, below)| (name, Some(below)));
        let found = self
            .model
            .roots
            .binary_search_by(|root| root.name.as_str().cmp(name));
        let Ok(root) = found else {
            let names = self.model.roots.iter().map(|root| root.name.as_str());
            return Err(Mistake::new(
                format!("the target `{target}` does not exist: the container has no `{name}`"),
                format!(
                    "name a child of the container{}",
                    self.index.hint(name, names)
                ),
            ));
        };
        let Some(below) = below else {
            return Ok(Target::Root(root));
        };
        match self.astray_below(&self.model.roots[root].kind, below) {
            Some((step, near)) => Err(Mistake::new(
                format!("the target `{target}` does not exist: there is no `{step}`"),
                format!("name properties and type casts up to it{near}"),
            )),
            None => Ok(Target::Below(root, below.to_owned())),
        }
    }

    /// The step of a path that resolves to nothing, and what is near.
    fn astray_below<'p>(self, root: &RootKind, path: &'p str) -> Option<(&'p str, String)> {
        let mut at = match root {
            RootKind::EntitySet(ty) | RootKind::Singleton(ty) => Some(*ty),
            RootKind::Import(_) => None,
        };
        for step in path.split('/') {
            let Some(ty) = at else {
                return Some((step, String::new()));
            };
            if step.contains('.') {
                at = self.index.ty(step);
                if at.is_none() {
                    return Some((step, self.index.like(step)));
                }
                continue;
            }
            let navigation = self.model.navigation(ty, step);
            let next = navigation.map(|it| Some(it.target)).or_else(|| {
                let property = self.model.property(ty, step);
                property.map(|it| it.ty.named())
            });
            let Some(next) = next else {
                let names = self
                    .model
                    .lineage(ty)
                    .flat_map(|id| self.model.own_names(id));
                return Some((step, self.index.hint(step, names)));
            };
            at = next;
        }
        None
    }
}
