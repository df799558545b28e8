//! How errors print: readable, on one line, and without what was sent; and their causes.

use std::error::Error as StdError;
use std::fmt;

use super::graph_error::GraphError;
use super::kind::ErrorKind;
use super::{Error, chain};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.0.operation {
            write!(f, "{operation}: ")?;
        }
        if let Some(status) = self.status() {
            let (number, reason) = (u16::from(status), status.canonical_reason());
            match reason.is_empty() {
                false => write!(f, "{number} {reason}: ")?,
                true => write!(f, "{number}: ")?,
            }
        }
        self.what(f)?;
        if self.kind() == ErrorKind::ClaimsChallenge {
            f.write_str("; a token with further claims is needed")?;
        }
        #[cfg(feature = "polling")]
        if self.kind() == ErrorKind::OperationUnknown {
            f.write_str("; the outcome of the operation is unknown")?;
        }
        #[cfg(feature = "delta")]
        if self.kind() == ErrorKind::Resync {
            f.write_str("; all changes have to be read again")?;
        }
        if let Some(wait) = self.retry_after() {
            write!(f, "; retry after {} s", wait.as_secs_f64().ceil())?;
        }
        if let Some(id) = self.request_id() {
            write!(f, "; request-id {id}")?;
        }
        if self.was_not_sent() {
            f.write_str("; this is the response to another call, and this call was not sent")?;
        }
        match self.attempts() {
            0 => {}
            1 => f.write_str("; 1 attempt")?,
            attempts => write!(f, "; {attempts} attempts")?,
        }
        if self.may_have_run() && self.0.attempts.changes {
            f.write_str("; the call may have run")?;
        }
        match f.alternate() {
            true => self.causes(f),
            false => Ok(()),
        }
    }
}

impl Error {
    /// All that caused it, on the same line. A cause that was printed already, by what wraps it, is left out.
    fn causes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printed = self.to_string();
        for cause in chain(self).skip(1) {
            let text = cause.to_string();
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            let line = lines.join(" ");
            if !printed.contains(&line) {
                write!(f, ": {line}")?;
                printed = line;
            }
        }
        Ok(())
    }

    /// Code and message of the service or of its inner error; else what happened, or what arrived.
    fn what(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let graph = self.0.graph.as_ref();
        let Some(graph) = graph.filter(|graph| graph.says_something()) else {
            return match graph.and_then(GraphError::telling) {
                Some(inner) => write!(f, "{inner}"),
                None => f.write_str(&self.0.text),
            };
        };
        match (&graph.code, &graph.message) {
            (Some(code), Some(message)) => write!(f, "{code}: {}", message.shown),
            (Some(text), None) => f.write_str(text),
            (None, message) => f.write_str(message.as_ref().map_or("", |text| &text.shown)),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Error");
        debug
            .field("kind", &self.0.kind)
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

impl StdError for Error {
    /// What caused it: an inner error that has a code or a message, or what the transport, the credential or the reader
    /// said. A cause that only repeats this error's text is passed over.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        if let Some(source) = &self.0.source {
            let repeats = |cause: &&(dyn StdError + 'static)| cause.to_string() == self.0.text;
            return chain(&**source).find(|cause| !repeats(cause));
        }
        let inner = self.0.graph.as_ref()?.telling()?;
        Some(inner)
    }
}
