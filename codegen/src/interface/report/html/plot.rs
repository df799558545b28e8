//! The timeline: a row for each age, with breaking changes to the left and additions to the right.

use super::super::super::{Effect, Version};
use super::escaped;
use crate::interface::report::history::Pair;
use std::fmt::Write as _;

/// Height of a row, in pixels.
const ROW: usize = 30;

/// Height of the heading, in pixels.
const HEAD: usize = 24;

/// Where the bars begin, in percent of the width. Left of them are date and version, which have a fixed width.
const AXIS: f64 = 63.0;

/// Widths of the longest bars, in percent: numbers need room beside them.
const LEFT: f64 = 12.0;
const RIGHT: f64 = 26.0;

/// The plot as an inline SVG. Positions of bars are in percent and those of texts in pixels, so that text is readable at any width.
pub(super) fn timeline(first: &str, versions: &[(Version, &Pair)]) -> String {
    let counts = |effect| {
        versions
            .iter()
            .map(move |(_, pair)| pair.summary().get(effect))
    };
    let (breaking, additions) = (
        counts(Effect::Breaking).max().unwrap_or(0),
        counts(Effect::Addition).max().unwrap_or(0),
    );
    let most = breaking.max(additions);
    let height = HEAD + ROW * (versions.len() + 1);
    let mut out = format!(
        "<figure>\n<svg height=\"{height}\" role=\"group\" aria-label=\"Timeline: breaking changes and additions of {} versions\">\n\
         <text class=\"soft\" x=\"0\" y=\"14\" aria-hidden=\"true\">metadata</text>\n\
         <text class=\"soft\" x=\"96\" y=\"14\" aria-hidden=\"true\">version</text>\n\
         <text class=\"soft\" x=\"{AXIS}%\" dx=\"-8\" y=\"14\" text-anchor=\"end\" aria-hidden=\"true\">breaking</text>\n\
         <text class=\"soft\" x=\"{AXIS}%\" dx=\"8\" y=\"14\" aria-hidden=\"true\">additions</text>\n\
         <line class=\"axis\" x1=\"{AXIS}%\" x2=\"{AXIS}%\" y1=\"{HEAD}\" y2=\"{height}\"/>\n",
        versions.len()
    );
    let middle = HEAD + ROW / 2 + 5;
    let _ = writeln!(
        out,
        "<text x=\"0\" y=\"{middle}\">{}</text><text x=\"96\" y=\"{middle}\">{}</text>",
        escaped(&short(first)),
        Version::FIRST
    );
    for (index, (version, pair)) in versions.iter().enumerate() {
        row(&mut out, index, *version, pair, most);
    }
    out.push_str(
        "</svg>\n<figcaption>Lengths are logarithmic. Select a row to see its changes.</figcaption>\n</figure>\n",
    );
    out
}

fn row(out: &mut String, index: usize, version: Version, pair: &Pair, most: usize) {
    let top = HEAD + ROW * (index + 1);
    let middle = top + ROW / 2 + 5;
    let summary = pair.summary();
    let (breaking, additions) = (summary.get(Effect::Breaking), summary.get(Effect::Addition));
    let _ = write!(
        out,
        "<a href=\"#age-{index}\" aria-label=\"{}, version {version}: {}\">\
         <rect class=\"row\" x=\"-4\" y=\"{top}\" width=\"100%\" height=\"{ROW}\" rx=\"4\"/>\
         <text x=\"0\" y=\"{middle}\">{}</text><text x=\"96\" y=\"{middle}\">{version}</text>",
        escaped(&pair.new),
        summary.text(),
        escaped(&short(&pair.new)),
    );
    let (bar, height) = (top + 6, ROW - 12);
    if breaking > 0 {
        let width = length(breaking, most, LEFT);
        let x = AXIS - width;
        let _ = write!(
            out,
            "<rect class=\"breaking\" x=\"{x:.2}%\" y=\"{bar}\" width=\"{width:.2}%\" height=\"{height}\"/>\
             <text x=\"{x:.2}%\" dx=\"-4\" y=\"{middle}\" text-anchor=\"end\">{breaking}</text>"
        );
    }
    if additions > 0 {
        let width = length(additions, most, RIGHT);
        let end = AXIS + width;
        let _ = write!(
            out,
            "<rect class=\"addition\" x=\"{AXIS}%\" y=\"{bar}\" width=\"{width:.2}%\" height=\"{height}\"/>\
             <text x=\"{end:.2}%\" dx=\"4\" y=\"{middle}\">{additions}</text>"
        );
    }
    out.push_str("</a>\n");
}

/// The length of a bar, in percent.
#[expect(clippy::cast_precision_loss, reason = "numbers of changes are small")]
fn length(count: usize, most: usize, longest: f64) -> f64 {
    let logarithm = |count: usize| ((count + 1) as f64).ln();
    longest * logarithm(count) / logarithm(most.max(1))
}

/// A name that fits: its date if it has one, or else its end.
fn short(name: &str) -> String {
    date(name).map_or_else(
        || {
            let count = name.chars().count();
            match count > 12 {
                true => format!("…{}", name.chars().skip(count - 11).collect::<String>()),
                false => name.to_owned(),
            }
        },
        str::to_owned,
    )
}

/// The first date in a name, as in `v1.0-Prod-2026-08-03.csdl`.
fn date(name: &str) -> Option<&str> {
    const FORM: &[u8] = b"dddd-dd-dd";
    let bytes = name.as_bytes().windows(FORM.len());
    let mut starts = bytes.enumerate().filter(|(_, window)| {
        let mut pairs = window.iter().zip(FORM);
        pairs.all(|(byte, form)| match form {
            b'd' => byte.is_ascii_digit(),
            _ => byte == form,
        })
    });
    let (start, _) = starts.next()?;
    name.get(start..start + FORM.len())
}
