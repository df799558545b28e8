//! Example programs of a slice, and what they need: `programs/manifest.toml`.

use super::file::{not_rust, problem, summary, top_level};
use crate::plan::package::features::is_reserved;
use crate::plan::{HandwrittenExample, HandwrittenFile, Package, Plan};
use graph_csdl::config::{Program, Programs, Spanned, read_programs};
use graph_csdl::problem::{At, Mistake, Problems, line_and_column};
use std::collections::{BTreeMap, BTreeSet};

/// Where programs are in the crate.
pub(super) const EXAMPLES: &str = "examples/";

/// What they need. It is not copied.
const MANIFEST: &str = "examples/manifest.toml";

/// Adds the programs and their dependencies to the package, and returns the files to copy.
pub(super) fn add<'f>(
    plan: &mut Plan,
    files: &[&'f HandwrittenFile],
    problems: &mut Problems,
) -> Vec<&'f HandwrittenFile> {
    let (manifest, files): (Vec<&HandwrittenFile>, Vec<&HandwrittenFile>) =
        files.iter().partition(|file| file.path == MANIFEST);
    let page = plan.package.front_page.as_ref();
    let suffix = match page.is_some_and(|page| page.api == "beta") {
        true => "_beta",
        false => "",
    };
    let mut examples: BTreeMap<String, HandwrittenExample> = BTreeMap::new();
    for file in &files {
        let within = file.path.strip_prefix(EXAMPLES).unwrap_or(&file.path);
        let name = top_level(within);
        if let Some(mistake) = not_rust(within) {
            problems.push(problem(file, mistake));
        } else if !within.contains('/') {
            let example = HandwrittenExample {
                name: format!("{name}{suffix}"),
                path: file.path.clone(),
                summary: summary(&file.text),
                required_features: Vec::new(),
            };
            examples.insert(name.to_owned(), example);
        }
    }
    if let Some(file) = manifest.first() {
        read(file, &mut plan.package, &mut examples, problems);
    }
    plan.package.examples = examples.into_values().collect();
    files
}

/// Reads the manifest, and adds what it states to the package and the examples.
fn read(
    file: &HandwrittenFile,
    package: &mut Package,
    examples: &mut BTreeMap<String, HandwrittenExample>,
    problems: &mut Problems,
) {
    let mut wrong = |at: At, within: &str, mistake: Mistake| {
        let (line, column) = line_and_column(&file.text, at);
        let mut problem = problem(file, mistake);
        problem.within = format!("{}:{line}:{column}", file.origin);
        if !within.is_empty() {
            problem.within = format!("{}: {within}", problem.within);
        }
        problems.push(problem);
    };
    match read_programs(&file.text) {
        Ok(Programs {
            dependencies,
            programs,
        }) => {
            package.dev_dependencies = dependencies;
            add_entries(programs, package, examples, &mut wrong);
        }
        Err(found) => {
            for it in found.iter() {
                let at = it.at.unwrap_or_default();
                wrong(at, &it.within, Mistake::new(&*it.what, &*it.fix));
            }
        }
    }
}

/// Adds the features that each program needs.
fn add_entries(
    entries: Vec<Program>,
    package: &Package,
    examples: &mut BTreeMap<String, HandwrittenExample>,
    wrong: &mut impl FnMut(At, &str, Mistake),
) {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for Program {
        name,
        required_features,
    } in entries
    {
        let within = format!("[[example]] name = {:?}", name.value);
        for Spanned { value, at } in &required_features {
            if !has_feature(package, value) {
                let what = format!("the crate has no feature {value:?}");
                let fix = "write the name of a feature as in the crate's Cargo.toml";
                wrong(*at, &within, Mistake::new(what, fix));
            }
        }
        let Some(example) = examples.get_mut(&name.value) else {
            let what = format!("there is no program {}.rs beside the file", name.value);
            let fix = "add the program, or remove the entry";
            wrong(name.at, &within, Mistake::new(what, fix));
            continue;
        };
        if known.insert(name.value) {
            let features = required_features.into_iter().map(|feature| feature.value);
            example.required_features = features.collect();
        } else {
            let what = "there are two entries for the program";
            wrong(name.at, &within, Mistake::new(what, "remove one"));
        }
    }
}

fn has_feature(package: &Package, name: &str) -> bool {
    let mut modules = package.handwritten.iter();
    let mut roots = package.features.iter();
    match name {
        "default" => false,
        "full" => package.full.is_some(),
        "flows" => modules.any(|module| module.name == name),
        _ => {
            is_reserved(name)
                || modules.any(|module| module.name == name)
                || roots.any(|root| root.name == name)
        }
    }
}
