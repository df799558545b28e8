//! What is said of each built-in verb: its HTTP line, and its summary.

use super::{Call, StreamAt};

/// HTTP method, and what follows the resource's URL.
pub(super) fn http(call: &Call) -> (&'static str, &'static str) {
    let at = |stream: &StreamAt| match stream {
        StreamAt::Value => "/$value",
        StreamAt::Here => "",
    };
    match call {
        Call::List(_) | Call::Get(_) | Call::GetItems(_) => ("GET", ""),
        Call::Create(_) | Call::PostUpdate(_) => ("POST", ""),
        Call::Count(_) => ("GET", "/$count"),
        Call::Patch(_) => ("PATCH", ""),
        Call::Replace(_) | Call::ReplaceItems(_) => ("PUT", ""),
        Call::Delete => ("DELETE", ""),
        Call::GetStream(stream) => ("GET", at(stream)),
        Call::PutStream(stream, _) => ("PUT", at(stream)),
        Call::DeleteStream(stream) => ("DELETE", at(stream)),
        Call::GetRefs(_) | Call::GetRef => ("GET", "/$ref"),
        Call::AddRef => ("POST", "/$ref"),
        Call::SetRef => ("PUT", "/$ref"),
        Call::RemoveRef => ("DELETE", "/$ref"),
    }
}

/// What the verb does, where nothing more is said of it.
pub(super) fn summary(call: &Call) -> &'static str {
    match call {
        Call::List(_) => "Lists the items, page by page.",
        Call::Create(_) => "Creates an item.",
        Call::Count(_) => "Counts the items.",
        Call::Get(_) => "Reads it.",
        Call::GetItems(_) => "Reads the values, page by page.",
        Call::Patch(_) | Call::PostUpdate(_) => {
            "Changes the properties that are set, and leaves the others."
        }
        Call::Replace(_) => "Replaces the whole.",
        Call::ReplaceItems(_) => "Replaces all values.",
        Call::Delete => "Deletes it.",
        Call::GetStream(_) => "Reads its bytes.",
        Call::PutStream(..) => {
            "Writes its bytes. The answer may be the item that they belong to; where it has no content, `into_optional` gives `None`."
        }
        Call::DeleteStream(_) => "Deletes its bytes.",
        Call::GetRefs(_) => "Lists the references to the members, page by page.",
        Call::GetRef => "Reads the reference to it.",
        Call::AddRef => "Adds a reference to an existing entity.",
        Call::SetRef => "Makes it refer to an existing entity.",
        Call::RemoveRef => "Removes the reference; the entity itself stays.",
    }
}
