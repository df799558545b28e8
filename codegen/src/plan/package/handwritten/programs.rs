//! Example programs of a slice, and what they need: `programs/manifest.toml`.

use super::file::{not_rust, problem, summary, top_level};
use crate::plan::package::features::is_reserved;
use crate::plan::{HandwrittenExample, HandwrittenFile, Package, Plan};
use graph_csdl::config::{Program, Programs, Spanned, read_programs};
use graph_csdl::problem::{At, Problems, line_and_column};
use std::collections::BTreeMap;

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
        if let Some((what, fix)) = not_rust(within) {
            problems.push(problem(file, what, fix));
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

/// Reads the manifest.
fn read(
    file: &HandwrittenFile,
    package: &mut Package,
    examples: &mut BTreeMap<String, HandwrittenExample>,
    problems: &mut Problems,
) {
    let mut wrong = |at: At, within: &str, what: String, fix: String| {
        let (line, column) = line_and_column(&file.text, at);
        let mut problem = problem(file, what, fix);
        problem.within = format!("{}:{line}:{column}", file.origin);
        if !within.is_empty() {
            problem.within = format!("{}: {within}", problem.within);
        }
        problems.push(problem);
    };
    let Programs {
        dependencies,
        programs,
    } = match read_programs(&file.text) {
        Ok(programs) => programs,
        Err(found) => {
            for it in found.iter() {
                let at = it.at.unwrap_or_default();
                wrong(at, &it.within, it.what.clone(), it.fix.clone());
            }
            return;
        }
    };
    package.dev_dependencies = dependencies;
    let mut known: Vec<String> = examples.keys().cloned().collect();
    for Program {
        name,
        required_features,
    } in programs
    {
        let within = format!("[[example]] name = {:?}", name.value);
        for Spanned { value, at } in &required_features {
            if !has_feature(package, value) {
                let what = format!("the crate has no feature {value:?}");
                let fix = "write the name of a feature as in the crate's Cargo.toml".to_owned();
                wrong(*at, &within, what, fix);
            }
        }
        let is_first = known.iter().position(|known| *known == name.value);
        match (is_first, examples.get_mut(&name.value)) {
            (Some(index), Some(example)) => {
                known.remove(index);
                let features = required_features.into_iter().map(|feature| feature.value);
                example.required_features = features.collect();
            }
            (None, Some(_)) => {
                let what = "there are two entries for the program".to_owned();
                wrong(name.at, &within, what, "remove one".to_owned());
            }
            (_, None) => {
                let what = format!("there is no program {}.rs beside the file", name.value);
                let fix = "add the program, or remove the entry".to_owned();
                wrong(name.at, &within, what, fix);
            }
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
