//! What corrections do to references, to deletion, and to operations that are bound to a base type, over the whole of v1.0.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shared;

use graph_csdl::config::{Change, Config, Corrections, read_corrections};
use graph_csdl::model::{ItemType, Model, RootKind, TypeId};
use graph_csdl::slice::{Resource, Segment, Slice, Verb};
use graph_csdl::{list, slice};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const CORRECTIONS: &str = include_str!("../../../metadata/corrections.toml");
const PUBLISHED: &str = "v1.0-Prod-2026-07-31.csdl";

fn corrections() -> Corrections {
    read_corrections(CORRECTIONS).unwrap_or_else(|problems| {
        panic!("{}", problems.render(|_| ("corrections.toml", CORRECTIONS)));
    })
}

fn model(corrections: Corrections) -> Option<Model> {
    let text = shared::text(PUBLISHED)?;
    let config = Config {
        corrections,
        api: Some("v1.0".to_owned()),
        ..Config::default()
    };
    Some(shared::model(&shared::schema(&text), &config, &text))
}

/// The whole of Graph without corrections and with them.
fn models() -> Option<[Model; 2]> {
    Some([model(Corrections::default())?, model(corrections())?])
}

fn whole(model: &Model) -> Slice<'_> {
    slice::select(model, &shared::paths(&["/**"])).unwrap()
}

/// `METHOD path` of everything.
fn lines(model: &Model) -> BTreeSet<String> {
    let selected = whole(model);
    let listed = list::operations(&selected);
    assert!(!listed.is_abridged, "every path is compared");
    let lines = listed.lines.into_iter();
    lines
        .map(|line| format!("{} {}", line.method, line.path))
        .collect()
}

/// The verbs of each navigation property, `type/property` where it is declared, those of its items included.
fn verbs(model: &Model) -> BTreeMap<String, BTreeSet<Verb>> {
    let selected = whole(model);
    let mut verbs: BTreeMap<String, BTreeSet<Verb>> = BTreeMap::new();
    for (_, resource) in selected.resources() {
        for child in &resource.children {
            let Segment::Name(name) = &child.segment else {
                continue;
            };
            let Some(owner) = declares(model, resource, name) else {
                continue;
            };
            let to = selected.resource(child.to);
            let items = to.children.iter().filter(|it| it.segment == Segment::Key);
            let items = items.map(|it| selected.resource(it.to));
            let found = std::iter::once(to).chain(items).flat_map(|it| &it.verbs);
            let name = format!("{}/{name}", model.ty(owner).name);
            verbs.entry(name).or_default().extend(found);
        }
    }
    verbs
}

fn declares(model: &Model, resource: &Resource, name: &str) -> Option<TypeId> {
    let ItemType::Named(ty) = resource.ty.item else {
        return None;
    };
    model.lineage(ty).find(|id| {
        let structure = model.ty(*id).structure();
        structure.is_some_and(|it| it.navigation.iter().any(|way| way.name == name))
    })
}

fn is_reference(verb: Verb) -> bool {
    [
        Verb::RefList,
        Verb::RefGet,
        Verb::RefAdd,
        Verb::RefSet,
        Verb::RefRemove,
        Verb::RefRemoveById,
    ]
    .contains(&verb)
}

/// Targets of which a correction that names its source says yes.
fn said(what: impl Fn(&Change) -> Option<bool>) -> BTreeSet<String> {
    let entries = corrections().entries.into_iter();
    let meant = entries.filter(|it| what(&it.change) == Some(true) && !it.source.is_empty());
    let targets = meant.flat_map(|it| it.targets);
    targets.map(|it| it.value).collect()
}

#[test]
fn a_new_reference_is_one_that_a_correction_says_needs_shared() {
    let Some([before, after]) = models() else {
        return;
    };
    let (before, after) = (verbs(&before), verbs(&after));
    let said = said(|change| change.referenceable);
    let none = BTreeSet::new();
    let mut unsaid = Vec::new();
    let mut new = 0;
    for (way, verbs) in &after {
        let known = before.get(way).unwrap_or(&none);
        for verb in verbs.difference(known).filter(|verb| is_reference(**verb)) {
            new += 1;
            if !said.contains(way) {
                unsaid.push(format!("{way} {verb:?}"));
            }
        }
    }
    println!("{new} new references");
    assert!(new > 0, "the corrections do something");
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

/// Of these there is an entity set, and a page deletes them in their owner: certificatebasedauthconfiguration-delete.
const DELETED_BY_PAGE: [&str; 1] =
    ["microsoft.graph.organization/certificateBasedAuthConfiguration"];

#[test]
fn unlinking_is_not_deleting_needs_shared() {
    let Some([before, after]) = models() else {
        return;
    };
    let is_root = |way: &str| {
        let (owner, name) = way.split_once('/').unwrap();
        let owner = after.ty(after.find(owner).unwrap()).structure().unwrap();
        let way = owner.navigation.iter().find(|it| it.name == name).unwrap();
        let roots = after.roots().iter().map(|root| &root.kind);
        roots.into_iter().any(|root| matches!(root, RootKind::EntitySet(id) | RootKind::Singleton(id) if *id == way.target))
    };
    let contained = said(|change| change.contained);
    let (before, after) = (verbs(&before), verbs(&after));
    let has = |of: &BTreeMap<String, BTreeSet<Verb>>, way: &str, verb| {
        of.get(way).is_some_and(|verbs| verbs.contains(&verb))
    };
    let mut both = Vec::new();
    let mut turned = Vec::new();
    for way in after.keys() {
        let unlinks = has(&after, way, Verb::RefRemove);
        let deletes = has(&after, way, Verb::Delete);
        if unlinks && deletes {
            both.push(way);
        }
        let is_turned = has(&before, way, Verb::RefRemove) && !has(&before, way, Verb::Delete);
        // What lives in its owner and nowhere else is deleted there.
        let is_owned =
            contained.contains(way) && (!is_root(way) || DELETED_BY_PAGE.contains(&way.as_str()));
        if deletes && is_turned && !is_owned {
            turned.push(way);
        }
    }
    assert!(turned.is_empty(), "deletes what was unlinked: {turned:#?}");
    assert!(both.is_empty(), "unlinks and deletes: {both:#?}");
}

const OF_DIRECTORY_OBJECTS: [&str; 9] = [
    "checkMemberGroups",
    "checkMemberObjects",
    "delta",
    "getAvailableExtensionProperties",
    "getByIds",
    "getMemberGroups",
    "getMemberObjects",
    "restore",
    "validateProperties",
];

/// Paths of the resources that have an operation bound to `directoryObject` or a collection of it.
fn with_operations_of_directory_objects(model: &Model) -> BTreeSet<String> {
    let selected = whole(model);
    let base = model.find("microsoft.graph.directoryObject").unwrap();
    let is_bound_to_base = |resource: &&Resource| {
        resource.operations.iter().any(|id| {
            let operation = model.operation(*id);
            OF_DIRECTORY_OBJECTS.contains(&operation.name.name.as_str())
                && operation
                    .binding
                    .is_some_and(|it| it.item == ItemType::Named(base))
        })
    };
    let resources = selected.resources().map(|(_, resource)| resource);
    resources
        .filter(is_bound_to_base)
        .map(|resource| resource.path.clone())
        .collect()
}

#[test]
fn only_objects_of_the_directory_have_operations_of_directory_objects_needs_shared() {
    let Some([before, after]) = models() else {
        return;
    };
    let is_in_directory = |path: &str| {
        path.starts_with("/directory/deletedItems")
            || path.trim_end_matches("/{}").matches('/').count() == 1
    };
    let elsewhere = |model: &Model| -> Vec<String> {
        let paths = with_operations_of_directory_objects(model).into_iter();
        paths.filter(|path| !is_in_directory(path)).collect()
    };
    let before = elsewhere(&before);
    println!("{} elsewhere before corrections", before.len());
    assert!(!before.is_empty(), "the corrections do something");
    assert_eq!(elsewhere(&after), Vec::<String>::new());
}

/// The requests of a page that end in one of these names, with keys as `{}`.
fn documented(folder: &Path, names: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines().filter(|line| line.starts_with("POST /")) {
            let path = line.trim_start_matches("POST ").trim();
            let segments = path
                .split('/')
                .map(|it| if it.starts_with('{') { "{}" } else { it });
            let path = segments.collect::<Vec<&str>>().join("/");
            if names.iter().any(|name| path.ends_with(&format!("/{name}"))) {
                found.insert(format!("POST {path}"));
            }
        }
    }
    found
}

#[test]
fn every_documented_membership_operation_is_offered_needs_shared() {
    let Some([_, after]) = models() else {
        return;
    };
    let docs = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/docs/v1.0-2021-07/api"
    ));
    if !docs.exists() {
        return println!("skipped: ../shared/docs is absent");
    }
    let names = [
        "checkMemberGroups",
        "checkMemberObjects",
        "getMemberGroups",
        "getMemberObjects",
    ];
    let mut documented = documented(docs, &names);
    documented.insert("POST /directory/deletedItems/{}/restore".to_owned());
    assert!(documented.len() > 15, "{documented:#?}");
    assert!(documented.contains("POST /me/checkMemberGroups"));
    let offered = lines(&after);
    let missing: Vec<_> = documented.difference(&offered).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn me_has_the_operations_of_users_needs_shared() {
    let Some([_, after]) = models() else {
        return;
    };
    let selected = whole(&after);
    let listed = list::operations(&selected);
    let calls = listed
        .lines
        .iter()
        .filter(|line| ["action", "function"].contains(&line.kind));
    let below = |root: &str| -> BTreeSet<String> {
        let calls = calls.clone().filter_map(|line| {
            let rest = line.path.strip_prefix(root)?;
            rest.starts_with('/')
                .then(|| format!("{} {rest}", line.method))
        });
        calls.collect()
    };
    let (of_users, of_me) = (below("/users/{}"), below("/me"));
    assert!(of_users.len() > 100, "{}", of_users.len());
    let alone: Vec<_> = of_users.symmetric_difference(&of_me).collect();
    assert!(alone.is_empty(), "{alone:#?}");
}
