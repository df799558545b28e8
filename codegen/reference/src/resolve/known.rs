//! Facts about Graph's URLs that no metadata states: its hosts, and keys that are words.

use graph_csdl::model::{Model, TypeId};

/// The hosts of Graph, one a cloud.
const HOSTS: [&str; 6] = [
    "graph.microsoft.com",
    "graph.microsoft.us",
    "dod-graph.microsoft.us",
    "graph.microsoft.de",
    "microsoftgraph.chinacloudapi.cn",
    "canary.graph.microsoft.com",
];

/// Words that are keys, by the type of the item.
const KEYS: [(&str, &[&str]); 5] = [
    (
        "authenticationMethodConfiguration",
        &[
            "email",
            "fido2",
            "hardwareoath",
            "microsoftauthenticator",
            "sms",
            "softwareoath",
            "temporaryaccesspass",
            "voice",
            "x509certificate",
        ],
    ),
    (
        "mailFolder",
        &[
            "archive",
            "clutter",
            "conflicts",
            "conversationhistory",
            "deleteditems",
            "drafts",
            "inbox",
            "junkemail",
            "localfailures",
            "msgfolderroot",
            "outbox",
            "recoverableitemsdeletions",
            "scheduled",
            "searchfolders",
            "sentitems",
            "serverfailures",
            "syncissues",
        ],
    ),
    (
        "driveItem",
        &[
            "approot",
            "cameraroll",
            "desktop",
            "documents",
            "music",
            "photos",
            "root",
            "videos",
        ],
    ),
    ("site", &["root"]),
    ("subscription", &["socketIo"]),
];

/// Types of items whose key is a language, such as `en` or `pt-BR`.
const BY_LANGUAGE: [&str; 2] = [
    "organizationalBrandingLocalization",
    "userFlowLanguageConfiguration",
];

/// A type whose items pages address by a path, beside those of [`Model::is_addressed_by_path`].
const SHARED: &str = "sharedDriveItem";

/// Whether a host serves Graph.
pub(super) fn is_graph(host: &str) -> bool {
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    HOSTS.iter().any(|known| known.eq_ignore_ascii_case(host))
}

/// Whether the service gives this word as the key of an item of the type.
pub(super) fn is_key(model: &Model, ty: TypeId, word: &str) -> bool {
    let mut names = model.lineage(ty).map(|id| model.ty(id).name.name.as_str());
    names.any(|name| {
        let words = KEYS
            .iter()
            .find(|(owner, _)| *owner == name)
            .map_or(&[][..], |(_, words)| words);
        let is_language = word
            .split('-')
            .next()
            .is_some_and(|tag| (2..=3).contains(&tag.len()));
        words.iter().any(|known| known.eq_ignore_ascii_case(word))
            || (is_language && BY_LANGUAGE.contains(&name))
    })
}

/// Whether items of the type may be addressed by a path, `root:/folder/file.txt:`.
pub(super) fn is_by_path(model: &Model, ty: TypeId) -> bool {
    model.is_addressed_by_path(ty) || model.lineage(ty).any(|id| model.ty(id).name.name == SHARED)
}
