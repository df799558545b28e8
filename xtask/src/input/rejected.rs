//! Inputs that have problems: all messages, and the error that carries them.

use super::Inputs;
use graph_csdl::problem::Problems;

/// Problems of inputs, rendered as messages.
#[derive(Debug)]
pub(crate) struct Rejected {
    messages: String,
    count: usize,
}

/// Collects the problems of several inputs, so that one run reports them all.
#[derive(Debug, Default)]
pub(crate) struct Rejections {
    messages: String,
    count: usize,
}

impl Rejections {
    /// Returns the value, or keeps the problems for [`finish`](Self::finish).
    pub(crate) fn keep<T>(&mut self, inputs: &Inputs, result: Result<T, Problems>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(problems) => {
                self.messages.push_str(&inputs.render(&problems));
                self.count += problems.len();
                None
            }
        }
    }

    /// Returns the value if there were no problems.
    ///
    /// # Errors
    /// All problems that were kept.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Rejected> {
        let Self { messages, count } = self;
        if messages.is_empty() {
            Ok(value)
        } else {
            Err(Rejected { messages, count })
        }
    }
}

/// Returns the value of one input.
///
/// # Errors
/// All its problems.
pub(crate) fn accept<T>(inputs: &Inputs, result: Result<T, Problems>) -> Result<T, Rejected> {
    let mut rejections = Rejections::default();
    let value = rejections.keep(inputs, result);
    let Rejections { messages, count } = rejections;
    value.ok_or(Rejected { messages, count })
}

impl std::fmt::Display for Rejected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let problems = if self.count == 1 {
            "problem"
        } else {
            "problems"
        };
        write!(
            f,
            "{}error: {} {problems}; nothing was written",
            self.messages, self.count
        )
    }
}

impl std::error::Error for Rejected {}
