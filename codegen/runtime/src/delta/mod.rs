//! Delta queries (feature `delta`): what has changed since the last round.
//!
//! [`Request::into_delta`](crate::Request::into_delta) takes the request of a delta function. A [`Delta`] yields the changes of
//! all pages, and then has the [`DeltaState`] to save for the next time.
//!
//! ```
//! # use graph_runtime::testing::{MockResponse, MockTransport};
//! # use graph_runtime::{Core, Error, ListOptions, Page, Request, Target, structured_type};
//! # #[non_exhaustive]
//! # pub struct User { pub display_name: Option<String>, pub additional: graph_runtime::AdditionalProperties }
//! # structured_type! { User: "microsoft.graph.user", UserProperty { display_name: "displayName" => DisplayName } }
//! use graph_runtime::delta::{Change, DeltaState};
//!
//! async fn sync(users: Request<Page<User>>, saved: Option<DeltaState>) -> Result<DeltaState, Error> {
//!     let mut changes = users.into_delta().with_state(saved);
//!     while let Some(change) = changes.next().await {
//!         match change? {
//!             Change::Changed { item, .. } => println!("{:?}", item.display_name),
//!             Change::Removed(removed) => println!("{:?} is gone", removed.id),
//!             _ => {}
//!         }
//!     }
//!     changes.into_state() // save it only now, when all changes are stored
//! }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! # let mock = MockTransport::new();
//! # let core = mock.core();
//! # let delta = || Target::root(&core, "v1.0").segment("users").segment("delta()").list::<User>(None);
//! # mock.expect(delta()).responds(MockResponse::new(200).with_body("application/json", r#"{"value":[{"id":"a","displayName":"Ada"},{"id":"b","@removed":{"reason":"changed"}}],"@odata.deltaLink":"https://graph.microsoft.com/v1.0/users/delta()?$deltatoken=t"}"#));
//! let state = sync(delta(), None).await?; // such as `graph.users().delta(None)`
//! assert!(state.is_complete());
//! # Ok(())
//! # }
//! ```
//!
//! # Rules
//! * A round ends with a delta link, not with an empty page.
//! * Links are opaque, and sent as [`Link`](crate::Link) describes. Headers are not part of them, so those of the request, such
//!   as `Prefer`, are sent with each page. A link to another origin is an error, and nothing is sent.
//! * [`Delta::state`] never skips a change: it is the link of a page until its last item has been taken and the next one is
//!   asked for. If it is saved earlier, changes are repeated, never lost.
//! * The same item may occur several times, on any page. The last occurrence counts; [`LatestChanges`] and [`Delta::collect`] keep it.
//! * After an error, [`Delta::next`] asks for the same page again.
//! * A link that has expired (410) is an error of the kind [`Resync`](crate::ErrorKind::Resync). [`Error::resync`](crate::Error::resync)
//!   has the link of a new round, if the service sends one. The new round has all items but no removals, so the caller
//!   has to find those itself, as the [`ResyncKind`] advises. Nothing is restarted silently.
//!
//! # Sources
//! [Delta query overview](https://learn.microsoft.com/graph/delta-query-overview),
//! [driveItem: delta](https://learn.microsoft.com/graph/api/driveitem-delta),
//! [OData JSON 4.01, section 15](https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_DeltaPayload).

mod change;
mod cursor;
mod latest;
mod resync;
mod start;
mod state;

pub use change::{Change, Removed};
pub use cursor::Delta;
pub use latest::{LatestChanges, Round};
pub use resync::{Resync, ResyncKind};
pub use state::DeltaState;
