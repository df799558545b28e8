//! The table checked against OData 4.01.

use super::Payload::{
    Bytes, Count, Holder, Nothing, Page, Reference, References, Resource, Values,
};
use super::{Facts, Payload, Role, Target, Verb};
use std::collections::BTreeSet;

/// Each verb, its request line, what is sent, what comes back, and the sections that say so: of the protocol, and of the
/// URL conventions where something is added to the URL.
#[rustfmt::skip]
const ODATA: [(Verb, &str, Payload, Payload, &str); 21] = [
    (Verb::List,          "GET",           Nothing,   Page,       "11.2.6"),
    (Verb::ListValues,    "GET",           Nothing,   Page,       "11.2.4"),
    (Verb::Create,        "POST",          Resource,  Resource,   "11.4.2"),
    (Verb::CreateStream,  "POST",          Bytes,     Resource,   "11.4.7.1"),
    (Verb::Count,         "GET /$count",   Nothing,   Count,      "11.2.10; URL conventions 4.8"),
    (Verb::Get,           "GET",           Nothing,   Resource,   "11.2.2, 11.2.4"),
    (Verb::Update,        "PATCH",         Resource,  Resource,   "11.4.3"),
    (Verb::Replace,       "PUT",           Resource,  Resource,   "11.4.3, 11.4.9.1, 11.4.9.3"),
    (Verb::ReplaceValues, "PUT",           Values,    Values,     "11.4.9.4"),
    (Verb::AddValue,      "POST",          Resource,  Values,     "11.4.9.4"),
    (Verb::Delete,        "DELETE",        Nothing,   Nothing,    "11.4.5, 11.4.9.2"),
    (Verb::GetStream,     "GET /$value",   Nothing,   Bytes,      "11.2.3; URL conventions 4.7, 4.14"),
    (Verb::PutStream,     "PUT /$value",   Bytes,     Holder,     "11.4.7.2, 11.4.8.1; URL conventions 4.14"),
    (Verb::PostStream,    "POST",          Bytes,     Holder,     "11.4.7.1"),
    (Verb::DeleteStream,  "DELETE /$value", Nothing,  Nothing,    "11.4.7.3, 11.4.8.2; URL conventions 4.14"),
    (Verb::RefList,       "GET /$ref",     Nothing,   References, "11.2.8; URL conventions 4.4"),
    (Verb::RefGet,        "GET /$ref",     Nothing,   Reference,  "11.2.8; URL conventions 4.4"),
    (Verb::RefAdd,        "POST /$ref",    Reference, Nothing,    "11.4.6.1; URL conventions 4.4"),
    (Verb::RefSet,        "PUT /$ref",     Reference, Nothing,    "11.4.6.3; URL conventions 4.4"),
    (Verb::RefRemove,     "DELETE /$ref",  Nothing,   Nothing,    "11.4.6.2; URL conventions 4.4"),
    (Verb::RefRemoveById, "DELETE /$ref?$id", Nothing, Nothing,   "11.4.6.2; URL conventions 4.4"),
];

fn request_line(facts: &Facts) -> String {
    let method = facts.http.as_str();
    let id = if facts.takes_id { "?$id" } else { "" };
    facts.segment.map_or_else(
        || format!("{method}{id}"),
        |segment| format!("{method} /{}{id}", segment.as_str()),
    )
}

#[test]
fn every_verb_is_as_odata_has_it() {
    let verbs = ODATA.map(|(verb, ..)| verb);
    assert_eq!(verbs, *Verb::ALL, "each verb has its line here, in order");
    for (verb, line, request, response, section) in ODATA {
        let facts = verb.facts();
        assert_eq!(request_line(facts), line, "{verb:?}, protocol {section}");
        assert_eq!(facts.request, request, "{verb:?}, protocol {section}");
        assert_eq!(facts.response, response, "{verb:?}, protocol {section}");
    }
}

#[test]
fn reading_has_a_body_only_in_the_response() {
    for verb in Verb::ALL {
        let facts = verb.facts();
        if facts.http == crate::http::HttpMethod::Get {
            assert_eq!(facts.request, Nothing, "{verb:?}");
            assert_ne!(facts.response, Nothing, "{verb:?}");
        }
    }
}

/// 204 is without content (OData protocol 9.1.4), so it is no success of what is read, and the only one of what answers
/// nothing, unless it is accepted for later.
#[test]
fn status_codes_agree_with_the_response() {
    for verb in Verb::ALL {
        let facts = verb.facts();
        let is_read = facts.http == crate::http::HttpMethod::Get;
        assert_eq!(facts.success.contains(&204), !is_read, "{verb:?}");
        assert_eq!(
            facts.success.contains(&200) || facts.success.contains(&201),
            facts.response != Nothing,
            "{verb:?}"
        );
    }
}

#[test]
fn every_entry_is_complete() {
    for verb in Verb::ALL {
        let facts = verb.facts();
        assert!(
            !facts.on.is_empty() || !facts.on_if_stated.is_empty(),
            "{verb:?}"
        );
        assert!(facts.summary.ends_with('.'), "{verb:?}");
        assert_eq!(facts.summary.matches("`{}`").count(), 1, "{verb:?}");
        let is_name = |text: &str| {
            !text.is_empty()
                && text
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || "-_".contains(c))
        };
        assert!(is_name(facts.name) && is_name(facts.method), "{verb:?}");
    }
}

/// One builder has one method of a name, and a request line one verb.
#[test]
fn no_resource_has_two_verbs_of_one_method_or_request_line() {
    let cardinalities = |target: Target| match target.is_collection() {
        None => vec![true, false],
        Some(is_collection) => vec![is_collection],
    };
    let mut seen = BTreeSet::new();
    for verb in Verb::ALL {
        let facts = verb.facts();
        // The bytes of a stream property are at its own URL.
        let is_bytes = |target| target == Target::Stream;
        let mut places: Vec<(Role, bool)> = Vec::new();
        for (role, target) in facts.on.iter().filter(|(_, target)| !is_bytes(*target)) {
            places.extend(cardinalities(*target).into_iter().map(|many| (*role, many)));
        }
        for (role, many) in places {
            for word in [
                facts.method.to_owned(),
                request_line(facts),
                format!("({})", facts.name),
            ] {
                assert!(seen.insert((role, many, word)), "{verb:?} on {role:?}");
            }
        }
    }
}
