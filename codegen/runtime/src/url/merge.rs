//! Query options that are set more than once: by a typed option and by a query parameter of the caller.
//!
//! A system query option must not be there twice (OData URL conventions 4.01, section 5.1): services take the first, the
//! last, or refuse the request. The lists of `$select` and `$expand` are joined; of all else, equal values count once and
//! unequal ones are refused. Parameters that are not OData's may repeat.

use crate::Error;

/// OData's system query options, without the `$`, which Graph takes as optional.
const SYSTEM: [&str; 16] = [
    "apply",
    "compute",
    "count",
    "deltatoken",
    "expand",
    "filter",
    "format",
    "index",
    "levels",
    "orderby",
    "schemaversion",
    "search",
    "select",
    "skip",
    "skiptoken",
    "top",
];

/// The parameters, each system query option and each alias once, at the place of its first value.
///
/// # Errors
/// An input error where two values of one name can't both be sent.
pub(super) fn merge(pairs: Vec<(String, String)>) -> Result<Vec<(String, String)>, Error> {
    let mut merged: Vec<(String, String)> = Vec::with_capacity(pairs.len());
    for (name, value) in pairs {
        let key = key(&name);
        let known = merged
            .iter_mut()
            .find(|(known, _)| key.is_some() && self::key(known) == key);
        match known {
            Some((known, first)) => join(known, first, &value)?,
            None => merged.push((name, value)),
        }
    }
    Ok(merged)
}

/// What names one option: the same for all its spellings. `None` for what may repeat.
fn key(name: &str) -> Option<String> {
    if name.starts_with('@') {
        return Some(name.to_owned());
    }
    let plain = name.strip_prefix('$').unwrap_or(name).to_ascii_lowercase();
    let is_system = name.starts_with('$') || SYSTEM.contains(&plain.as_str());
    is_system.then_some(plain)
}

/// Adds `value` to what is known of the option `name`.
fn join(name: &str, known: &mut String, value: &str) -> Result<(), Error> {
    if known == value {
        return Ok(());
    }
    let is_list = matches!(key(name).as_deref(), Some("select" | "expand"));
    if !is_list {
        return Err(twice(name));
    }
    let mut all: Vec<String> = items(known).map(str::to_owned).collect();
    for item in items(value) {
        match all.iter().find(|one| property(one) == property(item)) {
            Some(one) if one == item => {}
            Some(_) => return Err(twice(&format!("{name} of {}", property(item)))),
            None => all.push(item.to_owned()),
        }
    }
    *known = all.join(",");
    Ok(())
}

fn twice(what: &str) -> Error {
    Error::input(format!(
        "the query option {what} is set twice with different values"
    ))
}

/// The items of a list, which are separated by commas outside parentheses and quotes.
fn items(list: &str) -> impl Iterator<Item = &str> {
    let (mut depth, mut quoted) = (0_u32, false);
    let separates = move |c: char| {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0 && !quoted
    };
    list.split(separates)
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

/// The path that an item is about, without its nested options.
fn property(item: &str) -> &str {
    item.split('(').next().unwrap_or(item).trim_end()
}

#[cfg(test)]
mod tests {
    use super::merge;

    fn merged(pairs: &[(&str, &str)]) -> Result<Vec<(String, String)>, String> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        merge(pairs.iter().map(owned).collect()).map_err(|error| error.to_string())
    }

    #[track_caller]
    fn gives(pairs: &[(&str, &str)], expected: &[(&str, &str)]) {
        let got = merged(pairs).unwrap();
        let got: Vec<_> = got.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn lists_are_joined_whatever_the_spelling() {
        gives(
            &[
                ("$select", "id,a"),
                ("$top", "5"),
                ("Select", "a, b"),
                ("$SELECT", "c"),
            ],
            &[("$select", "id,a,b,c"), ("$top", "5")],
        );
        gives(
            &[
                ("$expand", "x($select=a,b;$filter=n eq 'p,(q')"),
                ("$expand", "y,x($select=a,b;$filter=n eq 'p,(q')"),
            ],
            &[("$expand", "x($select=a,b;$filter=n eq 'p,(q'),y")],
        );
        gives(&[("$select", "a, b")], &[("$select", "a, b")]);
    }

    #[test]
    fn equal_values_count_once_and_others_are_refused() {
        gives(&[("$top", "5"), ("top", "5")], &[("$top", "5")]);
        for pairs in [
            [("$filter", "a eq 1"), ("filter", "S3CRET")],
            [("$expand", "x"), ("$expand", "x($top=1)")],
            [("@p", "1"), ("@p", "2")],
            [("$new", "1"), ("$New", "2")],
        ] {
            let error = merged(&pairs).unwrap_err();
            assert!(error.contains("set twice"), "{error}");
            assert!(!error.contains("S3CRET"), "{error}");
        }
    }

    #[test]
    fn what_is_not_odata_may_repeat() {
        let pairs = [("id", "1"), ("id", "2"), ("@p", "1"), ("@P", "2")];
        gives(&pairs, &pairs);
    }
}
