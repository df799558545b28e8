//! What a link may name after `#`.

/// Adds a heading as a URL spells it: small letters, hyphens for spaces, no punctuation; a number after it if it is
/// there already.
pub(super) fn of_heading(words: &str, anchors: &mut Vec<String>) {
    let letters = words.trim().chars().flat_map(char::to_lowercase);
    let slug: String = letters
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect();
    let numbered = (1..).map(|number| format!("{slug}-{number}"));
    let mut spellings = std::iter::once(slug.clone()).chain(numbered);
    anchors.extend(spellings.find(|slug| !anchors.contains(slug)));
}

/// Adds the names and ids that HTML sets.
pub(super) fn in_html(html: &str, anchors: &mut Vec<String>) {
    for attribute in [" id=", " name="] {
        for (at, _) in html.match_indices(attribute) {
            let value = &html[at + attribute.len()..];
            let quoted = value.chars().next().filter(|quote| "\"'".contains(*quote));
            let value = match quoted {
                Some(quote) => value[1..].split(quote).next(),
                None => value.split([' ', '>']).next(),
            };
            anchors.extend(value.map(str::to_owned));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{in_html, of_heading};

    #[test]
    fn headings_are_spelled_as_urls_spell_them() {
        let mut anchors = Vec::new();
        for words in ["HTTP request", "Example 1: Who's `first`?", "HTTP request"] {
            of_heading(words, &mut anchors);
        }
        assert_eq!(
            anchors,
            ["http-request", "example-1-whos-first", "http-request-1"]
        );
    }

    #[test]
    fn anchors_in_html_are_found() {
        let mut anchors = Vec::new();
        in_html("<a name=\"one\"></a><p class='x' id='two'>", &mut anchors);
        anchors.sort();
        assert_eq!(anchors, ["one", "two"]);
    }
}
