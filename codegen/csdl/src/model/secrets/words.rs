//! The words of an identifier.

use super::terms;

/// Words that are often written as one.
const COMPOUNDS: &[(&str, &str)] = &[
    ("access", "key"),
    ("access", "token"),
    ("account", "key"),
    ("api", "key"),
    ("auth", "token"),
    ("bearer", "token"),
    ("client", "secret"),
    ("connection", "string"),
    ("delta", "token"),
    ("download", "url"),
    ("id", "token"),
    ("preshared", "key"),
    ("private", "key"),
    ("recovery", "key"),
    ("refresh", "token"),
    ("sas", "token"),
    ("sas", "url"),
    ("secret", "key"),
    ("session", "key"),
    ("shared", "key"),
    ("skip", "token"),
    ("upload", "url"),
    ("user", "pin"),
];

/// Names of secrets that nothing else ends in, so that they are known after another word, too: `userpassword`.
const ENDINGS: &[&str] = &[
    "credential",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "secret",
    "token",
];

/// The words in lower case: `adDomainPassword`, `dataUploadURI`, `client_secret`, `apikey` are `ad domain password`,
/// `data upload uri`, `client secret` and `api key`.
pub(super) fn of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let characters: Vec<char> = name.chars().collect();
    let mut word = String::new();
    for (index, &character) in characters.iter().enumerate() {
        if !character.is_alphanumeric() {
            end(&mut word, &mut words);
            continue;
        }
        if starts_word(&characters, index) {
            end(&mut word, &mut words);
        }
        match character.is_ascii() {
            true => word.push(character.to_ascii_lowercase()),
            false => word.extend(character.to_lowercase()),
        }
    }
    end(&mut word, &mut words);
    words
}

/// An upper-case letter starts a word after a lower-case one, and where it ends an acronym; the `s` of `URLs` belongs to
/// the acronym.
fn starts_word(characters: &[char], index: usize) -> bool {
    if !characters[index].is_uppercase() || index == 0 {
        return false;
    }
    let before = characters[index - 1];
    let next = characters.get(index + 1);
    let ends_acronym = before.is_uppercase() && next.is_some_and(|next| next.is_lowercase());
    let is_plural = next == Some(&'s')
        && characters
            .get(index + 2)
            .is_none_or(|after| after.is_uppercase());
    !before.is_uppercase() || (ends_acronym && !is_plural)
}

/// Ends a word, which may be two that are written as one.
fn end(word: &mut String, words: &mut Vec<String>) {
    if word.is_empty() {
        return;
    }
    let word = std::mem::take(word);
    match split(&word) {
        Some((first, last)) => words.extend([first.to_owned(), last.to_owned()]),
        None => words.push(word),
    }
}

fn split(word: &str) -> Option<(&str, &str)> {
    let mut compounds = COMPOUNDS.iter();
    let is_word = |(first, last): &&(&str, &str)| word.strip_prefix(first) == Some(last);
    if let Some(compound) = compounds.find(is_word) {
        return Some(*compound);
    }
    let single = word.strip_suffix('s').unwrap_or(word);
    let endings = ENDINGS.iter();
    let secret = endings.filter_map(|ending| single.strip_suffix(ending));
    let key = single.strip_suffix("key");
    let key = key.filter(|kind| terms::SECRET_KEYS.contains(kind));
    let first = secret.chain(key).find(|first| !first.is_empty())?;
    Some(word.split_at(first.len()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_of_all_spellings() {
        for (name, words) in [
            ("adDomainPassword", "ad domain password"),
            ("dataUploadURI", "data upload uri"),
            ("SASToken", "sas token"),
            ("blockedURLs", "blocked urls"),
            ("blockedURLsList", "blocked urls list"),
            ("client_secret", "client secret"),
            ("apikey", "api key"),
            ("passwordBase64", "password base64"),
            ("pkcs12Value", "pkcs12 value"),
            ("macOsUnlockCode", "mac os unlock code"),
            ("OAuthToken", "o auth token"),
            ("USERPASSWORD", "user password"),
            ("sharedsecrets", "shared secrets"),
            ("masterkey", "master key"),
            ("monkey", "monkey"),
        ] {
            assert_eq!(super::of(name).join(" "), words);
        }
    }
}
