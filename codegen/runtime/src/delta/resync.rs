//! A link that is no longer valid.

use std::fmt;

use azure_core::http::Url;

use super::DeltaState;
use crate::url::location;
use crate::{Error, ErrorKind, Link};

/// The delta link, or the link of a page, is no longer valid.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resync {
    /// What the service advises.
    pub kind: ResyncKind,
    /// The link of a new round with all items, from `Location`. If there is none, the original request starts one.
    pub link: Option<Link>,
}

/// What to do with local changes and items that the new round does not have. [`Error::code`] is the service's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResyncKind {
    /// `resyncRequired`, or `fullSyncRequired` of calendars: read everything again. Items that are not in the new round were
    /// removed.
    Required,
    /// `resyncChangesApplyDifferences` or `resyncApplyDifferences`: the service is right. Replace local items by those of the service, also deletions, if the
    /// service was up to date at the last synchronization.
    ApplyDifferences,
    /// `resyncChangesUploadDifferences` or `resyncUploadDifferences`: local items that the service did not return are uploaded, and both versions are kept
    /// where it is unclear which is newer.
    UploadDifferences,
    /// No advice, or another code, such as `syncStateNotFound` of Outlook.
    Other,
}

impl Resync {
    /// The state that the new round starts from, if the service gave a link.
    pub fn state(&self) -> Option<DeltaState> {
        self.link.clone().map(DeltaState::from_next_link)
    }
}

impl fmt::Display for Resync {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.link {
            Some(_) => "the service gave a link for a new start",
            None => "the service gave no link for a new start",
        })
    }
}

impl std::error::Error for Resync {}

impl Error {
    /// How to start again, if the error is of the kind [`ErrorKind::Resync`].
    pub fn resync(&self) -> Option<&Resync> {
        self.cause()
    }
}

/// The error of a page at `base`, as a resync if it is one.
pub(super) fn classified(error: Error, base: &Url, endpoint: &Url) -> Error {
    let Some(kind) = kind(&error) else {
        return error;
    };
    let location = error
        .headers()
        .and_then(|headers| location::of(headers, "location"));
    let link = location.map(|text| Link::of_location(text, base, endpoint));
    error
        .with_kind(ErrorKind::Resync)
        .with_source(Resync { kind, link })
}

fn kind(error: &Error) -> Option<ResyncKind> {
    if error.kind() != ErrorKind::Service {
        return None;
    }
    let codes = error.code().into_iter();
    let inner = error.inner_errors().filter_map(|inner| inner.code());
    let codes: Vec<String> = codes.chain(inner).map(str::to_ascii_lowercase).collect();
    let is = |word: &str| codes.iter().any(|code| code.contains(word));
    let status = error.status().map(u16::from).unwrap_or_default();
    let refused = (400..500).contains(&status) && status != 429;
    match () {
        // The page of errors has these codes with and without `Changes`.
        () if refused && is("applydifferences") => Some(ResyncKind::ApplyDifferences),
        () if refused && is("uploaddifferences") => Some(ResyncKind::UploadDifferences),
        () if refused && (is("resyncrequired") || is("fullsyncrequired")) => {
            Some(ResyncKind::Required)
        }
        () if status == 410 || refused && (is("syncstate") || is("expiredpagetoken")) => {
            Some(ResyncKind::Other)
        }
        () => None,
    }
}
