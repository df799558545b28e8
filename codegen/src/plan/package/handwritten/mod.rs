//! Rust that is written by hand: in the `src/` of a slice, each a top-level module of the crate, and a feature; and programs, which are
//! examples of the crate.

mod file;
mod inherit;
mod programs;

use super::features::is_reserved;
use crate::plan::{HandwrittenFile, HandwrittenModule, Plan};
use file::{not_rust, problem, summary, top_level};
use graph_csdl::problem::{Mistake, Problems};
use programs::EXAMPLES;
use std::collections::BTreeSet;

pub use inherit::{Adapted, inherit};

/// The one feature of that list that is meant for a module.
const FLOWS: &str = "flows";

/// Generated modules, which can't be written by hand.
const GENERATED: [&str; 5] = ["builders", "client", "lib", "models", "parameters"];

/// Adds the files to the plan.
///
/// # Errors
/// If a file is not Rust, its module has no `mod.rs`, the name is taken, or the manifest of the programs is wrong.
pub(crate) fn add(mut plan: Plan, files: &[HandwrittenFile]) -> Result<Plan, Problems> {
    let mut problems = Problems::new();
    let (of_examples, of_src): (Vec<_>, Vec<_>) = files
        .iter()
        .partition(|file| file.path.starts_with(EXAMPLES));
    let mut modules: BTreeSet<&str> = BTreeSet::new();
    for &file in &of_src {
        let name = top_level(within_src(file));
        match not_rust(within_src(file)).or_else(|| taken(&plan, name)) {
            Some(mistake) => problems.push(problem(file, mistake)),
            None => drop(modules.insert(name)),
        }
    }
    for name in modules {
        let roots = [format!("{name}/mod.rs"), format!("{name}.rs")];
        let is_root = |file: &&&HandwrittenFile| roots.iter().any(|root| root == within_src(file));
        match of_src.iter().find(is_root) {
            Some(root) => plan.package.handwritten.push(HandwrittenModule {
                name: name.to_owned(),
                summary: summary(&root.text),
            }),
            None => {
                let file = of_src
                    .iter()
                    .find(|file| within_src(file).starts_with(name));
                let what = format!("the module `{name}` has no file {}", roots[0]);
                let fix = "add the file, with the module's documentation";
                if let Some(file) = file {
                    problems.push(problem(file, Mistake::new(what, fix)));
                }
            }
        }
    }
    let copied = programs::add(&mut plan, &of_examples, &mut problems);
    plan.handwritten = of_src.into_iter().chain(copied).cloned().collect();
    problems.or(plan)
}

/// The path of a source file, from `src/` on.
fn within_src(file: &HandwrittenFile) -> &str {
    file.path.strip_prefix("src/").unwrap_or(&file.path)
}

/// Why a module can't be part of the crate: its name is taken.
fn taken(plan: &Plan, name: &str) -> Option<Mistake> {
    let mut features = plan.package.features.iter();
    let is_feature =
        is_reserved(name) && name != FLOWS || features.any(|feature| feature.name == name);
    if GENERATED.contains(&name) || is_feature {
        let what = format!("`{name}` is a generated module or a feature");
        return Some(Mistake::new(what, "give the module another name"));
    }
    None
}
