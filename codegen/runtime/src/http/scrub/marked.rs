//! Members that no model declares: raw JSON, and what a type does not know.

/// Ends of names of members whose value is taken for a secret where nothing else says what it is.
const TELLING: [&str; 7] = [
    "password",
    "passcode",
    "passphrase",
    "secret",
    "secrettext",
    "token",
    "credential",
];

/// Whether a member of this name holds a secret.
pub(super) fn is_telling(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "pin" || TELLING.iter().any(|end| name.ends_with(end))
}
