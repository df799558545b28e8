//! A URL as a page writes it, split: host, version, segments, query. Nothing is decoded or looked up here.

use std::ops::Range;

/// A URL in pieces; each piece is a range of the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url<'t> {
    /// The host, if it names one.
    pub host: Option<&'t str>,
    /// `beta` or `v1.0`, if it names a version.
    pub version: Option<&'t str>,
    /// The text between slashes.
    pub segments: Vec<Piece<'t>>,
    /// Pairs of the query, as written.
    pub query: Vec<(&'t str, Option<&'t str>)>,
}

/// A piece of a URL and its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The text.
    pub text: &'t str,
    /// Where it starts.
    pub at: usize,
}

impl Piece<'_> {
    /// Where it is.
    pub fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

/// Splits a URL.
pub fn parse(text: &str) -> Url<'_> {
    let (host, start) = host(text);
    let end = outside(&text[start..], |letter| letter == '?' || letter == '#')
        .first()
        .map_or(text.len(), |at| start + at);
    // A page may put an optional query in brackets: `/content[?includeIDs=true]`.
    let optional = text[start..end].ends_with('[');
    let mut segments = segments(text, start, end - usize::from(optional));
    let version = segments
        .first()
        .map(|piece| piece.text)
        .filter(|first| is_version(first));
    if version.is_some() {
        segments.remove(0);
    }
    let query = text[end..].strip_prefix('?').unwrap_or_default();
    let query = if optional {
        query.trim_end_matches(']')
    } else {
        query
    };
    Url {
        host,
        version,
        segments,
        query: pairs(query),
    }
}

/// The host, and where the path after it starts.
fn host(text: &str) -> (Option<&str>, usize) {
    let Some((scheme, rest)) = text.split_once("://") else {
        return (None, 0);
    };
    if scheme.is_empty() || !scheme.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return (None, 0);
    }
    let length = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    (Some(&rest[..length]), scheme.len() + "://".len() + length)
}

fn is_version(segment: &str) -> bool {
    let known = ["v1.0", "beta", "v1", "{version}", "{api-version}", "{ver}"];
    known
        .iter()
        .any(|version| version.eq_ignore_ascii_case(segment))
}

/// The pieces between slashes; slashes in brackets or quotes belong to a piece. A trailing slash adds none.
fn segments(text: &str, start: usize, end: usize) -> Vec<Piece<'_>> {
    let path = &text[start..end];
    let mut pieces = Vec::new();
    let mut from = start;
    for slash in outside(path, |letter| letter == '/')
        .into_iter()
        .map(|at| start + at)
        .chain([end])
    {
        if slash > from {
            let piece = &text[from..slash];
            let lead = piece.len() - piece.trim_start().len();
            pieces.push(Piece {
                text: piece.trim(),
                at: from + lead,
            });
        }
        from = slash + 1;
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// Positions of letters that are in no brackets and no quotes. Unbalanced brackets are ignored.
fn outside(text: &str, wanted: impl Fn(char) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '\'' if depth > 0 => quoted = !quoted,
            _ if quoted => {}
            '(' | '{' | '<' => depth += 1,
            ')' | '}' | '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 && wanted(letter) => found.push(at),
            _ => {}
        }
    }
    if depth > 0 || quoted {
        return text
            .char_indices()
            .filter(|(_, letter)| wanted(*letter))
            .map(|(at, _)| at)
            .collect();
    }
    found
}

fn pairs(query: &str) -> Vec<(&str, Option<&str>)> {
    let mut from = 0;
    let ends = outside(query, |letter| letter == '&');
    let pieces = ends.into_iter().chain([query.len()]).map(|end| {
        let piece = query.get(from..end).unwrap_or_default();
        from = end + 1;
        piece.trim()
    });
    let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
    pieces
        .into_iter()
        .map(|piece| match piece.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (piece, None),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn takes_urls_apart() {
        for (text, host, version, segments, query) in [
            ("/me/messages/", None, None, vec!["me", "messages"], vec![]),
            (
                "me?$select=a,b&$top=2",
                None,
                None,
                vec!["me"],
                vec![("$select", Some("a,b")), ("$top", Some("2"))],
            ),
            (
                "https://graph.microsoft.com/beta/users('a/b')/x(p='c d',q={e/f})?$filter=x eq 'y?z'",
                Some("graph.microsoft.com"),
                Some("beta"),
                vec!["users('a/b')", "x(p='c d',q={e/f})"],
                vec![("$filter", Some("x eq 'y?z'"))],
            ),
            (
                "/users/{id | upn}/photo/$value",
                None,
                None,
                vec!["users", "{id | upn}", "photo", "$value"],
                vec![],
            ),
            (
                "/drive/root:/a/b.txt:/content",
                None,
                None,
                vec!["drive", "root:", "a", "b.txt:", "content"],
                vec![],
            ),
            ("/x('{id}/y", None, None, vec!["x('{id}", "y"], vec![]),
            (
                "https://example.org",
                Some("example.org"),
                None,
                vec![],
                vec![],
            ),
        ] {
            let url = parse(text);
            let found: Vec<&str> = url.segments.iter().map(|piece| piece.text).collect();
            assert_eq!(
                (url.host, url.version, found, url.query),
                (host, version, segments, query),
                "{text}"
            );
            for piece in url.segments {
                assert_eq!(&text[piece.range()], piece.text);
            }
        }
    }
}
