//! The responses of one round: those in the first page, and those in the pages after it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use azure_core::http::Method;

use super::read::{self, Body};
use super::{MAX_REQUESTS, Step, part, refused};
use crate::client::Target;
use crate::client::{BoundRequest, Request};
use crate::http::{Attempts, BufferedResponse, Decoder, RawResponse, Response, Sent, Token};
use crate::{Error, ErrorKind, Json, Link, RequestOptions};

/// A part of one request to `$batch`.
pub(in crate::client) struct Sending {
    /// The number of its step.
    pub(in crate::client) id: usize,
    /// The parts of the same request that it waits for.
    pub(in crate::client) waits_for: Vec<usize>,
}

/// The result of one round.
#[derive(Default)]
pub(in crate::client) struct Gathered {
    /// The parts by the number of their step, each with its JSON as received.
    parts: BTreeMap<usize, (Result<RawResponse, Error>, Json)>,
    /// How many responses have an id that no request has.
    unknown: usize,
    /// The error that ended the round.
    broken: Option<Error>,
}

/// Sends these parts in one request, and reads the responses, page by page.
pub(in crate::client) async fn gather(
    root: &Target,
    steps: &[Step],
    parts: &[Sending],
    options: &RequestOptions,
) -> Result<Gathered, Error> {
    let request = request(root, steps, parts, options)?;
    let pending: BTreeSet<usize> = parts.iter().map(|part| part.id).collect();
    let mut gathered = Gathered::default();
    let first = page(request.clone()).await?;
    let mut tokens = first.tokens.clone();
    let mut next = gathered.add(first, &pending);
    let mut seen = BTreeSet::new();
    while let Some(link) = next.filter(|_| gathered.parts.len() < pending.len()) {
        match follow(&request, &link, &tokens, &mut seen).await {
            Ok(page) => {
                tokens.clone_from(&page.tokens);
                next = gathered.add(page, &pending);
            }
            Err(error) => {
                gathered.broken = Some(error);
                break;
            }
        }
    }
    Ok(gathered)
}

impl Gathered {
    fn add(&mut self, page: Page, pending: &BTreeSet<usize>) -> Option<Link> {
        let Page { body, tokens } = page;
        for json in body.parts {
            let id = read::id(&json).filter(|id| pending.contains(id));
            let Some(id) = id else {
                self.unknown += 1;
                continue;
            };
            let answer = match self.parts.contains_key(&id) {
                true => Err(refused("there are two responses to this part")),
                false => read::answer(&json).map(|answer| RawResponse {
                    tokens: tokens.clone(),
                    ..answer
                }),
            };
            self.parts.insert(id, (answer, json));
        }
        body.next
    }

    /// The response to a part, with its JSON as received; an error if there is none.
    pub(in crate::client) fn take(
        &mut self,
        id: usize,
    ) -> (Result<RawResponse, Error>, Option<Json>) {
        match self.parts.remove(&id) {
            Some((answer, json)) => (answer, Some(json)),
            None => (Err(self.missing()), None),
        }
    }

    /// Why a part has no response.
    fn missing(&self) -> Error {
        match (&self.broken, self.unknown) {
            (Some(error), _) => error.clone(),
            (None, 0) => refused("there is no response to this part"),
            (None, unknown) => refused(&format!(
                "there is no response to this part; {unknown} of the responses have an id that no request has"
            )),
        }
    }
}

fn request(
    root: &Target,
    steps: &[Step],
    parts: &[Sending],
    options: &RequestOptions,
) -> Result<BoundRequest, Error> {
    let mut requests = Vec::new();
    for Sending { id, waits_for } in parts {
        let waiting = waits_for.iter().map(ToString::to_string).collect();
        requests.push(part::write(root, *id, &steps[*id], waiting)?);
    }
    let body = Json::new(&BTreeMap::from([("requests", requests)]))
        .map_err(|_| refused("a part can't be written"))?;
    let (mut raw, _): (_, Decoder<Json>) = root
        .segment("$batch")
        .raw(Method::Post, Some(&body), Some(options.clone()))
        .into_parts();
    let sent = || parts.iter().map(|part| &steps[part.id].request);
    raw.repeatable = Some(sent().all(|request| request.is_repeatable()));
    raw.parts = Arc::new(sent().map(|request| Sent::of(request)).collect());
    Ok(raw)
}

/// The page at a next link: by GET, within the endpoint, at most [`MAX_REQUESTS`] of them.
async fn follow(
    first: &BoundRequest,
    link: &Link,
    tokens: &[Token],
    seen: &mut BTreeSet<String>,
) -> Result<Page, Error> {
    let mut request = first.follow(link, tokens)?;
    request.repeatable = None;
    if seen.len() >= MAX_REQUESTS || !seen.insert(request.url.to_string()) {
        let text = "the next link of a batch repeats, or there are too many pages";
        return Err(Error::new(ErrorKind::LinkLoop, text));
    }
    page(request).await
}

/// A page, and the tokens that were sent for it, which its parts may repeat.
struct Page {
    body: Body,
    tokens: Vec<Token>,
}

async fn page(raw: BoundRequest) -> Result<Page, Error> {
    let changes = raw.changes();
    let answer: Response<Json> = Request::new(raw, Decoder::value()).await?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let tokens = answer.tokens().to_vec();
    let body = Body::read(&answer.into_model()?).ok_or_else(|| {
        let attempts = Attempts {
            count: 1,
            may_have_run: true,
            changes,
        };
        let reply = BufferedResponse {
            status,
            headers,
            body: azure_core::Bytes::new(),
        };
        refused("the response has no list of responses")
            .with_reply(reply)
            .with_attempts(attempts)
    })?;
    Ok(Page { body, tokens })
}
