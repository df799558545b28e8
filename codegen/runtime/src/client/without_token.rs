//! Requests that leave the endpoint by design: upload sessions, monitor URLs, downloads. Over https, and never with the
//! token.

use azure_core::http::{Body, Method, Url};

use super::{Core, Target, UntypedRequest};
use crate::url::Query;
use crate::{Error, ErrorKind, RequestOptions};

impl Core {
    /// A request to a URL that the service returned for use without a token: of an upload session, a monitor or a download.
    ///
    /// # Errors
    /// If the URL is not https (http to a loopback address is accepted if the endpoint is one too), or if the options have
    /// `Authorization` or query parameters.
    pub fn without_token(
        &self,
        method: Method,
        url: &str,
        options: Option<RequestOptions>,
    ) -> Result<UntypedRequest, Error> {
        let url = Url::parse(url).ok().filter(|url| self.can_lead_to(url));
        let text = "only an https URL can be used without a token";
        let url = url.ok_or_else(|| Error::new(ErrorKind::ForeignLink, text))?;
        let options = options.unwrap_or_default();
        if options.authorization.is_some() || !options.query.is_empty() {
            let text =
                "a request without a token takes neither an authorization nor query parameters";
            return Err(Error::input(text));
        }
        let root = Target::root(self, "REDACTED");
        let mut raw = root.request(method, &Query::default(), options);
        raw.path_values.push(url.path().to_owned());
        raw.template = "{url}".into();
        raw.without_token = true;
        raw.url = url;
        Ok(UntypedRequest::new(raw))
    }
}

impl UntypedRequest {
    /// Sets the body.
    pub fn with_body(self, body: impl Into<Body>, content_type: &str) -> Self {
        self.bytes(body.into(), content_type)
    }
}
