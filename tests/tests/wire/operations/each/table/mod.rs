//! Each operation with the page that shows it, and the call as a user writes it.

mod jobs;
mod schemas;
mod service;
mod service_principals;
mod templates;

use graph_tests::exchange::Exchange;
use sync::models::{SynchronizationSecret, SynchronizationSecretKeyStringValuePair};

use super::place::Place;
use super::{OWN, UPLOADS, sync};
use graph_tests::play::Playing;

/// One exchange of one page, and the call.
pub(in super::super) struct Row {
    pub(super) page: &'static str,
    /// Which of the page's examples.
    pub(super) nth: usize,
    pub(super) call: fn(&Place, &Exchange) -> Playing,
}

/// The whole table: what all versions have, and what only this one has.
pub(super) fn rows() -> impl Iterator<Item = &'static Row> {
    let shared = [
        service_principals::ROWS,
        service::ROWS,
        jobs::ROWS,
        schemas::ROWS,
        templates::ROWS,
    ];
    shared.into_iter().chain([OWN, UPLOADS]).flatten()
}

impl Row {
    /// The first example of a page.
    pub(in super::super) const fn first(
        page: &'static str,
        call: fn(&Place, &Exchange) -> Playing,
    ) -> Self {
        Self { page, nth: 0, call }
    }
}

const fn row(page: &'static str, call: fn(&Place, &Exchange) -> Playing) -> Row {
    Row::first(page, call)
}

const fn second(page: &'static str, call: fn(&Place, &Exchange) -> Playing) -> Row {
    Row { page, nth: 1, call }
}

fn secret(key: SynchronizationSecret, value: &str) -> SynchronizationSecretKeyStringValuePair {
    SynchronizationSecretKeyStringValuePair::new()
        .with_key(key)
        .with_value(value)
}

fn credentials() -> Vec<SynchronizationSecretKeyStringValuePair> {
    vec![
        secret(
            SynchronizationSecret::BaseAddress,
            "https://scim.wingtip.example/v2",
        ),
        secret(
            SynchronizationSecret::SecretToken,
            "token-for-examples-only",
        ),
    ]
}
