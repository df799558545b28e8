//! Where a delta query starts.

use azure_core::http::Url;

use super::Delta;
use crate::{Error, Page, Request, Value};

impl<T: Value + Send + Unpin + 'static> Request<Page<T>> {
    /// The changes of this delta function; nothing is sent yet. See [`graph_runtime::delta`](crate::delta).
    pub fn into_delta(self) -> Delta<T> {
        let (request, _) = self.into_parts();
        Delta::new(request)
    }

    /// The changes from now on: the first round has no items, only the delta link.
    ///
    /// | delta function of | request |
    /// |---|---|
    /// | directory objects, such as users and groups | gets `$deltaToken=latest` ([documented](https://learn.microsoft.com/graph/delta-query-overview#use-delta-query-to-track-changes-in-a-resource-collection)) |
    /// | what the metadata has an overload with a parameter for the token for: drives, lists, sites | gets `token=latest` ([documented](https://learn.microsoft.com/graph/api/driveitem-delta#parameters)) |
    /// | another type, such as messages, events and contacts | is an error of the kind [`Input`](crate::ErrorKind::Input), and is not sent: some of these functions [ignore the token](https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/4700), and return all items |
    /// | a type that the program names itself ([`UntypedRequest::page`](crate::UntypedRequest::page)) | gets `$deltaToken=latest` |
    ///
    /// For another type, read all changes once, by [`into_delta`](Self::into_delta) with a `$select` of few properties, and continue from
    /// the state: [`Delta::into_state`].
    pub fn into_delta_from_now(self) -> Delta<T> {
        let (mut request, _) = self.into_parts();
        let Some(option) = request.delta_token else {
            let text = "no documentation states that this delta function can start from now; read all changes once, and continue from that state";
            request.fail(Error::input(text));
            return Delta::new(request);
        };
        let given = tokens(&request.url, option);
        if given.iter().any(|token| token != "latest") {
            let text = format!("the query option {option} is set, and it is not `latest`");
            request.fail(Error::input(text));
        }
        if !given.is_empty() {
            return Delta::new(request);
        }
        let latest = format!("{option}=latest");
        let query = match request.url.query() {
            Some(query) if !query.is_empty() => format!("{query}&{latest}"),
            _ => latest,
        };
        request.url.set_query(Some(&query));
        Delta::new(request)
    }
}

/// The values that the request has for this option, in any spelling of its name.
fn tokens(url: &Url, option: &str) -> Vec<String> {
    let plain = |name: &str| name.trim_start_matches('$').to_ascii_lowercase();
    let pairs = url.query_pairs();
    let pairs = pairs.filter(|(name, _)| plain(name) == plain(option));
    pairs.map(|(_, value)| value.into_owned()).collect()
}
