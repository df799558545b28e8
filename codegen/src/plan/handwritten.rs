//! Rust that is written by hand: in the `src/` of a slice, each a top-level module of the crate, and a feature; and programs, which are
//! examples of the crate.

use super::features::is_reserved;
use super::programs::{self, EXAMPLES};
use super::{HandwrittenFile, HandwrittenModule, Plan};
use graph_csdl::problem::{Input, Problem, Problems};
use graph_reference::shared::for_version;
use std::collections::{BTreeMap, BTreeSet};

/// The one feature of that list that is meant for a module.
const FLOWS: &str = "flows";

/// Generated modules, which can't be written by hand.
const GENERATED: [&str; 5] = ["builders", "client", "lib", "models", "parameters"];

/// What differs between the crates of two slices, one of which inherits files of the other: each is that of the other slice,
/// and that of the slice itself.
#[derive(Clone, Debug, Default)]
pub struct Adapted<'t> {
    /// The names of the packages. In files they are identifiers of Rust.
    pub names: (&'t str, &'t str),
    /// The versions of Graph, in URLs of the service.
    pub versions: (&'t str, &'t str),
}

/// Files of the slice that replace those of the same path in `others`, which are adapted to this slice.
pub fn inherit(
    own: Vec<HandwrittenFile>,
    others: Vec<HandwrittenFile>,
    adapted: &Adapted<'_>,
) -> Vec<HandwrittenFile> {
    let in_rust = |name: &str| name.replace('-', "_");
    let (from, to) = (in_rust(adapted.names.0), in_rust(adapted.names.1));
    let (old, new) = adapted.versions;
    let others = others.into_iter().map(|file| {
        let text = match from.is_empty() || to.is_empty() {
            true => file.text,
            false => renamed(&file.text, &from, &to),
        };
        let text = match old.is_empty() || new.is_empty() {
            true => text,
            false => for_version(&text, old, new).into_owned(),
        };
        HandwrittenFile { text, ..file }
    });
    let mut files: BTreeMap<String, HandwrittenFile> =
        others.map(|file| (file.path.clone(), file)).collect();
    files.extend(own.into_iter().map(|file| (file.path.clone(), file)));
    files.into_values().collect()
}

/// `text` with a name replaced where it is a whole identifier.
fn renamed(text: &str, from: &str, to: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let (before, found) = rest.split_at(at);
        let after = &found[from.len()..];
        let is_whole = !before.ends_with(is_part) && !after.starts_with(is_part);
        out.extend([before, if is_whole { to } else { from }]);
        rest = after;
    }
    out.push_str(rest);
    out
}

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
            Some((what, fix)) => problems.push(problem(file, what, fix)),
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
                let fix = "add the file, with the module's documentation".to_owned();
                if let Some(file) = file {
                    problems.push(problem(file, what, fix));
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

/// The first folder of a path, or the name of the file without `.rs`.
pub(super) fn top_level(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or_default();
    first.strip_suffix(".rs").unwrap_or(first)
}

/// Why a file can't be part of the crate, and what to do: it is no Rust.
pub(super) fn not_rust(path: &str) -> Option<(String, String)> {
    let (is_rust, name) = (path.ends_with(".rs"), top_level(path));
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !is_rust || !is_name {
        let what = "it is no Rust file of a module in snake_case".to_owned();
        return Some((what, "rename or move it".to_owned()));
    }
    None
}

/// Why a module can't be part of the crate, and what to do: its name is taken.
fn taken(plan: &Plan, name: &str) -> Option<(String, String)> {
    let mut features = plan.package.features.iter();
    let is_feature =
        is_reserved(name) && name != FLOWS || features.any(|feature| feature.name == name);
    if GENERATED.contains(&name) || is_feature {
        let what = format!("`{name}` is a generated module or a feature");
        return Some((what, "give the module another name".to_owned()));
    }
    None
}

pub(super) fn problem(file: &HandwrittenFile, what: String, fix: String) -> Problem {
    Problem {
        input: Input::Config,
        at: None,
        within: file.origin.clone(),
        what,
        fix,
    }
}

/// The first paragraph of the documentation of a module, up to its first full stop.
pub(super) fn summary(text: &str) -> String {
    let lines = text.lines().skip_while(|line| !line.starts_with("//!"));
    let docs = lines.map_while(|line| line.strip_prefix("//!"));
    let paragraph: Vec<&str> = docs
        .map(str::trim)
        .take_while(|line| !line.is_empty())
        .collect();
    let paragraph = paragraph.join(" ");
    let sentence = paragraph
        .split_once(". ")
        .map_or(&*paragraph, |(first, _)| first);
    sentence.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> HandwrittenFile {
        HandwrittenFile {
            path: path.to_owned(),
            origin: format!("metadata/x/{path}"),
            text: text.to_owned(),
        }
    }

    #[test]
    fn own_files_replace_inherited_ones() {
        let others = vec![
            file(
                "src/flows/mod.rs",
                "use graph_a_beta::x; // graph_a_beta_x, my_graph_a_beta, https://graph.microsoft.com/beta/x",
            ),
            file("src/flows/b.rs", "theirs"),
        ];
        let own = vec![file("src/flows/b.rs", "graph_a_beta of this slice")];
        let adapted = Adapted {
            names: ("graph-a-beta", "graph-a"),
            versions: ("beta", "v1.0"),
        };
        let files = inherit(own, others, &adapted);
        let texts: Vec<_> = files
            .iter()
            .map(|file| (&*file.path, &*file.text))
            .collect();
        assert_eq!(
            texts,
            [
                ("src/flows/b.rs", "graph_a_beta of this slice"),
                (
                    "src/flows/mod.rs",
                    "use graph_a::x; // graph_a_beta_x, my_graph_a_beta, https://graph.microsoft.com/v1.0/x"
                ),
            ]
        );
    }

    #[test]
    fn the_summary_is_a_sentence() {
        let text = "#![x]\n//! Flows over\n//! two lines. More.\n//!\n//! # Rest\nuse x;";
        assert_eq!(summary(text), "Flows over two lines");
        assert_eq!(summary("use x;"), "");
    }
}
