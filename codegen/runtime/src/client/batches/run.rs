//! Sends batches, some at the same time, until every part has its outcome.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Instant;

use super::BatchesOptions;
use super::schedule::Schedule;
use crate::Error;
use crate::client::batch::Step;
use crate::client::batch::gather::{Gathered, Sending, gather};
use crate::client::batch::rounds::Outcome;
use crate::client::{Core, Target};

/// A batch that was sent, and its response.
type Landed = (Vec<Sending>, Result<Gathered, Error>);

type Flight<'a> = Pin<Box<dyn Future<Output = Landed> + Send + 'a>>;

/// The outcome of each part.
pub(super) async fn run(root: &Target, steps: &[Step], options: &BatchesOptions) -> Vec<Outcome> {
    let core = root.core();
    let mut schedule = Schedule::new(steps, options);
    let mut flights: Vec<Flight<'_>> = Vec::new();
    loop {
        schedule.wake(core.clock().now());
        while flights.len() < options.flights()
            && let Some(parts) = schedule.next(core)
        {
            flights.push(Box::pin(async move {
                let result = gather(root, steps, &parts, &options.request).await;
                (parts, result)
            }));
        }
        let due = schedule.next_due();
        if flights.is_empty() {
            let Some(due) = due else { break };
            let wait = due.saturating_duration_since(core.clock().now());
            core.clock().wait(wait).await;
            continue;
        }
        let due = due.filter(|_| flights.len() < options.flights());
        if let Some((parts, result)) = first(&mut flights, core, due).await {
            schedule.record(core, &parts, result);
        }
    }
    schedule.into_outcomes()
}

/// The first batch that has its response; `None` if parts are `due` before.
async fn first(flights: &mut Vec<Flight<'_>>, core: &Core, due: Option<Instant>) -> Option<Landed> {
    let wait = due.map(|due| due.saturating_duration_since(core.clock().now()));
    let mut timer = pin!(async {
        match wait {
            Some(wait) => core.clock().limit(wait).await,
            None => std::future::pending().await,
        }
    });
    std::future::poll_fn(|context| {
        for index in 0..flights.len() {
            if let Poll::Ready(landed) = flights[index].as_mut().poll(context) {
                drop(flights.swap_remove(index));
                return Poll::Ready(Some(landed));
            }
        }
        timer.as_mut().poll(context).map(|()| None)
    })
    .await
}
