//! The error in an XML body, as hosts of files write it: `<Error><Code>…</Code><Message>…</Message></Error>`.
//!
//! This is no XML parser. It finds these three elements, whatever their case and prefix, in what is well-formed; it
//! resolves character references, and expands no entity.

/// The code and the message of an error.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct XmlError {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

/// The error in `body`: of the root `Error`, or of an `Error` directly below the root. `None` if there is none.
pub(super) fn read(body: &[u8]) -> Option<XmlError> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let text = String::from_utf8_lossy(body);
    let mut reader = Reader::default();
    let mut rest = text.trim_start().strip_prefix('<')?;
    while let Some((markup, after)) = split_markup(rest) {
        reader.markup(markup);
        // Nothing after the error is of interest.
        if reader.is_over {
            break;
        }
        let (content, next) = after.split_once('<').unwrap_or((after, ""));
        reader.text(&unescaped(content));
        rest = next;
    }
    let XmlError { code, message } = reader.found;
    let present = |text: Option<String>| {
        let text = text?.trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    let found = XmlError {
        code: present(code),
        message: present(message),
    };
    (found != XmlError::default()).then_some(found)
}

/// What is between `<` and its `>`, and what follows. A comment and CDATA may contain `>`.
fn split_markup(text: &str) -> Option<(&str, &str)> {
    let end = match text {
        _ if text.starts_with("!--") => "-->",
        _ if text.starts_with("![CDATA[") => "]]>",
        _ => ">",
    };
    let at = text.find(end)?;
    Some((&text[..at], &text[at + end.len()..]))
}

#[derive(Default)]
struct Reader {
    /// How many elements are open.
    depth: usize,
    /// The depth of the content of the error.
    error: Option<usize>,
    /// The member whose text is being read, if any.
    member: Option<Member>,
    is_over: bool,
    found: XmlError,
}

#[derive(Clone, Copy)]
enum Member {
    Code,
    Message,
}

impl Reader {
    fn markup(&mut self, markup: &str) {
        if let Some(text) = markup.strip_prefix("![CDATA[") {
            self.text(text);
        } else if markup.starts_with('/') {
            self.depth = self.depth.saturating_sub(1);
            if self.error == Some(self.depth) {
                self.member = None;
            }
            self.is_over = self.error.is_some_and(|error| self.depth < error);
        } else if !markup.starts_with(['!', '?']) && !markup.ends_with('/') {
            self.open(markup);
        }
    }

    fn open(&mut self, tag: &str) {
        let name = tag.split(char::is_whitespace).next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        match self.error {
            None if self.depth < 2 && is("error") => self.error = Some(self.depth + 1),
            Some(error) if error == self.depth => {
                self.member = match () {
                    () if is("code") && self.found.code.is_none() => Some(Member::Code),
                    () if is("message") && self.found.message.is_none() => Some(Member::Message),
                    () => None,
                };
            }
            _ => {}
        }
        self.depth += 1;
    }

    fn text(&mut self, text: &str) {
        let into = match self.member {
            Some(Member::Code) => &mut self.found.code,
            Some(Member::Message) => &mut self.found.message,
            None => return,
        };
        into.get_or_insert_default().push_str(text);
    }
}

/// `text` with the five entities of XML and character references replaced; others stay.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let found = part
            .split_once(';')
            .and_then(|(name, rest)| Some((character(name)?, rest)));
        match found {
            Some((character, rest)) => {
                out.push(character);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

fn character(name: &str) -> Option<char> {
    let number = match (name.strip_prefix("#x"), name.strip_prefix('#')) {
        (Some(digits), _) => u32::from_str_radix(digits, 16).ok(),
        (None, Some(digits)) => digits.parse().ok(),
        (None, None) => None,
    };
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => char::from_u32(number?),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn found(body: &str) -> Option<(String, String)> {
        let error = read(body.as_bytes())?;
        let text = |text: Option<String>| text.unwrap_or_default();
        Some((text(error.code), text(error.message)))
    }

    #[test]
    fn code_and_message() {
        for (body, code, message) in [
            (
                "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Error><Code>X</Code><Message>m\nRequestId:1</Message></Error>",
                "X",
                "m\nRequestId:1",
            ),
            (
                r#"<m:error xmlns:m="http://x"><m:code/><m:message xml:lang="en">a &lt;b&gt; &amp;amp; &#233;&#xe9; &x; &</m:message><m:innererror><m:message>no</m:message></m:innererror></m:error>"#,
                "",
                "a <b> &amp; éé &x; &",
            ),
            (
                "<!-- <Error><Code>no</Code></Error> --><ErrorResponse><Error><Type>Sender</Type><Code>X</Code></Error><RequestId>1</RequestId></ErrorResponse>",
                "X",
                "",
            ),
            (
                "<!DOCTYPE Error><error><message><![CDATA[a <b> ]] &lt;]]> c</message><code> X </code><code>Y</code></error>",
                "X",
                "a <b> ]] &lt; c",
            ),
            (
                "<Error><Detail><Code>no</Code></Detail><Message><value>m</value></Message></Error><Error><Code>no</Code></Error>",
                "",
                "m",
            ),
            ("<Error><Code>X</Code><Message>cut of", "X", "cut of"),
        ] {
            let expected = Some((code.to_owned(), message.to_owned()));
            assert_eq!(found(body), expected, "{body}");
        }
    }

    #[test]
    fn no_error() {
        for body in [
            "",
            "<",
            "<Error",
            "x<Error><Code>X</Code></Error>",
            "<html><body><error><code>X</code></error></body></html>",
            "<Errors><Code>X</Code></Errors>",
            "<Error><Detail/></Error>",
            "<Error><Code></Code><Message> </Message></Error>",
            "</a></a><!--",
        ] {
            assert_eq!(found(body), None, "{body}");
        }
    }
}
