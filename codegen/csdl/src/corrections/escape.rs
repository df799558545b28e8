//! Texts of corrections as lines of text and as Markdown: a text of many lines, markup or invisible characters in it must not
//! change how the rest is shown.

use crate::problem::visible;

/// A text on one line, with invisible characters spelled.
pub(crate) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    visible(&words.join(" ")).into_owned()
}

/// A text within Markdown. An address stays a link.
pub(crate) fn markdown(text: &str) -> String {
    let line = line(text);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/?#=%:$".contains(c);
    if line.starts_with("https://") && line.chars().all(is_plain) {
        return format!("<{line}>");
    }
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        // Any ASCII punctuation may be escaped (CommonMark 0.31, section 2.4).
        if "\\`*_{}[]<>#|&~!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A text as code within a cell of a Markdown table.
pub(crate) fn code(text: &str) -> String {
    let line = line(text).replace('|', "\\|");
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("{fence}{line}{fence}"),
        _ => format!("{fence} {line} {fence}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{code, line, markdown};

    #[test]
    fn nothing_in_a_text_changes_how_the_rest_is_shown() {
        let text = "a\n| <script>x</script> `b` \u{202e}[c](d) *e* &lt;";
        assert_eq!(
            line(text),
            "a | <script>x</script> `b` \\u{202e}[c](d) *e* &lt;"
        );
        assert_eq!(
            markdown(text),
            "a \\| \\<script\\>x\\</script\\> \\`b\\` \\\\u\\{202e\\}\\[c\\](d) \\*e\\* \\&lt;"
        );
        assert_eq!(markdown("https://a.b/c?d=e_f"), "<https://a.b/c?d=e_f>");
        assert_eq!(markdown("https://a.b/> <i>"), "https://a.b/\\> \\<i\\>");
        assert_eq!(code("a|b\nc"), "`a\\|b c`");
        assert_eq!(code("a``b"), "``` a``b ```");
    }
}
