//! How errors print: readable, on one line, and without what was sent.

use std::fmt;

use super::error::chain;
use super::{Error, ErrorKind};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(status) = self.status() {
            write!(f, "{} {}", u16::from(status), status.canonical_reason())?;
        }
        let separator = if self.status().is_some() { ": " } else { "" };
        match self.inner().graph.as_ref() {
            Some(graph) => {
                if let Some(code) = &graph.code {
                    write!(f, "{separator}{code}")?;
                }
                if let Some(message) = &graph.message {
                    write!(f, ": {}", message.shown)?;
                }
            }
            None => write!(f, "{separator}{}", self.inner().text)?,
        }
        if self.kind() == ErrorKind::ClaimsChallenge {
            f.write_str("; a token with further claims is needed")?;
        }
        if let Some(wait) = self.retry_after() {
            write!(f, "; retry after {} s", wait.as_secs())?;
        }
        if let Some(id) = self.request_id() {
            write!(f, "; request-id {id}")?;
        }
        if self.may_have_run() && self.inner().ran.changes {
            f.write_str("; the call may have run")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Error");
        debug
            .field("kind", &self.inner().kind)
            .field("text", &self.to_string());
        if !self.details().is_empty() {
            debug.field("details", &self.details());
        }
        let sources: Vec<String> = chain(self).skip(1).map(ToString::to_string).collect();
        if !sources.is_empty() {
            debug.field("sources", &sources);
        }
        debug
            .field("client_request_id", &self.client_request_id())
            .field("attempts", &self.attempts())
            .finish_non_exhaustive()
    }
}
