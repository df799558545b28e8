//! Validation tokens.

mod authority;
mod budget;
mod claims;
mod error;
mod fetch;
mod issuer;
mod jwt;
mod key_cache;
mod key_set;
mod validator;

pub use authority::Authority;
pub use claims::ValidToken;
pub use error::TokenError;
pub use validator::TokenValidator;
