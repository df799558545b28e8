//! What the planning of a builder's methods reads.

use super::groups::Groups;
use crate::plan::docs::corrected::CorrectedItems;
use crate::plan::models::placement::ModelPlacement;
use crate::plan::parameters::ParameterPlacement;
use graph_csdl::model::Model;
use graph_csdl::slice::Slice;

/// The inputs of planning a builder's methods.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan) struct Context<'a> {
    pub(in crate::plan) slice: &'a Slice<'a>,
    pub(in crate::plan) placement: &'a ModelPlacement,
    pub(in crate::plan) parameters: &'a ParameterPlacement,
    pub(in crate::plan) groups: &'a Groups,
    pub(in crate::plan) corrected: &'a CorrectedItems,
}

impl<'a> Context<'a> {
    pub(super) fn model(&self) -> &'a Model {
        self.slice.model()
    }
}
