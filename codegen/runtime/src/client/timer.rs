//! Time limits, on whatever runtime azure_core uses. Without its feature `tokio` that is a thread for each limit that
//! runs, unless the program sets a runtime of its own.

use std::future::Future;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

/// Waits.
pub(super) async fn sleep(duration: Duration) {
    if duration.is_zero() {
        return;
    }
    let duration = duration
        .try_into()
        .unwrap_or(azure_core::time::Duration::MAX);
    azure_core::sleep(duration).await;
}

/// What `future` gives, or `None` if it takes longer than `limit`.
pub(super) async fn within<F: Future>(limit: Duration, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut limit = pin!(sleep(limit));
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => limit.as_mut().poll(context).map(|()| None),
    })
    .await
}
