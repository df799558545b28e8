//! The inputs of `diff`.

use super::args::Args;
use super::revision;
use crate::console::note;
use crate::input::api;
use crate::input::csdl;
use crate::input::published::{Published, as_url, published};
use crate::input::selection::Selection;
use crate::input::{self, Inputs};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_codegen::Resolved;
use graph_csdl::problem::{Problem, Problems};
use std::collections::BTreeSet;
use std::path::Path;

/// Metadata of one age.
pub(super) struct Age {
    /// As the user gave it, without folders.
    pub(super) name: String,
    pub(super) inputs: Inputs,
    selection: Selection,
    /// Whether it is a file, and not a slice.
    pub(super) is_file: bool,
}

/// All of them, oldest first.
pub(super) struct Ages {
    pub(super) all: Vec<Age>,
}

/// Everything, of files without a slice.
const ALL: &str = "/**";

/// The name of the crate that is compared, of files without a slice.
const CRATE: &str = "graph";

impl Age {
    /// Reads and resolves it.
    pub(super) fn resolve(&self) -> Result<Resolved, Problems> {
        Resolved::read(&self.inputs.texts(&self.selection))
    }
}

impl Ages {
    /// Reads the inputs that the command line names.
    pub(super) fn read(args: &Args, workspace: &Workspace) -> Result<Self> {
        let read = args
            .versions
            .iter()
            .map(|version| one(version, args, workspace));
        let (read, unread): (Vec<_>, Vec<_>) = read.partition(Result::is_ok);
        let unread = unread.into_iter().filter_map(Result::err);
        let unread: Vec<String> = unread.map(|error| format!("{error:#}")).collect();
        if !unread.is_empty() {
            bail!("{}", unread.join("\n"));
        }
        let mut all = Vec::new();
        for mut age in read.into_iter().flatten() {
            age.inputs.corrections = input::corrections(workspace)?;
            age.inputs.examples = Default::default();
            all.push(age);
        }
        let mut this = Self { all };
        this.know_api(args)?;
        this.carry_names();
        Ok(this)
    }

    /// Versions of Graph that are not known are those of the others.
    fn know_api(&mut self, args: &Args) -> Result<()> {
        let given = args.api.map(api::of_argument);
        let known = self.all.iter().find_map(|age| age.selection.api.clone());
        let Some(api) = given.clone().or(known).or_else(|| self.of_slices()) else {
            bail!(
                "the version of Graph is unknown from the names of the files; give --api beta or --api v1.0"
            );
        };
        for age in &mut self.all {
            if let (Some(given), Some(stated)) = (&given, &age.selection.api) {
                api::agreed([given.clone(), stated.clone()])?;
            }
            if age.inputs.slice.is_none() || age.selection.api.is_some() {
                age.selection.api.get_or_insert_with(|| api.clone());
            }
        }
        Ok(())
    }

    fn of_slices(&self) -> Option<api::Api> {
        self.all.iter().find_map(|age| {
            let config = age.inputs.config.as_ref()?;
            let version = crate::input::inherited::api(config, age.inputs.source.as_ref())?;
            api::stated(&version, &config.name)
        })
    }

    /// Names of a slice hold for the oldest file; later files get those of the file before them.
    fn carry_names(&mut self) {
        let later = self.all.iter_mut().skip(1);
        for age in later.filter(|age| age.is_file) {
            age.inputs.names = None;
        }
    }
}

/// A file if there is one, else a slice, with a revision or not.
fn one(version: &str, args: &Args, workspace: &Workspace) -> Result<Age> {
    let file = Path::new(version);
    if file.is_file() || as_url(file).is_some() {
        return of_file(file, args, workspace);
    }
    of_slice(version, args, workspace).with_context(|| format!("cannot read {version}"))
}

/// A slice, as it is or as of a revision.
fn of_slice(version: &str, args: &Args, workspace: &Workspace) -> Result<Age> {
    let slices = workspace.slices()?;
    let (slice, at) = match version.rsplit_once('@') {
        Some((slice, revision)) if slices.iter().any(|one| one == slice) => (slice, Some(revision)),
        _ => (version, None),
    };
    if !slices.iter().any(|one| one == slice) {
        let slices = slices.join(", ");
        if Path::new(version).is_dir() {
            bail!("it is a folder; name a file in it, or one of the slices: {slices}");
        }
        bail!("there is no such file, and no such slice; the slices are: {slices}");
    }
    if !args.path.is_empty() || args.slice.is_some() {
        bail!("--path and --slice are for files; a slice has its own paths");
    }
    let (inputs, api) = match at {
        None => (Inputs::of_slice(workspace, slice, None)?, None),
        Some(revision) => revision::inputs(workspace, slice, revision)?,
    };
    Ok(Age {
        name: version.to_owned(),
        inputs,
        selection: Selection {
            api,
            ..Selection::default()
        },
        is_file: false,
    })
}

fn of_file(file: &Path, args: &Args, workspace: &Workspace) -> Result<Age> {
    let Published { name, bytes, .. } = published(file)?;
    let metadata = csdl::text(name.clone(), bytes)?;
    let name = Path::new(&name).file_name().unwrap_or_default();
    let name = name.to_string_lossy().into_owned();
    let api = api::of_file(file);
    let (inputs, selection) = match &args.slice {
        Some(slice) => {
            workspace.choose(std::slice::from_ref(slice))?;
            let inputs = Inputs::of_slice(workspace, slice, Some(metadata))?;
            (inputs, Selection::default())
        }
        None => {
            let mut paths = args.path.clone();
            if paths.is_empty() {
                paths.push(ALL.to_owned());
            }
            let selection = Selection {
                paths,
                name: Some(CRATE.to_owned()),
                api: None,
            };
            (Inputs::of_metadata(metadata), selection)
        }
    };
    Ok(Age {
        name,
        inputs,
        selection: Selection { api, ..selection },
        is_file: true,
    })
}

/// A pattern may match nothing in some of the files, but not in all.
pub(super) fn refuse_unmatched(made: &[(&Age, Problems)]) -> Result<()> {
    let texts = |problems: &Problems| -> BTreeSet<String> {
        let problems = problems.iter();
        problems.map(|problem| problem.what.clone()).collect()
    };
    let mut everywhere = made.iter().map(|(_, problems)| texts(problems));
    let first = everywhere.next().unwrap_or_default();
    let everywhere = everywhere.fold(first, |all, one| all.intersection(&one).cloned().collect());
    if let Some((age, problems)) = made.last() {
        let is_wrong = |problem: &Problem, _: &[_]| everywhere.contains(&problem.what);
        let (wrong, _) = problems.clone().partition(is_wrong);
        crate::input::rejected::accept(&age.inputs, wrong.or(()))?;
    }
    for (age, problems) in made {
        for problem in problems.iter() {
            note(&format!("{}: {}", age.name, problem.what));
        }
    }
    Ok(())
}
