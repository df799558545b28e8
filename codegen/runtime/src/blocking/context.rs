//! Whether the thread may be blocked.

use std::task::{Context, Poll, Waker};

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::coop;

use crate::{Error, ErrorKind};

/// More than the operations that tokio gives a task before it must yield.
const MORE_THAN_A_BUDGET: usize = 256;

/// Refuses to block the only thread of a runtime from within its async code.
pub(super) fn check() -> Result<(), Error> {
    let Ok(handle) = Handle::try_current() else {
        return Ok(());
    };
    if !is_async() {
        return Ok(());
    }
    let is_only_thread = match handle.runtime_flavor() {
        RuntimeFlavor::CurrentThread => true,
        // Outside of a task it is the thread that called `block_on`, which runs nothing else.
        _ => handle.metrics().num_workers() == 1 && tokio::task::try_id().is_some(),
    };
    match is_only_thread {
        false => Ok(()),
        true => Err(Error::new(
            ErrorKind::Configuration,
            "a blocking call would stop the only thread of this async runtime; await the request, or call it within `tokio::task::spawn_blocking`",
        )),
    }
}

/// Whether this is async code, and not a thread for blocking work, where there is a current runtime too. Only async code has
/// a limited budget of operations; none of it is used up.
fn is_async() -> bool {
    let mut context = Context::from_waker(Waker::noop());
    let mut used = Vec::new();
    let mut is_limited = false;
    for _ in 0..MORE_THAN_A_BUDGET {
        match coop::poll_proceed(&mut context) {
            Poll::Ready(operation) => used.push(operation),
            Poll::Pending => {
                is_limited = true;
                break;
            }
        }
    }
    // Dropping each restores the budget before it.
    while used.pop().is_some() {}
    is_limited
}
