//! Bytes in and out at `bulkUpload/$value`.

mod large;
mod lead;
mod passed_on;
mod small;

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::builders::BulkUploadRequestBuilder;

use super::support::job;

const SCIM: &str = "application/scim+json";

fn upload(graph: &GraphClient) -> BulkUploadRequestBuilder {
    job(graph).bulk_upload()
}
