//! Where a delta query starts.

use super::Delta;
use crate::{Page, Request, Value};

impl<T: Value + Send + Unpin + 'static> Request<Page<T>> {
    /// The changes of this delta function; nothing is sent yet. See [`graph_runtime::delta`](crate::delta).
    pub fn into_delta(self) -> Delta<T> {
        let (request, _) = self.into_parts();
        Delta::new(request)
    }

    /// The changes from now on: the first round has no items, only the delta link.
    ///
    /// The request gets `$deltaToken=latest`, which functions of directory objects take. A function of which the metadata has an
    /// overload with a parameter for the token gets that one, such as `token=latest` for drives, lists and sites; the generator
    /// knows them. Outlook's functions have nothing of the kind. See
    /// [directory objects](https://learn.microsoft.com/graph/delta-query-overview#use-delta-query-to-track-changes-in-a-resource-collection)
    /// and [drives](https://learn.microsoft.com/graph/api/driveitem-delta#parameters).
    pub fn into_delta_from_now(self) -> Delta<T> {
        let (mut request, _) = self.into_parts();
        let latest = format!("{}=latest", request.delta_token);
        let query = match request.url.query() {
            Some(query) if !query.is_empty() => format!("{query}&{latest}"),
            _ => latest,
        };
        request.url.set_query(Some(&query));
        Delta::new(request)
    }
}
