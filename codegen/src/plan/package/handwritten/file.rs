//! One handwritten file: whether it is Rust, its module and its summary.

use crate::plan::HandwrittenFile;
use graph_csdl::problem::{Input, Mistake, Problem};

/// The first folder of a path, or the name of the file without `.rs`.
pub(super) fn top_level(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or_default();
    first.strip_suffix(".rs").unwrap_or(first)
}

/// Why a file can't be part of the crate: it is no Rust.
pub(super) fn not_rust(path: &str) -> Option<Mistake> {
    let (is_rust, name) = (path.ends_with(".rs"), top_level(path));
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !is_rust || !is_name {
        let what = "it is no Rust file of a module in snake_case";
        return Some(Mistake::new(what, "rename or move it"));
    }
    None
}

/// A problem of the file.
pub(super) fn problem(file: &HandwrittenFile, mistake: Mistake) -> Problem {
    let Mistake { what, fix } = mistake;
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

    #[test]
    fn the_summary_is_a_sentence() {
        let text = "#![x]\n//! Flows over\n//! two lines. More.\n//!\n//! # Rest\nuse x;";
        assert_eq!(summary(text), "Flows over two lines");
        assert_eq!(summary("use x;"), "");
    }
}
