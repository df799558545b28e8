//! The modules of a crate, and where in them each item is found by name.

use super::builders::Context;
use super::builders::groups::Groups;
use super::docs::corrected::CorrectedItems;
use super::models::placement::ModelPlacement;
use super::notes::Notes;
use super::parameters::ParameterPlacement;
use super::{Homes, Modules};
use graph_csdl::slice::Slice;

/// Names and modules of all items, before the items themselves are planned.
pub(super) struct Layout {
    models: ModelPlacement,
    parameters: ParameterPlacement,
    builders: Groups,
}

impl Layout {
    pub(super) fn new(slice: &Slice<'_>, notes: &mut Notes<'_>) -> Self {
        let (models, (parameters, builders)) = notes.both(
            |notes| ModelPlacement::new(slice, &mut notes.namer),
            |notes| {
                notes.both(
                    |notes| ParameterPlacement::new(slice, &mut notes.namer),
                    |notes| Groups::new(slice, &mut notes.namer),
                )
            },
        );
        Self {
            models,
            parameters,
            builders,
        }
    }

    /// What planning items looks at.
    pub(super) fn context<'a>(
        &'a self,
        slice: &'a Slice<'a>,
        corrected: &'a CorrectedItems,
    ) -> Context<'a> {
        Context {
            slice,
            corrected,
            placement: &self.models,
            parameters: &self.parameters,
            groups: &self.builders,
        }
    }

    /// The modules, and the module of each item.
    pub(super) fn into_modules(self) -> (Modules, Homes) {
        let modules = Modules {
            models: self.models.modules,
            parameters: self.parameters.modules,
            builders: self.builders.modules,
        };
        let homes = Homes {
            models: self.models.homes,
            parameters: self.parameters.homes,
            builders: self.builders.homes,
        };
        (modules, homes)
    }
}
