//! What an answer of the monitor can mean, and which words of a status mean it.

/// The meaning of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Running,
    Succeeded,
    Failed,
    /// The result itself.
    Item,
    /// A success without a body.
    Nothing,
    Collection,
}

/// Partial success is one too: what was done is done.
const SUCCESS: [&str; 12] = [
    "complete",
    "completed",
    "completedsuccessfully",
    "completedwitherror",
    "completedwitherrors",
    "completedwithwarnings",
    "partiallysucceeded",
    "partiallysuccessful",
    "partialsuccess",
    "succeeded",
    "success",
    "successful",
];

const FAILURE: [&str; 13] = [
    "aborted",
    "canceled",
    "cancelled",
    "deletefailed",
    "error",
    "failed",
    "failure",
    "faulted",
    "rejected",
    "skipped",
    "submissionfailed",
    "terminated",
    "timedout",
];

const RUNNING: [&str; 11] = [
    "deletepending",
    "inprogress",
    "notstarted",
    "pending",
    "processing",
    "queued",
    "running",
    "started",
    "unknownfuturevalue",
    "updating",
    "waiting",
];

impl Meaning {
    /// The meaning of a status; `None` for a word that is not known. Services write the same word in several ways: letters and
    /// digits count, in any case.
    pub(super) fn of_status(status: &str) -> Option<Self> {
        let mut word = status.to_ascii_lowercase();
        word.retain(|c| c.is_ascii_alphanumeric());
        let word = word.as_str();
        let is_in = |list: &[&str]| list.contains(&word);
        match () {
            () if is_in(&SUCCESS) => Some(Self::Succeeded),
            () if is_in(&FAILURE) => Some(Self::Failed),
            () if is_in(&RUNNING) => Some(Self::Running),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Meaning;

    #[test]
    fn words_in_any_case() {
        let lists: [(Meaning, &[&str]); 3] = [
            (
                Meaning::Succeeded,
                &[
                    "completed",
                    "Completed",
                    "COMPLETED",
                    "succeeded",
                    "partiallySucceeded",
                    "partiallySuccessful",
                    "completedWithErrors",
                ],
            ),
            (
                Meaning::Failed,
                &[
                    "failed",
                    "Failed",
                    "cancelled",
                    "canceled",
                    "deleteFailed",
                    "skipped",
                    "timedOut",
                ],
            ),
            (
                Meaning::Running,
                &[
                    "notStarted",
                    "NotStarted",
                    "in progress",
                    "inProgress",
                    "Running",
                    "waiting",
                    "updating",
                ],
            ),
        ];
        for (expected, words) in lists {
            for word in words {
                assert_eq!(Meaning::of_status(word), Some(expected), "{word}");
            }
        }
        assert_eq!(Meaning::of_status("later"), None);
    }
}
