//! The first line in which two texts differ, to show the kind of difference.

/// The number of characters of a line that are shown.
const MAX_LINE: usize = 120;

/// How many of them precede the first difference.
const BEFORE: usize = 40;

/// The difference in three lines: the line number, the line on disk, the expected line.
pub(crate) fn first_difference(on_disk: &[u8], generated: &str) -> String {
    let on_disk = String::from_utf8_lossy(on_disk);
    let (mut old, mut new) = (
        on_disk.split_inclusive('\n'),
        generated.split_inclusive('\n'),
    );
    let mut line = 0;
    loop {
        line += 1;
        match (old.next(), new.next()) {
            (Some(old), Some(new)) if old == new => {}
            (None, None) => return "stale: not UTF-8".to_owned(),
            (old, new) => {
                let from = column(old.unwrap_or_default(), new.unwrap_or_default());
                let (old, new) = (show(old, new, from), show(new, old, from));
                return format!("stale, line {line}\n    on disk:   {old}\n    generated: {new}");
            }
        }
    }
}

/// The length of the common prefix, in characters.
fn column(one: &str, other: &str) -> usize {
    one.chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count()
}

/// The part of a line around a column, with its end marked if the other line ends differently.
fn show(line: Option<&str>, other: Option<&str>, column: usize) -> String {
    let Some(line) = line else {
        return "(the file has ended)".to_owned();
    };
    let skip = if line.chars().count() > MAX_LINE {
        column.saturating_sub(BEFORE)
    } else {
        0
    };
    let body = line.trim_end_matches(['\r', '\n']);
    let shown: String = body
        .chars()
        .skip(skip)
        .take(MAX_LINE)
        .flat_map(visible)
        .collect();
    let (before, after) = (
        if skip > 0 { "…" } else { "" },
        if body.chars().count() > skip + MAX_LINE {
            "…"
        } else {
            ""
        },
    );
    let ends_alike = other.is_some_and(|other| ending(other) == ending(line));
    let end = if ends_alike || other.is_none() {
        ""
    } else {
        ending(line)
    };
    format!("{before}{shown}{after}{end}")
}

fn ending(line: &str) -> &'static str {
    match line {
        line if line.ends_with("\r\n") => " (ends in CR LF)",
        line if line.ends_with('\n') => " (ends in LF)",
        _ => " (no line ending)",
    }
}

/// Escapes control characters, which a terminal would interpret.
fn visible(c: char) -> impl Iterator<Item = char> {
    let escaped = c.is_control() && c != '\t';
    let plain = (!escaped).then_some(c);
    plain
        .into_iter()
        .chain(escaped.then(|| c.escape_default()).into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_shown() {
        let table = [
            ("a\nb\nc\n", "a\nB\nC\n", 2, "b", "B"),
            ("a\n", "a\nb\n", 2, "(the file has ended)", "b"),
            ("a\nb\n", "a\n", 2, "b", "(the file has ended)"),
            ("", "a\n", 1, "(the file has ended)", "a"),
            ("a\r\n", "a\n", 1, "a (ends in CR LF)", "a (ends in LF)"),
            ("a", "a\n", 1, "a (no line ending)", "a (ends in LF)"),
            ("\u{1b}[31m\n", "\t\n", 1, "\\u{1b}[31m", "\t"),
        ];
        for (old, new, line, shown_old, shown_new) in table {
            let expected = format!(
                "stale, line {line}\n    on disk:   {shown_old}\n    generated: {shown_new}"
            );
            assert_eq!(first_difference(old.as_bytes(), new), expected);
        }
    }

    #[test]
    fn long_lines_are_shown_around_the_difference() {
        let line = |middle: &str| format!("{}{middle}{}\n", "x".repeat(500), "y".repeat(500));
        let shown = first_difference(line("old").as_bytes(), &line("new"));
        let cut = |middle: &str| format!("…{}{middle}{}…", "x".repeat(40), "y".repeat(77));
        assert_eq!(
            shown,
            format!(
                "stale, line 1\n    on disk:   {}\n    generated: {}",
                cut("old"),
                cut("new")
            )
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_a_difference_too() {
        assert!(first_difference(b"a\xff\n", "a\n").starts_with("stale, line 1"));
    }
}
