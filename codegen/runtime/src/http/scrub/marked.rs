//! Members that no model declares: raw JSON, and what a type does not know.

/// Ends of names of members whose value is treated as a secret if it is not declared.
const TELLING: [&str; 7] = [
    "password",
    "passcode",
    "passphrase",
    "secret",
    "secrettext",
    "token",
    "credential",
];

/// Whether a member of this name contains a secret.
pub(super) fn is_telling(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "pin" || TELLING.iter().any(|end| name.ends_with(end))
}
