//! Encrypted resource data.

mod content;
mod error;
mod key;

pub use content::DecryptionKeys;
pub use error::DecryptionError;
pub use key::DecryptionKey;
