//! What every generated Microsoft Graph crate stands on.
