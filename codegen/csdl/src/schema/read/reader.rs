//! What every element reader shares: the names of the file, and the problems and warnings found so far.

use super::breadcrumb::{self, Report};
use super::node::{Node, place};
use super::prefixes::Prefixes;
use crate::problem::{At, Problems, Warning, WarningKind, Warnings, brief};
use crate::schema::ignored;
use crate::schema::spelling::{EDM, EDMX};
use roxmltree::Document;
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(super) struct Reader<'d> {
    document: &'d Document<'d>,
    pub(super) prefixes: Prefixes<'d>,
    reports: Vec<Report>,
    warnings: Vec<(WarningKind, At, String)>,
    /// Foreign namespaces: their first use, and how many there are.
    foreign: BTreeMap<&'d str, (At, usize)>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        Self {
            document,
            prefixes: Prefixes::default(),
            reports: Vec::new(),
            warnings: Vec::new(),
            foreign: BTreeMap::new(),
        }
    }

    /// A reader of a part of the same Schema element, which another thread may have.
    pub(super) fn part(&self) -> Self {
        Self {
            prefixes: self.prefixes.clone(),
            ..Self::new(self.document)
        }
    }

    /// Takes what a reader of a part has found. Parts come in the order of the file.
    pub(super) fn take(&mut self, part: Self) {
        self.reports.extend(part.reports);
        self.warnings.extend(part.warnings);
        for (uri, (at, uses)) in part.foreign {
            self.foreign.entry(uri).or_insert((at, 0)).1 += uses;
        }
    }

    pub(super) fn root(&self) -> Node<'d> {
        self.document.root_element()
    }

    /// `value`, unless a problem was reported: then the problems, each with its breadcrumb.
    pub(super) fn finish<T>(&mut self, value: T) -> Result<T, Problems> {
        breadcrumb::add(self.document, std::mem::take(&mut self.reports)).or(value)
    }

    /// The warnings, each with its breadcrumb.
    pub(super) fn warnings(&mut self) -> Warnings {
        for (uri, (at, uses)) in std::mem::take(&mut self.foreign) {
            let what = format!(
                "elements and attributes of the namespace `{}`: {uses}, this is the first",
                brief(uri)
            );
            self.warn(WarningKind::ForeignMarkup, at, what);
        }
        let mut found = std::mem::take(&mut self.warnings);
        found.sort_by_key(|(_, at, _)| *at);
        let places: Vec<At> = found.iter().map(|(_, at, _)| *at).collect();
        let mut warnings = Warnings::new();
        for ((kind, at, what), within) in found
            .into_iter()
            .zip(breadcrumb::trails(self.document, &places))
        {
            warnings.push(Warning {
                kind,
                at,
                within,
                what,
            });
        }
        warnings
    }

    #[cold]
    pub(super) fn report(&mut self, at: At, what: impl Into<String>, fix: impl Into<String>) {
        self.reports.push(Report {
            at,
            what: what.into(),
            fix: fix.into(),
        });
    }

    #[cold]
    pub(super) fn warn(&mut self, kind: WarningKind, at: At, what: impl Into<String>) {
        self.warnings.push((kind, at, what.into()));
    }

    /// Counts an element or attribute of a foreign namespace.
    #[cold]
    pub(super) fn foreign(&mut self, uri: &'d str, at: At) {
        if !ignored::is_ignored_namespace(uri) {
            self.foreign.entry(uri).or_insert((at, 0)).1 += 1;
        }
    }

    /// The name of a child element, with `edmx:` where it is of that namespace. `None` for what is ignored: blanks,
    /// comments, foreign namespaces, and text that does not belong here.
    pub(super) fn tag(&mut self, child: Node<'d>) -> Option<&'d str> {
        if !child.is_element() {
            self.check_text(child);
            return None;
        }
        let name = child.tag_name();
        match name.namespace() {
            Some(EDM) => Some(name.name()),
            Some(EDMX) => Some(edmx_name(name.name())),
            Some(other) if !other.is_empty() => {
                self.foreign(other, place(child));
                None
            }
            _ => Some(""),
        }
    }

    /// Reports a child that its parent may not contain; `known` lists what it may. Where it cannot have an effect it is
    /// ignored.
    #[cold]
    pub(super) fn unknown_element(&mut self, child: Node<'d>, known: &str) {
        let parent = child
            .parent_element()
            .map_or("", |parent| parent.tag_name().name());
        let name = child.tag_name().name();
        let from = match child.tag_name().namespace() {
            Some(EDM | EDMX) => "",
            _ => " of no namespace",
        };
        let what = format!("unknown element <{}>{from} in <{parent}>", brief(name));
        let is_annotation = name == "Annotation" && from.is_empty();
        if is_annotation || ignored::is_without_effect(parent) {
            return self.warn(WarningKind::NoEffect, place(child), what);
        }
        let holds = if known.is_empty() {
            "no element".to_owned()
        } else {
            known.to_owned()
        };
        self.report(
            place(child),
            what,
            format!(
                "<{parent}> may hold {holds}: correct the file, or teach codegen/csdl/src/schema/read to read it or \
                 codegen/csdl/src/schema/ignored.rs to pass over it"
            ),
        );
    }

    /// For elements that may hold no element at all.
    pub(super) fn no_children(&mut self, node: Node<'d>) {
        for child in node.children() {
            if self.tag(child).is_some() {
                self.unknown_element(child, "");
            }
        }
    }

    /// The text of an element that may hold nothing else.
    pub(super) fn content(&mut self, node: Node<'d>) -> Cow<'d, str> {
        let mut content = Cow::Borrowed("");
        for child in node.children() {
            if let Some(text) = child.text().filter(|_| child.is_text()) {
                content += text;
            } else if self.tag(child).is_some() {
                self.no_effect(child);
            }
        }
        content
    }

    /// Warns of an element that is ignored.
    #[cold]
    pub(super) fn no_effect(&mut self, node: Node<'d>) {
        let what = format!("unknown element <{}>", brief(node.tag_name().name()));
        self.warn(WarningKind::NoEffect, place(node), what);
    }

    fn check_text(&mut self, node: Node<'d>) {
        let Some(text) = node.text().filter(|_| node.is_text()) else {
            return;
        };
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return;
        }
        let blank = text.len() - text.trim_start().len();
        let start: String = text.trim().chars().take(20).collect();
        self.warn(
            WarningKind::NoEffect,
            At(place(node).0 + u32::try_from(blank).unwrap_or(0)),
            format!("text that does not belong here: {start:?}"),
        );
    }
}

fn edmx_name(name: &str) -> &'static str {
    match name {
        "Edmx" => "edmx:Edmx",
        "DataServices" => "edmx:DataServices",
        "Reference" => "edmx:Reference",
        "Include" => "edmx:Include",
        "IncludeAnnotations" => "edmx:IncludeAnnotations",
        _ => "",
    }
}
