//! Items of a plan by number.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the item at this position.
            #[expect(clippy::cast_possible_truncation, reason = "metadata has not so many items")]
            pub(crate) fn new(index: usize) -> Self {
                Self(index as u32)
            }

            /// The item's position in the plan.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// A model: a position in [`Plan::models`](super::Plan::models).
    ModelId,
    /// The parameters of an operation: a position in [`Plan::parameters`](super::Plan::parameters).
    ParametersId,
    /// A request builder: a position in [`Plan::builders`](super::Plan::builders).
    BuilderId,
    /// A set of features: a position in [`Plan::gates`](super::Plan::gates).
    GateId,
}

/// A method: whose it is, and its position among theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MethodId {
    /// The builder; none if it is the client's.
    pub builder: Option<BuilderId>,
    /// Its position.
    pub index: usize,
}
