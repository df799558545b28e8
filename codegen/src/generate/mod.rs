//! The entry points of the crate: all stages in one call, and calls that stop earlier.

mod comparison;
mod release;
mod setting;
mod texts;

pub use comparison::{Age, Aged, Resolved};
pub use release::{Decision, Release};
pub use setting::{Purpose, Setting};
use texts::Metadata;
pub use texts::{Api, Arguments, Inherited, Texts, hash_of_facts};

use crate::emit::{self, Files};
use crate::plan::{self, Plan};
use crate::snippet;
use graph_csdl::config::{Config, Corrections, Names};
use graph_csdl::model::{self, Model};
use graph_csdl::problem::{Problems, Warnings};
use graph_csdl::schema::{self, Schema};
use graph_csdl::slice::{self, Slice};
use graph_reference::Page;

/// A generated crate.
#[derive(Clone, Debug)]
pub struct Crate {
    /// Its files, by path within it.
    pub files: Files,
    /// All names, for `names.toml`.
    pub names: Names,
    /// What was ignored in the metadata or left out of the slice.
    pub warnings: Warnings,
}

/// Generates a crate.
///
/// ```
/// use graph_codegen::plan::Runtime;
/// use graph_codegen::{Purpose, Setting, Texts, generate};
///
/// let texts = Texts {
///     metadata: r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
///         <edmx:DataServices>
///           <Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
///             <EntityType Name="book">
///               <Key><PropertyRef Name="id"/></Key>
///               <Property Name="id" Type="Edm.String" Nullable="false"/>
///             </EntityType>
///             <EntityContainer Name="library">
///               <EntitySet Name="books" EntityType="microsoft.graph.book"/>
///             </EntityContainer>
///           </Schema>
///         </edmx:DataServices>
///       </edmx:Edmx>"#,
///     config: r#"
///         crate = "graph-books"
///         api = "v1.0"
///         paths = ["/books/{id}"]
///     "#,
///     ..Texts::default()
/// };
/// let setting = Setting {
///     command: "cargo test".to_owned(),
///     runtime: Runtime::Version("0.1".to_owned()),
///     purpose: Purpose::Alone,
/// };
/// let made = generate(&texts, &setting).unwrap_or_else(|problems| panic!("{}", texts.render(&problems)));
/// assert!(made.files["src/models/book.rs"].contains("pub struct Book"));
/// ```
///
/// # Errors
/// All problems of the first stage that fails.
pub fn generate(texts: &Texts<'_>, setting: &Setting) -> Result<Crate, Problems> {
    planned(texts, setting).map(Planned::print)
}

/// A planned crate, and its inputs.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The configuration of the slice.
    pub config: Config,
    /// The metadata.
    pub model: Model,
    /// What was ignored in the metadata or left out of the slice.
    pub warnings: Warnings,
    /// The reference pages.
    pub pages: Vec<Page>,
    /// The crate, with the examples of the pages in its documentation.
    pub plan: Plan,
    /// Its version and changelog, if it has releases.
    pub decision: Option<Decision>,
}

impl Planned {
    /// The files of the crate.
    pub fn files(&self) -> Files {
        emit::files(&self.plan)
    }

    /// Prints the crate.
    #[must_use]
    pub fn print(self) -> Crate {
        let Self {
            plan,
            model,
            warnings,
            ..
        } = self;
        // Plan and files take most memory, so the model is dropped first.
        drop(model);
        Crate {
            files: emit::files(&plan),
            names: plan.names,
            warnings,
        }
    }
}

/// Plans a crate without printing it.
///
/// # Errors
/// As [`generate`].
pub fn planned(texts: &Texts<'_>, setting: &Setting) -> Result<Planned, Problems> {
    let metadata = Metadata::new(texts.metadata);
    let mut config = texts.config_of(&metadata)?;
    let (descriptions, names) = texts.beside()?;
    let model = model::resolve(&metadata.into_schema()?, &config)?;
    let slice = slice::select(&model, &config)?;
    let warnings = slice.warnings();
    let pages = graph_reference::read_all(&texts.pages);
    let plan = |config: &Config| {
        let plan = plan::lower(&slice, &setting.inputs(config, &descriptions, &names))?;
        let plan = plan::add_handwritten(plan, texts.handwritten)?;
        let plan = snippet::introduce(plan, &model, &pages, config)?;
        Ok(snippet::document(plan, &model, &pages))
    };
    let decision = match &texts.release {
        Some(release) => {
            let source = texts.source()?;
            let command = &setting.command;
            Some(release::decide(release, &config, &source, command, plan)?)
        }
        None => None,
    };
    if let Some(decision) = &decision {
        config.version = Some(decision.version.clone());
    }
    let mut plan = plan(&config)?;
    plan.package.changelog = decision.as_ref().map(|it| it.changelog.clone());
    Ok(Planned {
        config,
        model,
        warnings,
        pages,
        plan,
        decision,
    })
}

/// A slice, and its inputs.
#[derive(Clone, Copy, Debug)]
pub struct Selected<'s> {
    /// The configuration of the slice.
    pub config: &'s Config,
    /// The metadata before names are resolved.
    pub schema: &'s Schema,
    /// The selected part of it.
    pub slice: &'s Slice<'s>,
}

/// Answers a question about a slice, without planning its crate.
///
/// # Errors
/// All problems of the first stage that fails.
pub fn ask<T>(texts: &Texts<'_>, question: impl FnOnce(Selected<'_>) -> T) -> Result<T, Problems> {
    let metadata = Metadata::new(texts.metadata);
    let config = texts.config_of(&metadata)?;
    let schema = metadata.into_schema()?;
    let model = model::resolve(&schema, &config)?;
    let slice = slice::select(&model, &config)?;
    Ok(question(Selected {
        config: &config,
        schema: &schema,
        slice: &slice,
    }))
}

/// Resolves the metadata with the corrections and overrides of `slice.toml`; nothing is selected.
///
/// # Errors
/// All problems of the first stage that fails.
pub fn resolve(texts: &Texts<'_>) -> Result<(Config, Model), Problems> {
    let metadata = Metadata::new(texts.metadata);
    let config = texts.config_of(&metadata)?;
    let model = model::resolve(&metadata.into_schema()?, &config)?;
    Ok((config, model))
}

/// Resolves the metadata as published: with the overrides of `slice.toml`, but without corrections.
///
/// # Errors
/// As [`resolve`]. An entry of `slice.toml` for an item that a correction adds is a problem, too.
pub fn resolve_uncorrected(metadata: &str, config: &Config) -> Result<Model, Problems> {
    let config = Config {
        corrections: Corrections::default(),
        ..config.clone()
    };
    model::resolve(&schema::read(metadata)?, &config)
}
