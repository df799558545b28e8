//! What the policies need to know of a call, and what they find out.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use azure_core::http::Url;
use azure_core::http::headers::USER_AGENT;

use crate::RetryMode;
use crate::http::{Ran, RawRequest, Scrub};

/// One call, from the first attempt to the last.
#[derive(Debug)]
pub(super) struct Progress {
    /// The path as it may be logged.
    pub(super) shown_path: String,
    pub(super) path_values: Vec<String>,
    /// Whether it does more than read.
    changes: bool,
    /// Whether it can be repeated although it may have run.
    pub(super) repeatable: bool,
    pub(super) retry: RetryMode,
    /// For the beginning of an answer.
    pub(super) timeout: Duration,
    /// The caller's own, which azure_core would overwrite.
    pub(super) user_agent: Option<String>,
    attempts: AtomicU32,
    may_have_run: AtomicBool,
    authorization: Mutex<Option<Authorization>>,
}

struct Authorization(String);

impl Progress {
    pub(super) fn of(request: &RawRequest) -> Self {
        Self {
            shown_path: request.shown_path.clone(),
            path_values: request.path_values.clone(),
            changes: request.changes(),
            repeatable: request.is_repeatable(),
            retry: request.retry,
            timeout: request.timeout.unwrap_or(request.core.timeouts().response),
            user_agent: request.headers.get_optional_string(&USER_AGENT),
            attempts: AtomicU32::new(0),
            may_have_run: AtomicBool::new(false),
            authorization: Mutex::new(None),
        }
    }

    /// Counts an attempt, and keeps the header with the token, so that no error repeats it.
    pub(super) fn sent(&self, authorization: Option<&str>) {
        self.attempts.fetch_add(1, Ordering::Relaxed);
        if let Ok(mut known) = self.authorization.lock() {
            *known = authorization.map(|text| Authorization(text.to_owned()));
        }
    }

    pub(super) fn may_have_run(&self) {
        self.may_have_run.store(true, Ordering::Relaxed);
    }

    pub(super) fn ran(&self) -> Ran {
        Ran {
            attempts: self.attempts.load(Ordering::Relaxed),
            may_have_run: self.may_have_run.load(Ordering::Relaxed),
            changes: self.changes,
        }
    }

    /// What may not be printed of a call to `url`, besides its body.
    pub(super) fn scrub(&self, url: &Url) -> Scrub {
        let mut scrub = Scrub::default();
        self.path_values
            .iter()
            .for_each(|value| scrub.path_value(value));
        scrub.query_of(url);
        self.scrub_token(&mut scrub);
        scrub
    }

    pub(super) fn scrub_token(&self, scrub: &mut Scrub) {
        if let Ok(authorization) = self.authorization.lock()
            && let Some(Authorization(header)) = &*authorization
        {
            scrub.token(header);
        }
    }
}

impl std::fmt::Debug for Authorization {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[redacted]")
    }
}
