//! Uploads in slices, through an upload session.

mod commit;
mod create;
mod file;
mod pieces;
mod ranges;
mod recovery;
mod rule;
mod run;
mod source;
mod upload_error;
mod upload_session;

use std::fmt;
use std::future::Future;

use super::TransferProgress;
use crate::client::BoundRequest;
use crate::{Core, Error, Request, Response, RetryMode, Value};

pub use rule::UploadRule;
pub use source::UploadSource;
pub use upload_error::{UploadError, UploadErrorKind};
pub use upload_session::UploadSession;

use run::Run;

type OnProgress = Box<dyn FnMut(&UploadSession, TransferProgress) + Send>;

/// The default maximum of new sessions that replace lost ones.
const NEW_SESSIONS: u32 = 2;

/// An upload of a large file, whose result is a `T`: the new item.
///
/// The bytes are sent in slices of the size that the service [accepts](UploadRule). After each response the upload continues
/// with the bytes that the service still expects, whatever was sent before:
///
/// | response to a slice | |
/// |---|---|
/// | 200, 201 or 202 with `nextExpectedRanges` | continues with the first of them |
/// | 200 or 201 with the new item, or with `Location` and no body | ends; an error before all bytes were sent |
/// | 429, 5xx, a broken connection, no response in time | waits as long as the service asks, else longer each time; then asks which bytes are expected |
/// | 413 | halves the size of slices, as far as the rule allows |
/// | 416 | asks which bytes are expected |
/// | 404 or 410; after the session has expired 401 or 403 too | creates a new session and starts again |
/// | 409, 412 and anything else | an error, with the session |
///
/// As many failures in a row without progress as the client has [retries](crate::RetryOptions::max_retries) are accepted. Neither
/// the token nor anything else of the caller is sent to the URL of the session, even if it is one of Graph's own host. The
/// length of the result is not compared: SharePoint changes files of Office.
///
/// ```
/// # #[non_exhaustive]
/// # pub struct DriveItem { pub id: Option<String>, pub additional: graph_runtime::AdditionalProperties }
/// # graph_runtime::structured_type! { DriveItem: "microsoft.graph.driveItem", DriveItemProperty { id: "id" => Id } }
/// use graph_runtime::testing::{MockResponse, MockTransport};
/// use graph_runtime::transfers::{Upload, UploadRule, UploadSource};
/// use graph_runtime::{Error, Json, Method, Request, RequestOptions, Target};
///
/// async fn upload(
///     create: Request<Json>, // of any type: what `create_upload_session` of a generated crate returns
///     source: UploadSource,
/// ) -> Result<Option<DriveItem>, Error> {
///     let upload = Upload::new(create, UploadRule::drive_item());
///     upload.send(source).await?.into_optional()
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mock = MockTransport::new();
/// let root = Target::root(&mock.core(), "v1.0");
/// let create = || root.segment("createUploadSession").raw(Method::Post, None, None);
/// let url = "https://files.example/up/1";
/// mock.expect(create()).returns(&format!(r#"{{"uploadUrl":"{url}"}}"#).parse()?);
/// let slice = RequestOptions::new().with_header("content-range", "bytes 0-2/3");
/// let put = root.core().without_token(Method::Put, url, Some(slice))?;
/// mock.expect(put.with_body("abc", "application/octet-stream").any::<Json>())
///     .responds(MockResponse::new(201).with_body("application/json", r#"{"id":"1"}"#));
///
/// let item = upload(create(), b"abc".to_vec().into()).await?;
/// assert_eq!(item.and_then(|item| item.id).as_deref(), Some("1"));
/// # Ok(())
/// # }
/// ```
pub struct Upload<T> {
    core: Core,
    create: Option<BoundRequest>,
    session: Option<UploadSession>,
    rule: UploadRule,
    empty: Option<Request<T>>,
    commits: bool,
    new_sessions: u32,
    on_progress: Option<OnProgress>,
}

impl<T: Value> Upload<T> {
    /// An upload to a new session, which `create` creates: `create_upload_session` of a generated crate. It is sent again if the
    /// session or its response is lost; unused sessions expire by themselves.
    pub fn new<S>(create: Request<S>, rule: UploadRule) -> Self {
        let (mut create, _) = create.into_parts();
        create.repeatable = Some(create.retry != RetryMode::Never);
        let core = create.core.clone();
        Self {
            create: Some(create),
            ..Self::with(core, None, rule)
        }
    }

    /// An upload to an existing session: of an earlier run, or of an error. It first asks the service which bytes it
    /// expects.
    pub fn resume(core: &Core, session: UploadSession, rule: UploadRule) -> Self {
        Self::with(core.clone(), Some(session), rule)
    }

    fn with(core: Core, session: Option<UploadSession>, rule: UploadRule) -> Self {
        Self {
            core,
            create: None,
            session,
            rule,
            empty: None,
            commits: false,
            new_sessions: NEW_SESSIONS,
            on_progress: None,
        }
    }

    /// Sets the request that creates an empty file, which no session accepts: a PUT of no bytes to `content`. Without it an empty
    /// source is an input error.
    #[must_use]
    pub fn with_empty_file(mut self, put: Request<T>) -> Self {
        self.empty = Some(put);
        self
    }

    /// Commits the upload when the service has all bytes, by a POST without content: for a session that was created with
    /// `deferCommit`. Without it such an upload ends with an error of the kind
    /// [`NotCommitted`](UploadErrorKind::NotCommitted), and [`UploadSession::commit`] completes it later.
    #[must_use]
    pub fn with_commit(mut self) -> Self {
        self.commits = true;
        self
    }

    /// Sets the maximum number of new sessions that replace sessions lost by the service. The default is 2.
    #[must_use]
    pub fn with_max_new_sessions(mut self, max: u32) -> Self {
        self.new_sessions = max;
        self
    }

    /// Calls `on_progress` at the start and after each slice, with the session, which the program may save, and the
    /// progress.
    #[must_use]
    pub fn with_progress(
        mut self,
        on_progress: impl FnMut(&UploadSession, TransferProgress) + Send + 'static,
    ) -> Self {
        self.on_progress = Some(Box::new(on_progress));
        self
    }

    /// Uploads the bytes of `source`. The response is the last one of the service: it has the new item, for Outlook only its
    /// [`location`](Response::location).
    ///
    /// If the future is dropped, the session remains until it expires; [`UploadSession::cancel`] deletes it.
    ///
    /// # Errors
    /// An [`UploadError`], with the session if the upload can be resumed.
    pub fn send(
        self,
        source: impl Into<UploadSource>,
    ) -> impl Future<Output = Result<Response<T>, UploadError>> + Send {
        let source = source.into();
        async move {
            if source.is_empty() {
                return self.send_empty().await;
            }
            Run::start(self, source).await?.finish().await
        }
    }

    async fn send_empty(self) -> Result<Response<T>, UploadError> {
        match self.empty {
            Some(put) => Ok(put.await?),
            None => {
                let text = "an upload session takes no empty file; set a request for it with `with_empty_file`";
                Err(Error::input(text).into())
            }
        }
    }
}

impl<T> fmt::Debug for Upload<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("session", &self.session)
            .field("rule", &self.rule)
            .field("commits", &self.commits)
            .finish_non_exhaustive()
    }
}
