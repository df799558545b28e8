//! The examples of reference pages, read just far enough to be played: what is asked, and what Graph answers.

use crate::server::Reply;
use crate::{Texts, root};

/// One example of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The method.
    pub method: String,
    /// The version of Graph: `beta` or `v1.0`.
    pub version: String,
    /// Path and query below the version: `/applications/…`.
    pub target: String,
    /// What is sent.
    pub request: Message,
    /// The status of the answer.
    pub status: u16,
    /// What is answered.
    pub response: Message,
}

/// Headers and a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body; empty if there is none.
    pub body: String,
}

impl Exchange {
    /// All examples of a page of a slice, in order.
    ///
    /// # Panics
    /// Where the page is not there, or has something other than examples that can be read.
    pub fn of_page(slice: &str, page: &str) -> Vec<Self> {
        let pages = Texts::read(&root().join("metadata").join(slice)).examples;
        let name = format!("examples/{page}");
        let text = pages.iter().find(|(known, _)| *known == name);
        let (_, text) = text.unwrap_or_else(|| panic!("there is no page {page}"));
        Self::read(text).unwrap_or_else(|what| panic!("{page}: {what}"))
    }

    /// The examples in a page's text.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub fn read(page: &str) -> Result<Vec<Self>, String> {
        let (_, examples) = page
            .split_once("\n## Example")
            .ok_or("there is no example")?;
        let blocks: Vec<&str> = examples
            .split("```http\n")
            .skip(1)
            .filter_map(|rest| rest.split_once("\n```").map(|(block, _)| block))
            .collect();
        let (pairs, rest) = blocks.as_chunks::<2>();
        if pairs.is_empty() || !rest.is_empty() {
            return Err("requests and responses do not come in pairs".to_owned());
        }
        pairs
            .iter()
            .map(|[request, response]| Self::pair(request, response))
            .collect()
    }

    /// The names of all pages of a slice: its own, and those that it inherits.
    ///
    /// # Panics
    /// Where the slice cannot be read.
    pub fn pages(slice: &str) -> Vec<String> {
        let texts = Texts::read(&root().join("metadata").join(slice));
        let pages = texts.known_pages().into_iter();
        pages
            .filter_map(|(name, _)| Some(name.strip_prefix("examples/")?.to_owned()))
            .collect()
    }

    fn pair(request: &str, response: &str) -> Result<Self, String> {
        let (line, request) = Message::read(request);
        let (method, url) = line.split_once(' ').ok_or("no request line")?;
        let path = url.strip_prefix("https://graph.microsoft.com/");
        let (version, _) = path
            .and_then(|path| path.split_once('/'))
            .ok_or_else(|| format!("not a URL of Graph: {url}"))?;
        let target = path.and_then(|path| path.strip_prefix(version));
        let (line, response) = Message::read(response);
        let status = line
            .strip_prefix("HTTP/1.1 ")
            .and_then(|rest| rest.split(' ').next()?.parse().ok())
            .ok_or_else(|| format!("not a status line: {line}"))?;
        Ok(Self {
            method: method.to_owned(),
            version: version.to_owned(),
            target: target.unwrap_or_default().to_owned(),
            request,
            status,
            response,
        })
    }

    /// The answer, to be served.
    pub fn reply(&self) -> Reply {
        let reply = self.response.headers.iter().fold(
            Reply::new(self.status).with_body(self.response.body.clone()),
            |reply, (name, value)| reply.with_header(name, value),
        );
        reply.with_header("request-id", "3d2f1c6e-0c1b-4c56-9a55-5f0f4bd1f7a1")
    }
}

impl Message {
    fn read(block: &str) -> (String, Self) {
        let (head, body) = block.split_once("\n\n").unwrap_or((block, ""));
        let mut lines = head.lines();
        let first = lines.next().unwrap_or_default().to_owned();
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
        let message = Self {
            headers: headers.collect(),
            body: body.trim().to_owned(),
        };
        (first, message)
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}
