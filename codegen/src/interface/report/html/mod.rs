//! A page for a browser, in one file that loads nothing: the list of changes with filters, and of several ages a timeline.

mod plot;

use super::super::{Change, Effect, Version};
use super::history::{History, Pair};
use super::lines::also;
use super::lines::{is_explained, step_text};
use std::fmt::Write as _;

/// The style of the page.
const STYLE: &str = include_str!("page.css");

/// What filters the list. Without it, the page shows everything.
const SCRIPT: &str = include_str!("page.js");

/// Nothing is loaded, even if a name or a text refers to it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/// The page for one pair, or for several ages.
pub fn html(about: &str, pairs: &[Pair]) -> String {
    let history = History {
        about: about.to_owned(),
        pairs: pairs.to_vec(),
    };
    let versions = history.versions();
    let (first, last) = match (pairs.first(), pairs.last()) {
        (Some(first), Some(last)) => (first.old.as_str(), last.new.as_str()),
        _ => ("", ""),
    };
    let title = escaped(&format!("Changes: {about}"));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#changes\">Skip to the changes</a>\n<header>\n<h1>{title}</h1>\n\
         <p class=\"soft\">{} → {}</p>\n</header>\n<main>\n",
        escaped(first),
        escaped(last),
    );
    if pairs.len() > 1 {
        out.push_str(&plot::timeline(first, &versions));
        table(&mut out, first, &versions);
    }
    filters(&mut out);
    out.push_str("<div id=\"changes\">\n");
    // The newest is read first.
    for (index, (version, pair)) in versions.iter().enumerate().rev() {
        section(&mut out, index, *version, pair, pairs.len() == 1);
    }
    let _ = write!(
        out,
        "</div>\n</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    );
    out
}

/// The numbers of the plot, for those who do not see it.
fn table(out: &mut String, first: &str, versions: &[(Version, &Pair)]) {
    out.push_str("<details><summary>The same as a table</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Numbers of changes\">\n<table>\n<tr><th scope=\"col\">metadata</th><th scope=\"col\">version</th>");
    for effect in Effect::ALL {
        let _ = write!(out, "<th scope=\"col\">{effect}</th>");
    }
    let _ = writeln!(
        out,
        "</tr>\n<tr><th scope=\"row\">{}</th><td>{}</td>{}</tr>",
        escaped(first),
        Version::FIRST,
        "<td></td>".repeat(Effect::ALL.len())
    );
    for (version, pair) in versions {
        let summary = pair.summary();
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{version}</td>",
            escaped(&pair.new)
        );
        for effect in Effect::ALL {
            let _ = write!(out, "<td>{}</td>", summary.get(effect));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n</div>\n</details>\n");
}

fn filters(out: &mut String) {
    out.push_str(
        "<form hidden role=\"search\" aria-label=\"Filter the changes\">\n\
         <label class=\"find\">Find <input type=\"search\" placeholder=\"path, type, URL\"></label>\n",
    );
    for effect in Effect::ALL {
        let _ = writeln!(
            out,
            "<label><input type=\"checkbox\" value=\"{effect}\" checked> {effect}</label>"
        );
    }
    out.push_str("<output aria-live=\"polite\"></output>\n</form>\n");
}

fn section(out: &mut String, index: usize, version: Version, pair: &Pair, is_only: bool) {
    let open = if is_only { " open" } else { "" };
    let heading = match is_only {
        true => step_text(pair.step()).to_owned(),
        false => format!("{version} · {}", escaped(&pair.new)),
    };
    let _ = write!(
        out,
        "<section id=\"age-{index}\">\n<details{open}><summary><h2>{heading}</h2> <span class=\"soft\">{}</span></summary>\n",
        pair.summary().text()
    );
    for effect in Effect::ALL {
        let mut changes = pair.of(effect).peekable();
        if changes.peek().is_none() {
            continue;
        }
        let _ = write!(out, "<div data-group><h3>{}</h3>\n<ul>\n", effect.title());
        changes.for_each(|change| item(out, change));
        out.push_str("</ul></div>\n");
    }
    out.push_str("</details>\n</section>\n");
}

fn item(out: &mut String, change: &Change) {
    let effect = change.effect();
    let _ = write!(
        out,
        "<li class=\"{effect}\" data-effect=\"{effect}\"><span class=\"kind\">{}</span> <code>{}</code>",
        change.kind.as_str().replace('-', " "),
        escaped(&change.path)
    );
    if let Some(states) = change.states() {
        let _ = write!(out, " <code>{}</code>", escaped(&states));
    }
    if !change.wire.is_empty() {
        let _ = write!(
            out,
            " <span class=\"soft\">{}</span>",
            escaped(&change.wire)
        );
    }
    let mut sentences = Vec::new();
    if is_explained(effect) {
        sentences.push(format!("Why: {}.", change.why()));
        sentences.extend(change.on_the_wire().map(|it| format!("On the wire: {it}.")));
    }
    sentences.extend(change.instead().map(|it| format!("Instead: {it}.")));
    sentences.extend(also(change));
    if !sentences.is_empty() {
        let _ = write!(out, "<p>{}</p>", marked(&sentences.join(" ")));
    }
    out.push_str("</li>\n");
}

/// Text in which what is between backticks is code.
fn marked(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(index, part)| match index % 2 {
        0 => escaped(part),
        _ => format!("<code>{}</code>", escaped(part)),
    });
    parts.collect()
}

/// Text in HTML, in an element or an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
