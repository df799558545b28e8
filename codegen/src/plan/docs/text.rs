//! Text as lines of rustdoc.

/// Wraps text for rustdoc. The first sentence is the summary, as a separate paragraph.
pub(super) fn lines(text: &str) -> Vec<String> {
    let text = text.trim();
    let mut pairs = text.as_bytes().windows(2);
    let (summary, rest) = match pairs.position(|pair| pair == b". ") {
        Some(end) if !text.contains('\n') => text.split_at(end + 1),
        _ => (text, ""),
    };
    let mut lines: Vec<String> = summary.lines().flat_map(wrap).collect();
    if !rest.trim().is_empty() {
        lines.push(String::new());
        lines.extend(wrap(rest.trim()));
    }
    lines
}

/// An item of a list: name and text, with later lines indented.
pub(in crate::plan) fn item(name: &str, text: &[String]) -> Vec<String> {
    let text: Vec<&str> = text
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    let lines = wrap(&format!("* `{name}`: {}", text.join(" ")));
    let mut lines = lines.into_iter();
    let first = lines.next();
    first
        .into_iter()
        .chain(lines.map(|line| format!("  {line}")))
        .collect()
}

/// Wraps a line at spaces, but not within a code span. No line starts with a space.
fn wrap(line: &str) -> Vec<String> {
    const WIDTH: usize = 92;
    if line.len() <= WIDTH && !line.starts_with(' ') {
        return vec![line.to_owned()];
    }
    let mut lines = Vec::new();
    let (mut start, mut end, mut width) = (0, 0, 0);
    let mut next = 0;
    let mut in_code = false;
    for word in line.split(' ') {
        let length = word.chars().count();
        let is_full = width > 0 && width + 1 + length > WIDTH && !in_code;
        if is_full {
            lines.push(line[start..end].to_owned());
        }
        if is_full || width == 0 {
            (start, width) = (next, length);
        } else {
            width += 1 + length;
        }
        end = next + word.len();
        next = end + 1;
        in_code ^= word.bytes().filter(|byte| *byte == b'`').count() % 2 == 1;
    }
    lines.push(line[start..end].to_owned());
    lines
}

/// A sentence on the arguments that make requests fail before they are sent.
pub(in crate::plan) fn refused(arguments: &str) -> Vec<String> {
    wrap(&format!(
        "Requests fail before they are sent if {arguments}."
    ))
}

/// A sentence as lines of documentation.
pub(in crate::plan) fn wrapped(text: &str) -> Vec<String> {
    wrap(text)
}

/// Escapes text of others, which is not Markdown: links and tags.
pub(in crate::plan) fn escape(text: &str) -> String {
    const BLANK: [char; 3] = ['\r', '\n', '\t'];
    const MARKUP: [char; 9] = ['[', ']', '<', '>', '*', '_', '`', '\\', '#'];
    let mut out = String::with_capacity(text.len());
    let mut start = 0;
    let is_foreign = |character: char| BLANK.contains(&character) || MARKUP.contains(&character);
    for (at, foreign) in text.match_indices(is_foreign) {
        out.push_str(&text[start..at]);
        start = at + foreign.len();
        match foreign.starts_with(BLANK) {
            true => out.push(' '),
            false => out.extend(["\\", foreign]),
        }
    }
    out.push_str(&text[start..]);
    if !out.contains("://") {
        return out;
    }
    out.replace("http://", "http\\://")
        .replace("https://", "https\\://")
}
