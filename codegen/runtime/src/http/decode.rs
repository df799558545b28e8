//! Reading a response's body as what the operation returns.

use azure_core::Bytes;
use azure_core::http::Url;

use super::page::Wrapped;
use super::{BufferedResponse, Error, ErrorKind, Page};
use crate::model::value::Form;
use crate::{ByteStream, JsonError, Value};

/// How the body of a response is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expects {
    /// Nothing; a body is ignored.
    Nothing,
    /// JSON.
    Json,
    /// Plain text.
    Text,
    /// Bytes as they come.
    Stream,
}

/// A body, or what is still to come of it.
pub(crate) enum Payload {
    Bytes(Bytes),
    Stream(ByteStream),
    /// The text of a body that does not match its media type, and what was expected.
    Unfit(Bytes, &'static str),
}

impl Payload {
    /// The body as far as it is in memory.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) | Self::Unfit(bytes, _) => bytes,
            Self::Stream(_) => &[],
        }
    }
}

/// How to read a body as a `T`.
pub(crate) struct Decoder<T> {
    pub(crate) expects: Expects,
    /// Whether the result can hold a member of an enum that the service may add to.
    pub(crate) evolvable: bool,
    read: fn(Payload) -> Result<Option<T>, Unread>,
    /// The value of a response without content (204), if it has one.
    nothing: fn() -> Option<T>,
    /// Makes relative links in the value absolute.
    locate: fn(&mut T, &Url),
    /// Writes a body that is read as this value; `None` where a value has none.
    #[cfg(feature = "testing")]
    pub(crate) write: fn(&T) -> Option<Vec<u8>>,
}

/// Why a body is not what was expected.
pub(crate) enum Unread {
    Json(JsonError),
    Text(&'static str),
}

impl<T> Decoder<T> {
    const fn new(expects: Expects, read: fn(Payload) -> Result<Option<T>, Unread>) -> Self {
        Self {
            expects,
            evolvable: false,
            read,
            nothing: || None,
            locate: |_, _| (),
            #[cfg(feature = "testing")]
            write: |_| None,
        }
    }

    /// The value of a response that has no content.
    pub(crate) fn nothing_else(self) -> Option<T> {
        (self.nothing)()
    }

    /// Makes what is relative in `value` absolute, for a response that came from `url`.
    pub(crate) fn located(self, mut value: T, url: &Url) -> T {
        (self.locate)(&mut value, url);
        value
    }

    /// Reads `payload`, which `reply` describes. `None` where it is empty or `null`.
    pub(crate) fn read(
        self,
        payload: Payload,
        reply: &BufferedResponse,
    ) -> Result<Option<T>, Error> {
        if matches!(self.expects, Expects::Json | Expects::Text)
            && let Some(text) = reply.ambiguous_media()
        {
            return Err(Error::new(ErrorKind::Decode, text));
        }
        let expected = match &payload {
            Payload::Unfit(_, expected) if self.expects != Expects::Nothing => Some(*expected),
            _ if self.expects == Expects::Json && !reply.may_be_json() => Some("JSON"),
            _ => None,
        };
        if let Some(expected) = expected {
            let text = format!("expected {expected}, found {}", reply.describe());
            return Err(Error::new(ErrorKind::Decode, text));
        }
        (self.read)(payload).map_err(|unread| match unread {
            Unread::Json(json) => {
                let text = format!("{} can't be read: {json}", reply.describe());
                Error::new(ErrorKind::Decode, text).with_source(json)
            }
            Unread::Text(what) => Error::new(
                ErrorKind::Decode,
                format!("{what}, found {}", reply.describe()),
            ),
        })
    }
}

impl<T: Value> Decoder<T> {
    /// The body is the value itself.
    pub(crate) fn value() -> Self {
        Self {
            evolvable: T::Form::is_evolvable(),
            nothing: T::Form::of_no_content,
            #[cfg(feature = "testing")]
            write: |value| crate::json::to_vec(value).ok(),
            ..Self::new(Expects::Json, |payload| {
                json(payload, crate::json::from_slice)
            })
        }
    }

    /// The body is `{"value": …}`.
    pub(crate) fn wrapped() -> Self {
        Self {
            evolvable: T::Form::is_evolvable(),
            nothing: T::Form::of_no_content,
            #[cfg(feature = "testing")]
            write: |value| {
                let value = crate::json::to_vec(value).ok()?;
                Some([br#"{"value":"#, value.as_slice(), b"}"].concat())
            },
            ..Self::new(Expects::Json, |payload| {
                Ok(json(payload, crate::json::from_slice::<Wrapped<T>>)?
                    .and_then(|wrapped| wrapped.0))
            })
        }
    }
}

impl<T: Value> Decoder<Page<T>> {
    /// The body is a page, whose links may be relative.
    pub(crate) fn page() -> Self {
        Self {
            locate: |page, url| {
                for link in [&mut page.next_link, &mut page.delta_link] {
                    *link = link.take().map(|link| link.absolute(url));
                }
            },
            ..Self::value()
        }
    }
}

impl Decoder<()> {
    /// The body is ignored.
    pub(crate) fn nothing() -> Self {
        Self::new(Expects::Nothing, |_| Ok(Some(())))
    }
}

impl Decoder<i64> {
    /// `$count`: digits, sometimes after a byte order mark, or the JSON of a number, as in a part of a batch.
    pub(crate) fn count() -> Self {
        Self {
            #[cfg(feature = "testing")]
            write: |count| Some(count.to_string().into_bytes()),
            ..Self::new(Expects::Text, |payload| {
                let bytes = bytes(payload)?;
                let text = std::str::from_utf8(&bytes).ok();
                let digits = text.map(|text| text.trim_start_matches('\u{feff}').trim());
                match digits {
                    Some("") => Ok(None),
                    digits => digits
                        .and_then(|digits| crate::json::from_slice(digits.as_bytes()).ok())
                        .map(Some)
                        .ok_or(Unread::Text("expected a number")),
                }
            })
        }
    }
}

impl Decoder<ByteStream> {
    /// The body as it comes.
    pub(crate) fn stream() -> Self {
        Self::new(Expects::Stream, |payload| {
            Ok(Some(match payload {
                Payload::Bytes(bytes) | Payload::Unfit(bytes, _) => ByteStream::from(bytes),
                Payload::Stream(stream) => stream,
            }))
        })
    }
}

impl<T> Clone for Decoder<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Decoder<T> {}

fn bytes(payload: Payload) -> Result<Bytes, Unread> {
    match payload {
        Payload::Bytes(bytes) | Payload::Unfit(bytes, _) => Ok(bytes),
        Payload::Stream(_) => Err(Unread::Text("expected a body that has been read")),
    }
}

fn json<T>(payload: Payload, read: fn(&[u8]) -> Result<T, JsonError>) -> Result<Option<T>, Unread> {
    let bytes = bytes(payload)?;
    let text = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&bytes)
        .trim_ascii();
    match text {
        b"" | b"null" => Ok(None),
        text => read(text).map(Some).map_err(Unread::Json),
    }
}
