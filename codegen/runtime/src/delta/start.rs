//! Where a delta query starts.

use super::Delta;
use crate::{Page, Request, Structured, Value};

/// Types of drives and lists, whose delta functions take the token as `token`.
const WITH_PLAIN_TOKEN: [&str; 4] = [
    "microsoft.graph.drive",
    "microsoft.graph.driveItem",
    "microsoft.graph.listItem",
    "microsoft.graph.site",
];

impl<T: Value + Send + Unpin + 'static> Request<Page<T>> {
    /// The changes of this delta function; nothing is sent yet. See [`graph_runtime::delta`](crate::delta).
    pub fn into_delta(self) -> Delta<T> {
        let (request, _) = self.into_parts();
        Delta::new(request)
    }
}

impl<T: Structured + Send + Unpin + 'static> Request<Page<T>> {
    /// The changes from now on: the first round has no items, only the delta link.
    ///
    /// The request gets `$deltaToken=latest`, which functions of directory objects take, or `token=latest` if the items are of a
    /// drive, a list or a site. Outlook's functions have nothing of the kind. See
    /// [directory objects](https://learn.microsoft.com/graph/delta-query-overview#use-delta-query-to-track-changes-in-a-resource-collection)
    /// and [drives](https://learn.microsoft.com/graph/api/driveitem-delta#parameters).
    pub fn into_delta_from_now(self) -> Delta<T> {
        let (mut request, _) = self.into_parts();
        let name = match WITH_PLAIN_TOKEN.contains(&T::type_name()) {
            true => "token",
            false => "$deltaToken",
        };
        let latest = format!("{name}=latest");
        let query = match request.url.query() {
            Some(query) if !query.is_empty() => format!("{query}&{latest}"),
            _ => latest,
        };
        request.url.set_query(Some(&query));
        Delta::new(request)
    }
}
