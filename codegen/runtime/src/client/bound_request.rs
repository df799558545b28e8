//! A request with the client that sends it.

use std::ops::{Deref, DerefMut};

use super::Core;
use crate::http::{RawRequest, Token};
use crate::{Error, Link};

/// A request and the client that sends it.
#[derive(Clone)]
pub(crate) struct BoundRequest {
    pub(crate) core: Core,
    pub(crate) plain: RawRequest,
}

impl BoundRequest {
    /// The request for `link`; see [`RawRequest::follow`].
    pub(crate) fn follow(&self, link: &Link, tokens: &[Token]) -> Result<Self, Error> {
        let plain = self.plain.follow(link, self.core.endpoint(), tokens)?;
        let core = self.core.clone();
        Ok(Self { core, plain })
    }
}

impl Deref for BoundRequest {
    type Target = RawRequest;

    fn deref(&self) -> &RawRequest {
        &self.plain
    }
}

impl DerefMut for BoundRequest {
    fn deref_mut(&mut self) -> &mut RawRequest {
        &mut self.plain
    }
}
