//! The settings of generating a crate.

use crate::plan::{Inputs, Policy, Runtime};
use graph_csdl::config::{Config, Descriptions, Names};

/// The settings of generating a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The generating command, for the head of every file.
    pub command: String,
    /// The dependency on `graph-runtime`.
    pub runtime: Runtime,
    /// The purpose of the crate.
    pub purpose: Purpose,
}

/// The purpose of a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A member of the workspace, checked in.
    Member,
    /// The root of another workspace, not checked in with the project.
    Alone,
    /// Never written: only its plan is used. Descriptions are not required.
    Question,
}

impl Setting {
    /// The setting of a plan that is never printed.
    pub fn question() -> Self {
        Self {
            command: String::new(),
            runtime: Runtime::Path(String::new()),
            purpose: Purpose::Question,
        }
    }

    /// The inputs of planning besides the slice.
    pub fn inputs<'a>(
        &'a self,
        config: &'a Config,
        descriptions: &'a Descriptions,
        names: &'a Names,
    ) -> Inputs<'a> {
        Inputs {
            config,
            descriptions,
            names,
            policy: self.policy(config),
            command: &self.command,
            runtime: &self.runtime,
            own_workspace: self.purpose == Purpose::Alone,
        }
    }

    /// Descriptions of the metadata are used only in output that is not checked in.
    fn policy(&self, config: &Config) -> Policy {
        match self.purpose {
            Purpose::Alone => Policy::Metadata,
            Purpose::Member if config.docs_required => Policy::Required,
            Purpose::Member | Purpose::Question => Policy::Facts,
        }
    }
}
