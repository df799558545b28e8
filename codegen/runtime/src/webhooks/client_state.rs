//! The secret of a subscription.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::constant_time::verify_slices_are_equal;

use super::ChangeNotification;

type Lookup = dyn Fn(&str) -> Option<String> + Send + Sync;

/// The `clientState` that notifications must have.
#[derive(Clone)]
pub(super) enum ClientState {
    /// The subscriptions have none.
    Unchecked,
    /// All subscriptions have one of these.
    OneOf(Vec<String>),
    /// That of a subscription, by its id.
    BySubscription(Arc<Lookup>),
}

impl ClientState {
    /// Whether the `clientState` of `notification` is the expected one. An absent one never is, nor is an empty one.
    pub(super) fn accepts(&self, notification: &ChangeNotification) -> bool {
        let Some(found) = notification.client_state.as_deref() else {
            return matches!(self, Self::Unchecked);
        };
        match self {
            Self::Unchecked => true,
            // All are compared, so that the time does not show which one it is.
            Self::OneOf(states) => states
                .iter()
                .fold(false, |found_one, state| found_one | is_same(state, found)),
            Self::BySubscription(lookup) => {
                let id = notification.subscription_id.as_deref();
                id.and_then(|id| lookup(id))
                    .is_some_and(|state| is_same(&state, found))
            }
        }
    }
}

impl ChangeNotification {
    /// Whether its `clientState` is `expected`, compared in constant time: for a program that finds the secret of a subscription
    /// itself, such as in a database, and uses
    /// [`without_client_state`](super::NotificationReceiver::without_client_state). An absent one is not, nor is an empty one.
    #[must_use]
    pub fn has_client_state(&self, expected: &str) -> bool {
        let found = self.client_state.as_deref();
        found.is_some_and(|found| is_same(expected, found))
    }
}

/// Compares in a time that depends only on the lengths.
fn is_same(expected: &str, found: &str) -> bool {
    !expected.is_empty() && verify_slices_are_equal(expected.as_bytes(), found.as_bytes()).is_ok()
}

impl fmt::Debug for ClientState {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Unchecked => "Unchecked",
            Self::OneOf(_) => "OneOf([redacted])",
            Self::BySubscription(_) => "BySubscription(..)",
        })
    }
}
