//! Path patterns, parsed, and the states of a walk along them.
//!
//! A state is what is still asked for at a resource: patterns with the same rest share a state, so that a synchronization
//! job reached through a service principal is the same resource as one reached through an application.

use super::address;
use crate::config::Config;
use crate::problem::{At, Input, Problem, Problems};
use crate::verb::SystemSegment;
use std::collections::BTreeMap;

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

/// What one pattern still asks for at a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PatternState {
    /// The resource itself and everything below it.
    Below,
    /// The resource itself.
    Here,
    /// What a navigation that is not contained offers.
    Offered,
    /// One system segment of the resource.
    Only(SystemSegment),
    /// These segments, by number of the suffix.
    Suffix(u32),
}

/// The patterns, sorted, and their suffixes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Patterns {
    texts: Vec<(String, At)>,
    starts: Vec<PatternState>,
    suffixes: Vec<Suffix>,
    numbers: BTreeMap<Suffix, u32>,
}

/// A segment and what comes after it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Suffix {
    pub(super) head: Head,
    pub(super) tail: PatternState,
    /// For `name(…)`: the state after `name` if the parentheses are a key.
    pub(super) keyed: Option<PatternState>,
}

impl Patterns {
    /// The patterns of the configuration; those that cannot be read are problems.
    pub(super) fn of(config: &Config, problems: &mut Problems) -> Self {
        let mut texts: Vec<(String, At)> = config
            .paths
            .iter()
            .map(|path| (path.value.clone(), path.at))
            .collect();
        texts.sort();
        texts.dedup_by(|one, other| one.0 == other.0);
        let mut patterns = Self::default();
        for (text, at) in texts {
            match heads(&text) {
                Ok(heads) => {
                    let start = patterns.intern_all(&heads);
                    patterns.texts.push((text, at));
                    patterns.starts.push(start);
                }
                Err((what, fix)) => problems.push(problem(&text, at, what, fix)),
            }
        }
        patterns
    }

    /// What each pattern asks for at the service root, by number of the pattern.
    pub(super) fn starts(&self) -> impl Iterator<Item = (u32, PatternState)> {
        self.starts
            .iter()
            .enumerate()
            .map(|(number, state)| (number as u32, *state))
    }

    /// The pattern as written.
    pub(super) fn text(&self, number: u32) -> &str {
        &self.texts[number as usize].0
    }

    /// Whether the first segment of what a state asks for is `name`, or may be any.
    pub(super) fn begins_with(&self, state: PatternState, name: &str) -> bool {
        match state {
            PatternState::Below => true,
            PatternState::Suffix(number) => match &self.suffix(number).head {
                Head::Any | Head::Rest => true,
                Head::Name(written) | Head::Call(written, _) => written == name,
                Head::Key | Head::KeyBy(_) | Head::Control(_) => false,
            },
            PatternState::Here | PatternState::Offered | PatternState::Only(_) => false,
        }
    }

    /// A problem with a pattern.
    pub(super) fn problem(&self, number: u32, what: String, fix: String) -> Problem {
        let (text, at) = &self.texts[number as usize];
        problem(text, *at, what, fix)
    }

    pub(super) fn suffix(&self, number: u32) -> &Suffix {
        &self.suffixes[number as usize]
    }

    fn intern_all(&mut self, heads: &[Head]) -> PatternState {
        let mut state = PatternState::Here;
        for head in heads.iter().rev() {
            state = self.intern(head.clone(), state);
        }
        state
    }

    fn intern(&mut self, head: Head, tail: PatternState) -> PatternState {
        let keyed = match &head {
            Head::Rest => return PatternState::Below,
            Head::Control(control) => return PatternState::Only(*control),
            Head::Call(_, names) if !names.is_empty() => {
                Some(self.intern(Head::KeyBy(names.clone()), tail))
            }
            Head::Call(..) | Head::Key | Head::KeyBy(_) | Head::Any | Head::Name(_) => None,
        };
        let suffix = Suffix { head, tail, keyed };
        if let Some(number) = self.numbers.get(&suffix) {
            return PatternState::Suffix(*number);
        }
        let number = self.suffixes.len() as u32;
        self.numbers.insert(suffix.clone(), number);
        self.suffixes.push(suffix);
        PatternState::Suffix(number)
    }
}

/// Patterns of `slice.toml` have a position in it; those of the command line have none.
fn problem(text: &str, at: At, what: String, fix: String) -> Problem {
    let (input, at) = if at == At::default() {
        (Input::Arguments, None)
    } else {
        (Input::Config, Some(at))
    };
    Problem {
        input,
        at,
        within: format!("the path pattern `{text}`"),
        what,
        fix,
    }
}

type Unreadable = (String, String);

/// The segments of a pattern.
fn heads(text: &str) -> Result<Vec<Head>, Unreadable> {
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

fn head(segment: &str, is_last: bool) -> Result<Head, Unreadable> {
    let unreadable = |what: &str, fix: &str| Err((format!("{what}: `{segment}`"), fix.to_owned()));
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
pub(super) fn names_of(segment: &str) -> (&str, Vec<String>) {
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
pub(super) fn segments(text: &str) -> Vec<&str> {
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
mod tests {
    use super::{Head, SystemSegment, heads};

    fn name(name: &str) -> Head {
        Head::Name(name.to_owned())
    }

    fn call(name: &str, names: &[&str]) -> Head {
        Head::Call(
            name.to_owned(),
            names.iter().map(|name| (*name).to_owned()).collect(),
        )
    }

    #[test]
    fn patterns_are_read() {
        for (text, expected) in [
            ("/**", vec![Head::Rest]),
            ("/users/{id}/**", vec![name("users"), Head::Key, Head::Rest]),
            (
                "/users/*/microsoft.graph.delta()",
                vec![name("users"), Head::Any, call("microsoft.graph.delta", &[])],
            ),
            (
                "/x/range(address='{address}')",
                vec![name("x"), call("range", &["address"])],
            ),
            (
                "/x/range(address='A1/B2')/format",
                vec![name("x"), call("range", &["address"]), name("format")],
            ),
            (
                "/x/cell(row={},column={})",
                vec![name("x"), call("cell", &["column", "row"])],
            ),
            (
                "/servicePrincipals(appId='{appId}')",
                vec![call("servicePrincipals", &["appId"])],
            ),
            (
                "/users('{id}')/$value",
                vec![call("users", &[""]), Head::Control(SystemSegment::Value)],
            ),
            (
                "/groups/{id}/members/$ref",
                vec![
                    name("groups"),
                    Head::Key,
                    name("members"),
                    Head::Control(SystemSegment::Ref),
                ],
            ),
        ] {
            assert_eq!(heads(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_reported() {
        for (text, what) in [
            ("users", "it does not start at the service root"),
            ("/users/", "a segment is empty: ``"),
            ("/users//x", "a segment is empty: ``"),
            ("/users/**/mail", "only the last segment may be `**`: `**`"),
            ("/users/{id", "a key is not closed: `{id`"),
            (
                "/drives/{id}/root:/{path}:/content",
                "a pattern has no items by their path: `root:`",
            ),
            ("/users/a*", "a segment cannot be read: `a*`"),
            (
                "/users?$top=1",
                "it has a query, which belongs to a request",
            ),
            (
                "/users/$count/x",
                "a system segment is not the last one: `$count`",
            ),
            (
                "/x/range(address={}",
                "a parenthesis is not closed: `range(address={}`",
            ),
        ] {
            let found = heads(text).err().map(|(what, _)| what);
            assert_eq!(found.as_deref(), Some(what), "{text}");
        }
    }
}
