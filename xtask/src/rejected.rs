//! Inputs that have something wrong with them: every message of every input, and the exit code that says so.

use crate::input::Inputs;
use graph_csdl::problem::Problems;

/// What was wrong, ready to be printed.
#[derive(Debug)]
pub(crate) struct Rejected {
    messages: String,
    count: usize,
}

/// Gathers what is wrong over several inputs, so that one run shows it all.
#[derive(Debug, Default)]
pub(crate) struct Rejections {
    messages: String,
    count: usize,
}

impl Rejections {
    /// The value, unless something is wrong, which is kept for [`or`](Self::or).
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

    /// The value, unless something was wrong.
    ///
    /// # Errors
    /// All that was.
    pub(crate) fn or<T>(self, value: T) -> Result<T, Rejected> {
        let Self { messages, count } = self;
        if messages.is_empty() {
            Ok(value)
        } else {
            Err(Rejected { messages, count })
        }
    }
}

/// The value of one input.
///
/// # Errors
/// All that is wrong with it.
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
