//! A segment as a name with the text in parentheses after it.

/// `name(a=b,c)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written<'t> {
    pub(super) name: &'t str,
    /// The text in parentheses; `None` without them.
    pub(super) inside: Option<Vec<(Option<&'t str>, &'t str)>>,
}

/// Splits a segment.
pub(super) fn read(text: &str) -> Written<'_> {
    let inner = text.strip_suffix(')').and_then(|rest| rest.split_once('('));
    match inner {
        Some((name, inside)) if !name.starts_with(['{', '<']) => Written {
            name: name.trim_end(),
            inside: Some(pairs(inside)),
        },
        _ => Written {
            name: text,
            inside: None,
        },
    }
}

/// `a=b,'c,d'` as pairs of a name, if there is one, and a value.
fn pairs(inside: &str) -> Vec<(Option<&str>, &str)> {
    let mut commas = vec![];
    let (mut quoted, mut depth) = (false, 0_usize);
    for (at, letter) in inside.char_indices() {
        match letter {
            '\'' => quoted = !quoted,
            _ if quoted => {}
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => commas.push(at),
            _ => {}
        }
    }
    let mut from = 0;
    let pieces: Vec<&str> = commas
        .into_iter()
        .chain([inside.len()])
        .map(|comma| {
            let piece = inside[from..comma].trim();
            from = comma + 1;
            piece
        })
        .filter(|piece| !piece.is_empty())
        .collect();
    pieces.into_iter().map(pair).collect()
}

fn pair(piece: &str) -> (Option<&str>, &str) {
    match piece.split_once('=') {
        Some((name, value)) if is_name(name.trim()) => (Some(name.trim()), value.trim()),
        _ => (None, piece),
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '/' | '@' | '$'))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn takes_segments_apart() {
        for (text, name, inside) in [
            ("messages", "messages", None),
            ("delta()", "delta", Some(vec![])),
            ("users('a,b')", "users", Some(vec![(None, "'a,b'")])),
            (
                "(appId='{appId}')",
                "",
                Some(vec![(Some("appId"), "'{appId}'")]),
            ),
            (
                "range(address='A1:B2', x=1)",
                "range",
                Some(vec![(Some("address"), "'A1:B2'"), (Some("x"), "1")]),
            ),
            ("users('a=b')", "users", Some(vec![(None, "'a=b'")])),
            ("{id (guid)}", "{id (guid)}", None),
        ] {
            let written = read(text);
            assert_eq!((written.name, written.inside), (name, inside), "{text}");
        }
    }
}
