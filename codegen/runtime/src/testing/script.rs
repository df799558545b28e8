//! The expected requests in order, and those that were sent.

use std::sync::Arc;
use std::time::Duration;

use azure_core::Bytes;

use super::differences::Differences;
use super::expected::{ExpectedRequest, shown_alone};
use super::{MockResponse, SentRequest};

/// The response to a request.
#[derive(Clone)]
pub(super) struct Reply {
    /// How much later.
    pub(super) delay: Duration,
    pub(super) outcome: Outcome,
}

#[derive(Clone)]
pub(super) enum Outcome {
    Response(MockResponse),
    /// The request never reaches the service.
    NoConnection,
    /// The connection breaks instead of a response.
    ConnectionLost,
}

/// A step that a request does not fit, and how the request differs.
pub(super) type Refused = (Arc<ExpectedRequest>, Differences);

struct Step {
    expected: Arc<ExpectedRequest>,
    reply: Reply,
    is_used: bool,
}

/// The expected requests in order, and those that were sent.
#[derive(Default)]
pub(super) struct Script {
    in_any_order: bool,
    steps: Vec<Step>,
    unexpected: Vec<String>,
    pub(super) requests: Vec<SentRequest>,
}

impl Script {
    pub(super) fn new(in_any_order: bool) -> Self {
        Self {
            in_any_order,
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, expected: Arc<ExpectedRequest>, reply: Reply) {
        self.steps.push(Step {
            expected,
            reply,
            is_used: false,
        });
    }

    /// The steps that may come next, by number.
    pub(super) fn open(&self) -> Vec<(usize, Arc<ExpectedRequest>)> {
        let steps = self.steps.iter().enumerate();
        let open = steps.filter(|(_, step)| !step.is_used);
        let count = if self.in_any_order { usize::MAX } else { 1 };
        let open = open.map(|(number, step)| (number, step.expected.clone()));
        open.take(count).collect()
    }

    /// The response of a step, which is then used; `None` if another request has used it.
    pub(super) fn take(&mut self, number: usize) -> Option<Reply> {
        let step = self.steps.get_mut(number).filter(|step| !step.is_used)?;
        step.is_used = true;
        Some(step.reply.clone())
    }

    /// Records that `sent` is none of those that are `open`, and returns the reason.
    pub(super) fn refuse(&mut self, sent: &SentRequest, open: &[Refused]) -> String {
        let text = explain(sent, open);
        self.unexpected.push(text.clone());
        text
    }

    /// The report, once: nothing is expected after it.
    pub(super) fn finish(&mut self) -> Option<String> {
        let report = self.report();
        self.steps.clear();
        self.unexpected.clear();
        report
    }

    /// What was sent and not expected, and which responses were not used; `None` if all went as it should.
    pub(super) fn report(&self) -> Option<String> {
        let mut lines: Vec<String> = self.unexpected.clone();
        let unused = self
            .steps
            .iter()
            .enumerate()
            .filter(|(_, step)| !step.is_used);
        lines.extend(unused.map(|(number, step)| {
            format!(
                "the response to request {} of {} was not used: {}",
                number + 1,
                self.steps.len(),
                step.expected.shown()
            )
        }));
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// Why `sent` is not expected: beside the one that it differs least from.
fn explain(sent: &SentRequest, open: &[Refused]) -> String {
    let nearest = open.iter().min_by_key(|(_, found)| found.distance());
    let Some((nearest, differences)) = nearest else {
        let shown = shown_alone(sent);
        return format!("an unexpected request: no further request is expected, got {shown}");
    };
    let others = match open.len() {
        1 => String::new(),
        count => format!(" (the nearest of {count})"),
    };
    format!(
        "an unexpected request: expected {}{others}, got {}; what differs: {}",
        nearest.shown(),
        nearest.shown_beside(sent),
        differences.shown()
    )
}

/// Of the steps that are open, the first that `sent` fits, or how it differs from each.
pub(super) async fn find(
    open: Vec<(usize, Arc<ExpectedRequest>)>,
    sent: &SentRequest,
) -> azure_core::Result<Result<usize, Vec<Refused>>> {
    let mut all = Vec::new();
    for (number, expected) in open {
        let body: Option<Bytes> = expected.in_memory().await?;
        let differences = expected.differences(sent, body.as_ref());
        if differences.is_empty() {
            return Ok(Ok(number));
        }
        all.push((expected, differences));
    }
    Ok(Err(all))
}
