//! The walk: one segment at a time, from the service root to what the URL ends in.

use super::here::Here;
use super::name_match::NameMatch;
use super::{Cause, Missing, Resolved, Step, StepKind, Unresolved, UrlLeniency};
use super::{decode, http_method, known};
use crate::url::{self, Piece, Url};
use graph_csdl::http::HttpMethod;
use graph_csdl::model::Model;
use graph_csdl::nearest::{edits, nearest};
use std::collections::BTreeSet;

/// What the method and the URL call.
///
/// # Errors
/// Why they call nothing that the metadata has.
pub fn resolve(model: &Model, method: &str, target: &str) -> Result<Resolved, Unresolved> {
    let url = url::parse(target);
    if method.is_empty() || (url.host.is_none() && url.segments.is_empty()) {
        return Err(Unresolved {
            cause: Cause::NotARequest,
            at: 0,
        });
    }
    if let Some(host) = url.host.filter(|host| !known::is_graph(host)) {
        return Err(Unresolved {
            cause: Cause::OtherHost(host.to_owned()),
            at: 0,
        });
    }
    let mut walk = Walk {
        model,
        method: HttpMethod::named(method),
        url: &url,
        next: 0,
        steps: Vec::new(),
        leniencies: BTreeSet::new(),
        here: Here::Root,
        suspect: None,
        words: Vec::new(),
        unclosed: None,
    };
    let end = walk.walk().and_then(|at| {
        let call = http_method::call(model, &walk.here, method, &mut walk.leniencies);
        call.map_err(|cause| Unresolved { cause, at })
    });
    let call = end.map_err(|unresolved| walk.blame(unresolved))?;
    let query = url.query.iter().map(|(name, value)| {
        (
            decode::decoded(name),
            decode::decoded(value.unwrap_or_default()),
        )
    });
    walk.resolve_words();
    let replaces_in_silence = http_method::replaces_in_silence(model, &walk.here, walk.method);
    Ok(Resolved {
        replaces_in_silence,
        steps: walk.steps,
        call,
        query: query.collect(),
        leniencies: walk.leniencies.into_iter().collect(),
    })
}

pub(super) struct Walk<'m, 'u> {
    pub(super) model: &'m Model,
    pub(super) method: Option<HttpMethod>,
    pub(super) url: &'u Url<'u>,
    pub(super) next: usize,
    pub(super) steps: Vec<Step>,
    pub(super) leniencies: BTreeSet<UrlLeniency>,
    pub(super) here: Here,
    /// What is probably wrong if the rest resolves to nothing: a word that was taken for a key.
    pub(super) suspect: Option<Unresolved>,
    /// Where words start that were taken for keys.
    pub(super) words: Vec<usize>,
    /// Where a path was opened that no colon closes, `root:/workbook`, and the segment after it.
    pub(super) unclosed: Option<(usize, String)>,
}

impl<'m> Walk<'m, '_> {
    /// Resolves all segments; returns where the last one starts.
    fn walk(&mut self) -> Result<usize, Unresolved> {
        let mut at = 0;
        while let Some(piece) = self.url.segments.get(self.next).copied() {
            self.next += 1;
            at = piece.at;
            if piece.text == "..." || piece.text == "…" {
                self.leniencies.insert(UrlLeniency::LeftOut);
                continue;
            }
            self.step(piece).map_err(|cause| Unresolved { cause, at })?;
        }
        if self.method.is_some_and(HttpMethod::changes) {
            // `PATCH …/range(address='A1')` changes what the function returns.
            self.behind_operation();
        }
        Ok(at)
    }

    /// The actual cause, if the walk ends in this: a misspelled name that was taken for a key; a word after which
    /// nothing comes, where the method says that it is an operation; a path that is not closed.
    fn blame(&mut self, unresolved: Unresolved) -> Unresolved {
        if let Some(suspect) = self.suspect.take()
            && (self.leniencies.contains(&UrlLeniency::NameAsKey)
                || (self.method == Some(HttpMethod::Post) && suspect.at == unresolved.at))
        {
            return suspect;
        }
        match (&unresolved.cause, self.unclosed.take()) {
            (Cause::VerbLacking { .. }, Some((at, name))) => Unresolved {
                cause: Cause::UnclosedPath(name),
                at,
            },
            _ => unresolved,
        }
    }

    /// Forgets that words were taken for keys where they can be nothing else: a member of the item follows, or the method
    /// is one that only items have. (After a collection come keys, casts, and operations, which are `GET` and `POST`.)
    fn resolve_words(&mut self) {
        let last = self.url.segments.last().map_or(0, |piece| piece.at);
        let is_changed = self.method.is_some_and(HttpMethod::changes);
        let is_open = matches!(self.here, Here::Dynamic(..));
        let is_key = |at: &usize| if *at == last { is_changed } else { !is_open };
        if self.words.iter().all(is_key) {
            self.leniencies.remove(&UrlLeniency::WordAsKey);
        }
    }

    fn step(&mut self, piece: Piece<'_>) -> Result<(), Cause> {
        let base = piece.text.strip_suffix(':').filter(|base| !base.is_empty());
        let text = base.unwrap_or(piece.text);
        self.behind_operation();
        match std::mem::replace(&mut self.here, Here::Root) {
            Here::Root => self.at_root(text, piece.at)?,
            Here::Resource(place) => self.at_resource(place, text, piece.at)?,
            Here::Dynamic(owner, name) => {
                self.push(StepKind::Dynamic(text.to_owned()), piece.at);
                self.here = Here::Dynamic(owner, format!("{name}/{text}"));
            }
            Here::Control(_, place) => {
                return Err(self.unknown(text, &[], &self.model.spell(place.node.ty)));
            }
            Here::Called { name, .. } => return Err(self.unknown(text, &[], &name)),
            Here::Batch | Here::Metadata => return Err(self.unknown(text, &[], "the service")),
        }
        if base.is_some() {
            self.by_path(piece)?;
        }
        Ok(())
    }

    pub(super) fn note(&mut self, matching: NameMatch) {
        if matching == NameMatch::IgnoreCase {
            self.leniencies.insert(UrlLeniency::Case);
        }
    }

    pub(super) fn push(&mut self, kind: StepKind, at: usize) {
        self.steps.push(Step { kind, of: None, at });
    }

    pub(super) fn unknown(&self, name: &str, names: &[&str], on: &str) -> Cause {
        let near = nearest(name, names.iter().copied());
        Cause::UnknownSegment {
            missing: missing(name, near),
            on: on.to_owned(),
        }
    }
}

/// What is missing, and the name that it may be a misspelling of: one edit for every three letters, and none of a name
/// of three letters or fewer.
pub(super) fn missing(name: &str, near: Option<&str>) -> Missing {
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    let is_close = |near: &&str| {
        let near = last(near);
        near.len() >= 4 && edits(&last(name), &near) * 3 <= near.len()
    };
    let near = near.filter(is_close);
    Missing {
        name: name.to_owned(),
        nearest: near.map(str::to_owned),
    }
}
