//! Templates.

use super::{Row, row};
use graph_tests::play::{body, nothing, whole};

pub(super) const ROWS: &[Row] = &[
    row("synchronizationtemplate-list.md", |at, _| {
        whole(at.synchronization.templates().list(None))
    }),
    row("synchronizationtemplate-create.md", |at, page| {
        whole(at.synchronization.templates().create(&body(page), None))
    }),
    row("synchronizationtemplate-count.md", |at, _| {
        whole(at.synchronization.templates().count(None))
    }),
    row("synchronizationtemplate-get.md", |at, _| {
        whole(at.template().get(None))
    }),
    row("synchronizationtemplate-update.md", |at, page| {
        whole(at.template().update(&body(page), None))
    }),
    row("synchronizationtemplate-delete.md", |at, _| {
        nothing(at.template().delete(None))
    }),
];
