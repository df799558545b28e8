//! The rule itself. In an English compound the last word names the thing, so `passwordPolicies` are policies, and a
//! `keyId` is an id; the word before it names the kind.

use super::terms;
use super::words;

/// What kind of value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Text, or any JSON.
    Text,
    /// Binary or a stream.
    Bytes,
}

/// A property or parameter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    /// The words of the type's or operation's name, without its namespace.
    pub(super) owner: &'a [&'a str],
    /// Its own name.
    pub(super) name: &'a str,
    /// What kind of value it has.
    pub(super) content: Content,
    /// Members of the enum that says what a `value` is the value of.
    pub(super) keys: &'a [&'a str],
}

/// Whether it is redacted by default.
pub(super) fn is_secret(subject: &Subject<'_>) -> bool {
    let name = words::of(subject.name);
    let mut name: Vec<&str> = name.iter().map(String::as_str).collect();
    remove_number(&mut name);
    if is_sentence(&name) {
        return false;
    }
    let owner = subject.owner;
    let bare = without_carriers(&name);
    match bare {
        [] => holds_secrets(owner) || subject.keys.iter().any(|key| names_secret(key)),
        [.., "certificate"] => {
            let carrier = name.get(bare.len());
            carrier.is_some_and(|carrier| terms::FILE_CARRIERS.contains(carrier))
        }
        _ => is_secret_thing(bare, owner, subject.content),
    }
}

/// `password2`, `key_1` and `tokenV2` are a password, a key and a token; `pkcs12` and `base64` are words.
fn remove_number(name: &mut Vec<&str>) {
    let Some(last) = name.last_mut().filter(|last| !is_word(last)) else {
        return;
    };
    let rest = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_version = rest.is_empty() || (rest == "v" && rest != *last);
    *last = rest;
    if is_version && name.len() > 1 {
        name.pop();
    }
}

fn is_word(word: &str) -> bool {
    terms::KEY_FILES.contains(&word) || terms::CARRIERS.contains(&word)
}

/// Whether it is a text that is shown to people, which may mention passwords.
fn is_sentence(name: &[&str]) -> bool {
    name.last() == Some(&"text") && name.iter().any(|word| terms::SENTENCES.contains(word))
}

/// Whether a member of an enum names a secret, by itself.
fn names_secret(member: &str) -> bool {
    let words = words::of(member);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    is_secret_thing(without_carriers(&words), &[], Content::Text)
}

/// The words in front of those that say only how the value is written.
fn without_carriers<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    let mut rest = words;
    while let [before @ .., last] = rest
        && terms::CARRIERS.contains(last)
        && !is_phrase(rest)
    {
        rest = before;
    }
    rest
}

fn is_phrase(words: &[&str]) -> bool {
    matches!(words, [.., first, last] if terms::PHRASES.contains(&(first, last)))
}

/// Whether the plain value of such a type is a secret.
fn holds_secrets(owner: &[&str]) -> bool {
    owner.last() == Some(&"key")
        || owner.iter().any(|word| is_credential(word))
        || owner
            .windows(2)
            .any(|pair| terms::OWNERS_OF_SECRET_VALUES.contains(&(pair[0], singular(pair[1]))))
}

fn is_credential(word: &str) -> bool {
    let word = singular(word);
    word == "token" || terms::CREDENTIALS.contains(&word) || terms::KEY_FILES.contains(&word)
}

fn singular(word: &str) -> &str {
    match word {
        // Of `authorizations` is a list of permissions, of `authorization` the header.
        "pass" | "sas" | "authorizations" => word,
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}

fn is_secret_thing(words: &[&str], owner: &[&str], content: Content) -> bool {
    let [before @ .., last] = words else {
        return false;
    };
    let kind = before.last().copied();
    match singular(last) {
        _ if is_phrase(words) => true,
        "token" => !terms::CURSORS.contains(&kind.or(owner.last().copied()).unwrap_or_default()),
        "key" => is_secret_key(kind, owner, content),
        "code" => is_secret_code(kind, owner),
        "url" | "uri" | "link" | "html" => is_secret_url(before, owner),
        word => terms::CREDENTIALS.contains(&word) || terms::KEY_FILES.contains(&word),
    }
}

fn is_secret_key(kind: Option<&str>, owner: &[&str], content: Content) -> bool {
    let is_pair = owner.iter().any(|word| terms::PAIRS.contains(word));
    match (kind, content) {
        (None, _) if is_pair => false,
        (None, Content::Bytes) => true,
        (None, Content::Text) => owner
            .iter()
            .any(|word| terms::OWNERS_OF_SECRET_KEYS.contains(word)),
        (Some(kind), Content::Bytes) => !terms::PUBLIC_KEYS.contains(&kind),
        (Some(kind), Content::Text) => terms::SECRET_KEYS.contains(&kind),
    }
}

fn is_secret_code(kind: Option<&str>, owner: &[&str]) -> bool {
    match (kind, owner.last()) {
        (Some(kind), _) => terms::SECRET_CODES.contains(&kind),
        (None, Some(owner)) => terms::CREDENTIALS.contains(owner),
        (None, None) => false,
    }
}

fn is_secret_url(before: &[&str], owner: &[&str]) -> bool {
    let before = match before {
        [before @ .., "web"] => before,
        _ => before,
    };
    match before.last() {
        // Pre-authenticated, pre-signed.
        Some(_) if before.contains(&"pre") => true,
        Some(kind) => terms::SECRET_URLS.contains(kind),
        None => owner
            .iter()
            .any(|word| terms::OWNERS_OF_SECRET_URLS.contains(word)),
    }
}

#[cfg(test)]
mod tests;
