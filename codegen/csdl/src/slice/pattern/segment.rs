//! How a path pattern is written: its segments, and what each can be.

use crate::problem::Mistake;
use crate::slice::address;
use crate::verb::SystemSegment;

/// One segment of a pattern, the last one perhaps [`Head::Rest`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Head {
    /// `{id}`.
    Key,
    /// The parentheses of `users(appId={appId})`: the names in them, sorted; a value without a name is the empty name.
    KeyBy(Vec<String>),
    /// `*`.
    Any,
    /// `users`, `delta`, `microsoft.graph.user`.
    Name(String),
    /// `range(address={})`: the names in the parentheses, sorted; a single value without a name is the empty name.
    Call(String, Vec<String>),
    /// `$count`, `$ref`, `$value`.
    Control(SystemSegment),
    /// `**`.
    Rest,
}

/// The segments of a pattern.
pub(super) fn heads(text: &str) -> Result<Vec<Head>, Mistake> {
    if let Some(unreadable) = address::check(text) {
        return Err(unreadable);
    }
    let segments = segments(text);
    let last = segments.len() - 1;
    let heads = segments
        .iter()
        .enumerate()
        .map(|(index, segment)| head(segment, index == last));
    heads.collect()
}

fn head(segment: &str, is_last: bool) -> Result<Head, Mistake> {
    let unreadable = |what: &str, fix: &str| Err(Mistake::new(format!("{what}: `{segment}`"), fix));
    match segment {
        "" => {
            return unreadable(
                "a segment is empty",
                "write one `/` between segments and none at the end",
            );
        }
        "**" if is_last => return Ok(Head::Rest),
        "**" => {
            return unreadable(
                "only the last segment may be `**`",
                "name the segments between, or `*` for each",
            );
        }
        "*" => return Ok(Head::Any),
        _ => {}
    }
    match SystemSegment::of(segment) {
        Some(_) if !is_last => {
            return unreadable(
                "a system segment is not the last one",
                "end the pattern there",
            );
        }
        Some(control) => return Ok(Head::Control(control)),
        None => {}
    }
    if segment.contains(['*', '?', '#', '$', ' ']) {
        return unreadable(
            "a segment cannot be read",
            "a name, `{key}`, `*`, `**`, a type cast, an operation, `$count`, `$ref` or `$value`",
        );
    }
    if segment.ends_with(':') {
        return unreadable(
            "a pattern has no items by their path",
            "leave the path out, as in `/drives/{id}/root/content`; builders of drive items and sites have `by_path`",
        );
    }
    if let Some(key) = segment.strip_prefix('{') {
        return match key.strip_suffix('}') {
            Some(_) => Ok(Head::Key),
            None => unreadable("a key is not closed", "write it as `{id}`"),
        };
    }
    let Some((name, arguments)) = segment.split_once('(') else {
        return Ok(Head::Name(segment.to_owned()));
    };
    let Some(arguments) = arguments.strip_suffix(')') else {
        return unreadable(
            "a parenthesis is not closed",
            "write the parameters as `name(parameter={value})`",
        );
    };
    Ok(Head::Call(name.to_owned(), names(arguments)))
}

/// The name of a call and its parameter names: two spellings of one call have the same.
pub(in crate::slice) fn names_of(segment: &str) -> (&str, Vec<String>) {
    let (name, rest) = segment.split_once('(').unwrap_or((segment, ""));
    (name, names(rest.strip_suffix(')').unwrap_or(rest)))
}

/// The parameter names in the parentheses of a function or of keys.
fn names(arguments: &str) -> Vec<String> {
    let mut names: Vec<String> = split_outside(arguments, ',')
        .into_iter()
        .filter(|argument| !argument.trim().is_empty())
        .map(|argument| {
            argument
                .split_once('=')
                .map_or("", |(name, _)| name.trim())
                .to_owned()
        })
        .collect();
    names.sort();
    names
}

/// The segments of a pattern as written.
pub(in crate::slice) fn segments(text: &str) -> Vec<&str> {
    split_outside(text.strip_prefix('/').unwrap_or(text), '/')
}

/// Parts between separators outside of parentheses, braces and quotes.
fn split_outside(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut quoted) = (0, 0_u32, false);
    for (at, character) in text.char_indices() {
        match character {
            '\'' => quoted = !quoted,
            '(' | '{' if !quoted => depth += 1,
            ')' | '}' if !quoted => depth = depth.saturating_sub(1),
            _ if character == separator && depth == 0 && !quoted => {
                parts.push(&text[start..at]);
                start = at + character.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests;
