//! The upload channel of a job, of versions that have it.

use super::each::Row;
use graph_tests::play::{body, bytes, nothing, whole};

pub(super) const ROWS: &[Row] = &[
    Row::first("bulkupload-get.md", |at, _| {
        whole(at.job().bulk_upload().get(None))
    }),
    Row::first("bulkupload-update.md", |at, page| {
        whole(at.job().bulk_upload().update(&body(page), None))
    }),
    Row::first("bulkupload-delete.md", |at, _| {
        nothing(at.job().bulk_upload().delete(None))
    }),
    Row::first("bulkupload-getstream.md", |at, _| {
        bytes(at.job().bulk_upload().get_stream(None))
    }),
    Row::first("bulkupload-putstream.md", |at, page| {
        let text = page.request.body.clone();
        let upload = at.job().bulk_upload();
        whole(upload.put_stream(text, "application/scim+json", None))
    }),
    Row::first("bulkupload-poststream.md", |at, page| {
        let text = page.request.body.clone();
        let upload = at.job().bulk_upload();
        whole(upload.post_stream(text, "application/scim+json", None))
    }),
    Row::first("bulkupload-deletestream.md", |at, _| {
        nothing(at.job().bulk_upload().delete_stream(None))
    }),
];
