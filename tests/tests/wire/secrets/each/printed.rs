//! All that was printed, and the search in it.

use std::error::Error as StdError;
use std::fmt::{Debug, Write};

use super::sync::graph_runtime::{Error, Request, Response};

use super::MARK;
use crate::support::bounded;

/// All that was printed.
#[derive(Default)]
pub(super) struct Printed(pub(super) String);

impl Printed {
    pub(super) fn debug(&mut self, value: impl Debug) {
        writeln!(self.0, "{value:?} {value:#?}").unwrap();
    }

    pub(super) fn error(&mut self, error: &Error) {
        self.debug(error);
        let mut next: Option<&(dyn StdError + 'static)> = Some(error);
        while let Some(error) = next {
            writeln!(self.0, "{error} {error:?} {error:#?}").unwrap();
            next = error.source();
        }
        self.debug((error.code(), error.details(), error.headers()));
        self.debug(error.inner_errors().collect::<Vec<_>>());
    }

    pub(super) async fn request<T: Debug + 'static>(&mut self, request: Request<T>) {
        self.debug(&request);
        let answer = bounded(request).await;
        let model = answer.and_then(|answer: Response<T>| {
            self.debug(&answer);
            self.debug(answer.headers());
            answer.into_optional()
        });
        match model {
            Ok(model) => self.debug(model),
            Err(error) => self.error(&error),
        }
    }
}

#[track_caller]
pub(super) fn unmarked(what: &str, text: &str) {
    if let Some(line) = text.lines().find(|line| line.contains(MARK)) {
        panic!("{what} shows a secret: {line}");
    }
}
