//! Bodies of parts. The media type determines how a body is written into the JSON of a batch (OData JSON Format 4.01, batch
//! requests and responses): JSON as it is, `text/*` as a string, everything else as a string of base64url.

use azure_core::Bytes;
use azure_core::http::headers::{CONTENT_TYPE, Headers};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;

use crate::Json;
use crate::http::Payload;
use crate::model::decode_base64;

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// JSON as it is: `application/json`, `…+json`, or no content type.
    Json,
    /// A string of the text: `text/*`.
    Text,
    /// A string of base64.
    Base64,
}

impl Form {
    /// The form for the content type in `headers`; parameters and case make no difference.
    fn of(headers: &Headers) -> Self {
        let header = headers.get_optional_str(&CONTENT_TYPE).unwrap_or_default();
        let media = header.split(';').next().unwrap_or_default();
        let media = media.trim().to_ascii_lowercase();
        match media.as_str() {
            "" | "application/json" => Self::Json,
            media if media.starts_with("text/") => Self::Text,
            media if media.ends_with("+json") => Self::Json,
            _ => Self::Base64,
        }
    }
}

const BASE64: &str = "base64";

/// The JSON for a request's body, or what its bytes should have been.
pub(crate) fn write(bytes: &[u8], headers: &Headers) -> Result<Json, &'static str> {
    let form = Form::of(headers);
    if form == Form::Base64 {
        // The alphabet that OData names, padded, since not every reader does without.
        return Ok(Json::from(URL_SAFE.encode(bytes)));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "UTF-8")?;
    match form {
        Form::Text => Ok(Json::from(text)),
        Form::Json | Form::Base64 => text.parse().map_err(|_| "JSON"),
    }
}

/// The bytes of the body of a response; none for `null`.
pub(crate) fn read(json: &Json, headers: &Headers) -> Payload {
    let as_it_is = || Bytes::from(json.as_str().to_owned());
    if json.is_null() {
        return Payload::Bytes(Bytes::new());
    }
    let string = json.parse::<String>().ok();
    let is_string = json.as_str().starts_with('"');
    match (Form::of(headers), string) {
        // Half of a surrogate pair has no bytes.
        (Form::Text, None) if is_string => Payload::Unfit(as_it_is(), "text"),
        // Text that is no string is JSON: a number at `$count`, an object of `text/json`.
        (Form::Json, _) | (Form::Text, None) => Payload::Bytes(as_it_is()),
        (Form::Text, Some(text)) => Payload::Bytes(text.into()),
        (Form::Base64, None) => Payload::Unfit(as_it_is(), BASE64),
        (Form::Base64, Some(text)) => match decode_base64(&text) {
            Some(bytes) => Payload::Bytes(bytes.into()),
            None => Payload::Unfit(text.into(), BASE64),
        },
    }
}
