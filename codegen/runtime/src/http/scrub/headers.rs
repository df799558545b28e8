//! Headers of a response: they are logged and printed by name, regardless of their values.

use azure_core::http::headers::{HeaderName, HeaderValue, Headers};
use azure_core::time::OffsetDateTime;

use super::{LEFT_OUT, REDACTED, Scrub};
use crate::http::http_date;

/// What helps to find a request again, and does nothing else.
const DIAGNOSTIC: [&str; 10] = [
    "client-request-id",
    "ms-cv",
    "request-id",
    "server",
    "traceparent",
    "tracestate",
    "via",
    "x-ms-ags-diagnostic",
    "x-ms-client-request-id",
    "x-ms-request-id",
];

/// URLs and challenges that a client has to follow, which are never printed.
const NEVER_PRINTED: [&str; 7] = [
    "azure-asyncoperation",
    "content-disposition",
    "content-location",
    "location",
    "operation-location",
    "set-cookie",
    "www-authenticate",
];

/// Words of the protocol in headers that come with every response.
const WORDS: [&str; 37] = [
    "accept",
    "age",
    "application",
    "bytes",
    "cache",
    "charset",
    "chunked",
    "close",
    "encoding",
    "false",
    "full",
    "gzip",
    "html",
    "ieee754compatible",
    "includesubdomains",
    "json",
    "keep",
    "alive",
    "max",
    "metadata",
    "minimal",
    "must",
    "no",
    "none",
    "octet",
    "odata",
    "plain",
    "preload",
    "private",
    "public",
    "revalidate",
    "store",
    "stream",
    "streaming",
    "text",
    "true",
    "utf",
];

/// Headers that are made of those words, and of numbers.
const OF_THE_PROTOCOL: [&str; 12] = [
    "accept-ranges",
    "age",
    "cache-control",
    "connection",
    "content-length",
    "content-range",
    "content-type",
    "odata-version",
    "retry-after",
    "strict-transport-security",
    "transfer-encoding",
    "vary",
];

/// `headers` without what must not be printed, where they say any of it. `scrub` is asked for only if there is a header
/// that may.
pub(crate) fn cleaned(headers: &Headers, scrub: impl FnOnce() -> Scrub) -> Option<Headers> {
    let doubtful: Vec<(HeaderName, String)> = headers
        .iter()
        .filter(|(name, value)| !is_harmless(name.as_str(), value.as_str()))
        .map(|(name, value)| (name.clone(), value.as_str().to_owned()))
        .collect();
    if doubtful.is_empty() {
        return None;
    }
    let scrub = scrub();
    let mut clean = None;
    for (name, value) in doubtful {
        let cleaned = match DIAGNOSTIC.contains(&name.as_str()) {
            true => Some(scrub.clean(&value)).filter(|cleaned| *cleaned != value),
            false => scrub.repeats_secret(&value).then(|| REDACTED.to_owned()),
        };
        if let Some(cleaned) = cleaned {
            let cleaned = cleaned.replace(LEFT_OUT, REDACTED);
            let headers = clean.get_or_insert_with(|| headers.clone());
            headers.insert(name, HeaderValue::from(cleaned));
        }
    }
    clean
}

fn is_harmless(name: &str, value: &str) -> bool {
    let is_known = |word: &str| {
        let is_number = word.bytes().all(|digit| digit.is_ascii_digit());
        is_number || WORDS.contains(&&*word.to_ascii_lowercase())
    };
    let mut words = value.split(|c: char| !c.is_ascii_alphanumeric());
    NEVER_PRINTED.contains(&name)
        || (OF_THE_PROTOCOL.contains(&name) && words.all(is_known))
        || is_guid(value)
        || is_date(value)
}

/// A date as HTTP has it, and no other word.
fn is_date(value: &str) -> bool {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let has_day = value
        .split_once(',')
        .is_some_and(|(day, _)| days.contains(&day));
    has_day && http_date::parse(value, OffsetDateTime::UNIX_EPOCH).is_some()
}

/// `8-4-4-4-12` hexadecimal digits: what the service makes up.
fn is_guid(value: &str) -> bool {
    let groups = value.split('-').map(str::len);
    groups.eq([8, 4, 4, 4, 12]) && value.bytes().all(|c| c.is_ascii_hexdigit() || c == b'-')
}

impl Scrub {
    /// Whether a functional header contains a secret, or most of one, and not by chance.
    fn repeats_secret(&self, value: &str) -> bool {
        let lower = value.to_lowercase();
        let whole = lower.trim_matches('"');
        let is_whole = |secret: &String| secret.to_lowercase() == whole;
        self.search().has_most(value) || self.secrets.iter().any(is_whole)
    }
}
