//! The URL of a builder, and the core to reach it with.

use std::fmt;
use std::sync::Arc;

use azure_core::http::headers::Headers;
use azure_core::http::{Method, Url};

use super::{BoundRequest, Core};
use crate::http::{Expects, RawRequest, template};
use crate::url::{Query, UrlArguments, encode_arguments};
use crate::{Error, Literal, RequestOptions, UrlParameters};

/// The query option by which delta functions take their token, unless the metadata has an overload with a parameter for it.
const DELTA_TOKEN: &str = "$deltaToken";

/// Replaces a key where paths are logged.
pub(super) const REDACTED: &str = "REDACTED";

/// A URL of the service, and the core that sends its requests. Debug shows the path without its keys.
///
/// Keys and parameters of functions are checked when they are given. An invalid one is an error that the target keeps: each
/// request returns it when it is sent, and nothing is sent.
#[derive(Clone)]
pub struct Target {
    core: Core,
    /// From the endpoint on, encoded.
    path: String,
    /// The same with keys redacted.
    shown: String,
    /// The keys.
    values: Vec<String>,
    /// Whether the URL ends in a path of a drive or site, which a colon closes before anything else.
    pub(super) open_path: bool,
    version: &'static str,
    /// The query parameters of functions in the path.
    query: Query,
    /// The first error of a key or a parameter.
    problem: Option<Error>,
}

impl Target {
    /// The root of a version of the service: `beta`.
    pub fn root(core: &Core, version: &'static str) -> Self {
        let path = root_path(core, version);
        Self {
            core: core.clone(),
            shown: path.clone(),
            path,
            values: Vec::new(),
            open_path: false,
            version,
            query: Query::default(),
            problem: None,
        }
    }

    /// The core.
    pub fn core(&self) -> &Core {
        &self.core
    }

    fn root_path(&self) -> String {
        root_path(&self.core, self.version)
    }

    /// The root of the same version.
    pub(crate) fn version(&self) -> Self {
        Self::root(&self.core, self.version)
    }

    /// The URL, keys included.
    ///
    /// # Errors
    /// If a key or a parameter of a function is invalid.
    pub fn url(&self) -> Result<Url, Error> {
        match &self.problem {
            Some(problem) => Err(problem.clone()),
            None => Ok(self.url_so_far()),
        }
    }

    /// The URL, without the keys that are wrong.
    pub(super) fn url_so_far(&self) -> Url {
        let mut url = self.core.endpoint().clone();
        url.set_path(&self.path);
        url.set_query(self.query.encoded().as_deref());
        url
    }

    /// Appends a path segment: a property, an entity set, `$value`.
    #[must_use]
    pub fn segment(&self, name: &'static str) -> Self {
        self.appended("/", name, name)
    }

    /// Appends a type cast segment: `microsoft.graph.user`.
    #[must_use]
    pub fn cast(&self, qualified: &'static str) -> Self {
        self.segment(qualified)
    }

    /// Appends a function call: `/name(a='x')`.
    #[must_use]
    pub fn function(&self, name: &'static str, parameters: &[(&'static str, Literal)]) -> Self {
        self.segment(name).arguments(parameters)
    }

    /// Appends a function call. If a required parameter is missing, requests fail when they are sent.
    #[must_use]
    pub fn function_with(&self, name: &'static str, parameters: &impl UrlParameters) -> Self {
        let mut arguments = UrlArguments::default();
        parameters.write(&mut arguments);
        let (literals, query, problem) = arguments.into_parts();
        let mut target = self.function(name, &literals);
        target.query.append(&query);
        match problem {
            Some(problem) => target.failed(problem),
            None => target,
        }
    }

    /// A request to this URL. Errors of the options are kept in it.
    pub(crate) fn request(
        &self,
        method: Method,
        query: &Query,
        options: RequestOptions,
    ) -> BoundRequest {
        let mut all = self.query.clone();
        all.append(query);
        for (name, value) in &options.query {
            all.push(name, value);
        }
        let (all, unmerged) = match all.merged() {
            Ok(all) => (all, None),
            Err(error) => (Query::default(), Some(error)),
        };
        let mut url = self.url_so_far();
        url.set_query(all.encoded().as_deref());
        let mut request = RawRequest {
            method,
            url,
            shown_path: self.shown.clone(),
            template: template(self.shown.strip_prefix(&self.root_path()).unwrap_or("")).into(),
            path_values: self.values.clone(),
            headers: Headers::new(),
            accept_is_given: false,
            prefer_is_given: options.prefer_is_given,
            body: None,
            read_body: None,
            parts: Arc::default(),
            timeout: options.timeout,
            retry: options.retry,
            repeatable: None,
            expects: Expects::Nothing,
            without_token: false,
            delta_token: Some(DELTA_TOKEN),
            problem: None,
        };
        for problem in self
            .problem
            .iter()
            .cloned()
            .chain(unmerged)
            .chain(options.problem)
        {
            request.fail(problem);
        }
        for (name, value) in options.headers {
            request.header(name, value);
        }
        if let Some(value) = options.authorization {
            request.authorization(value);
        }
        BoundRequest {
            core: self.core.clone(),
            plain: request,
        }
    }

    pub(super) fn arguments(&self, arguments: &[(&'static str, Literal)]) -> Self {
        let shown: Vec<String> = arguments
            .iter()
            .map(|(name, _)| format!("{name}={REDACTED}"))
            .collect();
        let shown = format!("({})", shown.join(","));
        let target = self.appended("", &encode_arguments(arguments), &shown);
        let values = arguments
            .iter()
            .map(|(_, literal)| literal.as_str().trim_matches('\''));
        values.fold(target, Self::remember)
    }

    /// The same with an error that is kept, unless there is one.
    pub(super) fn failed(mut self, error: Error) -> Self {
        self.problem.get_or_insert(error);
        self
    }

    /// The last segment of the path, without keys.
    pub(super) fn last_segment(&self) -> &str {
        self.shown.rsplit('/').next().unwrap_or_default()
    }

    pub(super) fn appended(&self, separator: &str, path: &str, shown: &str) -> Self {
        let mut target = self.clone();
        if std::mem::take(&mut target.open_path) {
            target.push(":", ":");
        }
        target.push(separator, separator);
        target.push(path, shown);
        target
    }

    pub(super) fn push(&mut self, path: &str, shown: &str) {
        self.path.push_str(path);
        self.shown.push_str(shown);
    }

    pub(super) fn remember(mut self, value: &str) -> Self {
        self.values.push(value.to_owned());
        self
    }
}

/// The path of a version's root.
fn root_path(core: &Core, version: &str) -> String {
    let base = core.endpoint().path().trim_end_matches('/');
    format!("{base}/{version}")
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Target").field(&self.shown).finish()
    }
}
