//! Interfaces of metadata of several ages, with one configuration.

use super::{Setting, Texts, texts::Metadata};
use crate::interface::Interface;
use crate::plan::{self, Plan};
use graph_csdl::config::{Config, Descriptions, Names};
use graph_csdl::model::{self, Model};
use graph_csdl::problem::Problems;
use graph_csdl::slice::{self, Slice};
use std::collections::HashSet;

/// Metadata that is read and resolved, to make an interface of.
#[derive(Clone, Debug)]
pub struct Resolved {
    config: Config,
    model: Model,
    names: Names,
}

/// An interface, and the names to give to the next one.
#[derive(Clone, Debug)]
pub struct Aged {
    /// The interface.
    pub interface: Interface,
    /// The names given so far.
    pub names: Names,
    /// Patterns that match nothing in this metadata, as problems.
    pub unmatched: Problems,
}

impl Resolved {
    /// Reads and resolves metadata. Paths and entries of the configuration may be about items that this metadata does not have.
    ///
    /// # Errors
    /// All problems of the first stage that fails.
    pub fn read(texts: &Texts<'_>) -> Result<Self, Problems> {
        let metadata = Metadata::new(texts.metadata);
        let config = texts.config_of(&metadata)?.for_another_age();
        let (_, names) = texts.beside()?;
        let model = model::resolve(&metadata.into_schema()?, &config)?;
        Ok(Self {
            config,
            model,
            names,
        })
    }

    /// Whether both have a type in common.
    pub fn is_related(&self, other: &Self) -> bool {
        let names: HashSet<_> = self.model.types().map(|(_, ty)| &ty.name).collect();
        other.model.types().any(|(_, ty)| names.contains(&ty.name))
    }

    /// The version of Graph.
    pub fn api(&self) -> &str {
        self.config.api.as_deref().unwrap_or_default()
    }

    /// The interface. `before` are the names that the previous interface gave; its own names have priority.
    ///
    /// # Errors
    /// All problems of the first stage that fails.
    pub fn interface(&self, before: &Names) -> Result<Aged, Problems> {
        let slice = self.select()?;
        let plan = self.plan(&slice, before)?;
        Ok(aged(&plan, &slice))
    }

    fn select(&self) -> Result<Slice<'_>, Problems> {
        slice::select(&self.model, &self.config)
    }

    fn plan(&self, slice: &Slice<'_>, before: &Names) -> Result<Plan, Problems> {
        let names = match self.names.names.is_empty() {
            true => before,
            false => &self.names,
        };
        let setting = Setting::question();
        let descriptions = Descriptions::default();
        plan::lower(slice, &setting.inputs(&self.config, &descriptions, names))
    }

    /// The interfaces of two ages; the older one's names are given to the newer one.
    ///
    /// # Errors
    /// The problems of the first, or of the second.
    pub fn interfaces(old: &Self, new: &Self) -> Result<[Aged; 2], (Age, Problems)> {
        let (before, now) = rayon::join(|| old.select(), || new.select());
        let before = before.map_err(|problems| (Age::Old, problems))?;
        let now = now.map_err(|problems| (Age::New, problems))?;
        let first = old.plan(&before, &Names::default());
        let first = first.map_err(|problems| (Age::Old, problems))?;
        let (made, second) = rayon::join(
            || aged(&first, &before),
            || new.plan(&now, &first.names).map(|plan| aged(&plan, &now)),
        );
        Ok([made, second.map_err(|problems| (Age::New, problems))?])
    }
}

/// Which of two inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// The first.
    Old,
    /// The second.
    New,
}

fn aged(plan: &Plan, slice: &Slice<'_>) -> Aged {
    Aged {
        interface: Interface::of(plan),
        names: plan.names.clone(),
        unmatched: slice.unmatched().clone(),
    }
}
