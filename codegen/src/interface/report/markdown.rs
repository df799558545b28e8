//! Markdown, as for a changelog or a pull request.

use super::super::{Change, Effect};
use super::history::{History, Pair};
use super::lines::also;
use super::lines::{is_explained, step_text};
use std::fmt::Write as _;

/// The changes of a pair, a list for each effect.
pub fn markdown(pair: &Pair) -> String {
    let mut out = format!(
        "# {} → {}\n\n{}; {}.\n",
        escaped(&pair.old),
        escaped(&pair.new),
        pair.summary().text(),
        step_text(pair.step())
    );
    out.push_str(&lists(&pair.changes, "##"));
    out
}

/// A list for each effect, with headings of this level.
pub(crate) fn lists(changes: &[Change], level: &str) -> String {
    let mut out = String::new();
    for effect in Effect::ALL {
        let changes = changes.iter().filter(|change| change.effect() == effect);
        let mut changes = changes.peekable();
        if changes.peek().is_some() {
            let _ = write!(out, "\n{level} {}\n\n", effect.title());
        }
        changes.for_each(|change| item(&mut out, effect, change));
    }
    out
}

fn item(out: &mut String, effect: Effect, change: &Change) {
    let _ = write!(out, "- {} {}", words(change), code(&change.path));
    if let Some(states) = change.states() {
        let _ = write!(out, ": {}", code(&states));
    }
    if !change.wire.is_empty() {
        let _ = write!(out, " ({})", code(&change.wire));
    }
    let mut sentences = Vec::new();
    if is_explained(effect) {
        sentences.push(format!("Why: {}.", change.why()));
        let wire = change.on_the_wire();
        sentences.extend(wire.map(|wire| format!("On the wire: {wire}.")));
    }
    let instead = change.instead();
    sentences.extend(instead.map(|instead| format!("Instead: {instead}.")));
    sentences.extend(also(change).map(|also| format!("{}.", code_list(&also))));
    for sentence in sentences {
        let _ = write!(out, "\n  {sentence}");
    }
    out.push('\n');
}

/// The kind as words, `field removed`; the noun instead of `type` and the like.
fn words(change: &Change) -> String {
    let kind = change.kind.as_str().replace('-', " ");
    let generic = ["type ", "field ", "member ", "method ", "link "];
    let found = generic.iter().find_map(|word| kind.strip_prefix(word));
    match found {
        Some(rest) => format!("{} {rest}", change.noun),
        None => kind,
    }
}

/// A row for each age, and the breaking changes below.
pub fn history_markdown(history: &History) -> String {
    let mut out = format!("# {}\n\n", escaped(&history.about));
    out.push_str(
        "| metadata | version | breaking | behavior | deprecations | additions | documentation |\n",
    );
    out.push_str("|---|---|---:|---:|---:|---:|---:|\n");
    if let Some(first) = history.pairs.first() {
        let _ = writeln!(out, "| {} | 0.1.0 | | | | | |", escaped(&first.old));
    }
    for (version, pair) in history.versions() {
        let summary = pair.summary();
        let _ = write!(out, "| {} | {version} |", escaped(&pair.new));
        for effect in Effect::ALL {
            match summary.get(effect) {
                0 => out.push_str(" |"),
                count => {
                    let _ = write!(out, " {count} |");
                }
            }
        }
        out.push('\n');
    }
    breaking(&mut out, history);
    out
}

/// The breaking changes of a history, a line each.
fn breaking(out: &mut String, history: &History) {
    for (version, pair) in history.versions() {
        let mut changes = pair.of(Effect::Breaking).peekable();
        if changes.peek().is_some() {
            let _ = write!(out, "\n## {version}: {}\n\n", escaped(&pair.new));
        }
        for change in changes {
            let states = change.states();
            let states = states.map_or_else(String::new, |states| format!(": {}", code(&states)));
            let _ = writeln!(out, "- {} {}{states}", words(change), code(&change.path));
        }
    }
}

/// Text as code; the fence is longer than any run of backticks in it.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match text.starts_with('`') || text.ends_with('`') {
        true => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}

/// The paths of `also a, b and 4 more` as code.
fn code_list(also: &str) -> String {
    let words = also
        .split(' ')
        .map(|word| match word.trim_end_matches(',') {
            path if path.contains("::") => format!("`{path}`{}", &word[path.len()..]),
            _ => word.to_owned(),
        });
    let mut text: String = words.collect::<Vec<_>>().join(" ");
    text.replace_range(0..1, "A");
    text
}

/// Text without the effects of Markdown and HTML.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if "\\`*_[]<>|#&".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
