//! Lines for a terminal.

use super::history::{History, Pair};
use super::lines::{also, is_explained, step_text};
use crate::interface::Effect;
use std::fmt::Write as _;

/// The changes of a pair, by effect.
pub fn text(pair: &Pair) -> String {
    let mut out = format!(
        "{} → {}: {}; {}\n",
        pair.old,
        pair.new,
        pair.summary().text(),
        step_text(pair.step())
    );
    for effect in Effect::ALL {
        let mut changes = pair.of(effect).peekable();
        if changes.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "\n{}", effect.title());
        for change in changes {
            let states = change.states();
            let states = states.map_or_else(String::new, |states| format!(": {states}"));
            let _ = writeln!(out, "  {} {}{states}", change.kind, change.path);
            let details = [
                (
                    "wire",
                    Some(change.wire.clone()).filter(|it| !it.is_empty()),
                ),
                ("why", Some(change.why()).filter(|_| is_explained(effect))),
                (
                    "on the wire",
                    change.on_the_wire().filter(|_| is_explained(effect)),
                ),
                ("instead", change.instead()),
                ("", also(change)),
            ];
            for (key, value) in details {
                let colon = if key.is_empty() { "" } else { ": " };
                if let Some(value) = value {
                    let _ = writeln!(out, "      {key}{colon}{value}");
                }
            }
        }
    }
    out
}

/// A line for each age.
pub fn history_text(history: &History) -> String {
    let mut out = format!("{}\n", history.about);
    let first = history.pairs.first().map_or("", |pair| pair.old.as_str());
    let width = history.pairs.iter().map(|pair| pair.new.chars().count());
    let width = width.chain([first.chars().count()]).max().unwrap_or(0);
    let _ = writeln!(out, "{first:width$}  0.1.0");
    for (version, pair) in history.versions() {
        let version = version.to_string();
        let _ = writeln!(
            out,
            "{:width$}  {version:8}  {}",
            pair.new,
            pair.summary().text()
        );
    }
    out
}
