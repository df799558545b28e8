//! What a crate is made for.

use crate::plan::{Inputs, Policy, Runtime};
use graph_csdl::config::{Config, Descriptions, Names};

/// What a crate is made for, and what it depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The command that makes it, for the head of every file.
    pub command: String,
    /// Where it finds `graph-runtime`.
    pub runtime: Runtime,
    /// What becomes of it.
    pub purpose: Purpose,
}

/// What becomes of a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A member of the workspace, checked in.
    Member,
    /// The root of a workspace of its own, not checked in with the project.
    Alone,
    /// It is never written: its plan answers questions, and no description is required.
    Question,
}

impl Setting {
    /// That of a plan that only answers questions.
    pub fn question() -> Self {
        Self {
            command: String::new(),
            runtime: Runtime::Path(String::new()),
            purpose: Purpose::Question,
        }
    }

    /// What planning takes beside a slice.
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

    /// The metadata's own sentences only go where the output is not checked in.
    fn policy(&self, config: &Config) -> Policy {
        match self.purpose {
            Purpose::Alone => Policy::Metadata,
            Purpose::Member if config.docs_required => Policy::Required,
            Purpose::Member | Purpose::Question => Policy::Facts,
        }
    }
}
