//! Links: to pages and headings that do not exist, and from the name of a type to the page of another one.

use crate::check::Kind;
use crate::check::corpus::{self, Corpus, Target};
use crate::check::finding::{Blame, PagePart};
use crate::check::recorder::{Notes, Recorder};
use crate::page::{Page, Row};
use graph_csdl::model::{ItemType, Model};

/// Notes links that resolve to nothing.
pub(crate) fn check(page: &Page, corpus: &Corpus<'_>, notes: &mut Recorder<'_>) {
    for link in &page.links {
        if let Some(why) = fault(page, &link.value, corpus) {
            notes.report(Kind::Link, link.at, &link.value, why, Blame::Page);
        }
    }
}

fn fault(page: &Page, link: &str, corpus: &Corpus<'_>) -> Option<String> {
    match corpus.follow(page, link) {
        Target::Nothing => Some("The link points to a page that does not exist.".to_owned()),
        Target::OtherCase(name) => {
            let file = name.rsplit('/').next().unwrap_or(name);
            Some(format!(
                "The link points to a page that is spelled `{file}`; names of files differ by case."
            ))
        }
        Target::Page(other) => {
            let (_, fragment) = link.split_once('#')?;
            // `#tab/http` chooses a tab and names no heading.
            let is_heading = !fragment.is_empty() && !fragment.starts_with("tab/");
            (is_heading && !other.anchors.iter().any(|anchor| anchor == fragment))
                .then(|| format!("The page has no heading `#{fragment}`."))
        }
        Target::Elsewhere => None,
    }
}

/// Notes rows of tables whose type links to the page of a type that has nothing to do with it.
pub(crate) fn types(page: &Page, corpus: &Corpus<'_>, model: &Model, notes: &mut Notes) {
    for (index, table) in page.tables.iter().enumerate() {
        for row in &table.rows {
            if let Some(other) = other_type(page, row, corpus, model) {
                let why = format!(
                    "The table says {}, and its link points to the page of {other}.",
                    row.ty.value.name
                );
                let link = row.link.as_deref().unwrap_or_default();
                let notes = &mut notes.on(PagePart::Table(index));
                notes.report(Kind::Link, row.ty.at, link, why, Blame::Page);
            }
        }
    }
}

/// The type of the page that the row links to, if the metadata knows both and they are no relatives.
fn other_type<'c>(page: &Page, row: &Row, corpus: &Corpus<'c>, model: &Model) -> Option<&'c str> {
    let link = row.link.as_deref()?;
    // A heading of another page may be about the type, and about an enum there is no page.
    let Target::Page(target) = corpus.follow(page, link) else {
        return None;
    };
    if link.contains('#') {
        return None;
    }
    let about = corpus::about(target)?;
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_lowercase();
    if last(about) == last(&row.ty.value.name) {
        return None;
    }
    let named = |name: &str| match super::annotation::find(model, name) {
        Some(ItemType::Named(id)) => model.ty(id).structure().map(|_| id),
        Some(ItemType::Primitive(_)) | None => None,
    };
    let (stated, shown) = (named(&row.ty.value.name)?, named(about)?);
    let is_relative = model.is_a(stated, shown) || model.is_a(shown, stated);
    (!is_relative).then_some(about)
}
