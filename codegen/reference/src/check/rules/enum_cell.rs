//! A cell that lists the members of an enum: `one`, `another`.

use super::enums;
use crate::check::Kind;
use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::page::Row;
use graph_csdl::model::{Member, Model, TypeRef};
use graph_csdl::nearest::{is_misspelling, nearest};

/// What a list of members leaves out or misspells. A cell that names fewer than half of them is no list.
pub(crate) fn check(model: &Model, row: &Row, ty: TypeRef, notes: &mut Recorder<'_>) {
    let Some(members) = enums::members(model, ty) else {
        return;
    };
    let members: Vec<&Member> = members.filter(|member| is_wanted(member)).collect();
    let is_said = |name: &str| row.codes.iter().any(|code| bare(&code.value) == name);
    let (listed, unlisted): (Vec<&str>, Vec<&str>) = members
        .iter()
        .map(|member| member.name.as_str())
        .partition(|name| is_said(name));
    let spelled = model.spell(ty);
    let mut misspelled = Vec::new();
    let mut left_out = unlisted.clone();
    for code in &row.codes {
        let word = bare(&code.value);
        let same = unlisted.iter().find(|name| name.eq_ignore_ascii_case(word));
        let near =
            nearest(word, unlisted.iter().copied()).filter(|near| is_misspelling(word, near));
        let Some(meant) = same.copied().or(near).filter(|_| !listed.contains(&word)) else {
            continue;
        };
        left_out.retain(|name| *name != meant);
        let why = format!("{spelled} spells a member `{meant}`, and the table `{word}`.");
        misspelled.push((code.at, why));
    }
    if listed.len() < 2 || (listed.len() + misspelled.len()) * 2 < members.len() {
        return;
    }
    let left_out = (!left_out.is_empty()).then(|| {
        let names = left_out.join("`, `");
        let why = format!("{spelled} also has `{names}`, which the table leaves out.");
        (row.name.at, why)
    });
    let path = row.word();
    for (at, why) in misspelled.into_iter().chain(left_out) {
        notes.report(Kind::TableMembers, at, path, why, Blame::Page);
    }
}

/// A word without the marks around it.
fn bare(code: &str) -> &str {
    code.trim_matches(|mark: char| !mark.is_ascii_alphanumeric() && mark != '_')
}

/// The member for what is not known yet is no choice, and neither is the empty set.
fn is_wanted(member: &Member) -> bool {
    let name = member.name.to_ascii_lowercase();
    name != "unknownfuturevalue" && !(member.value == 0 && name == "none")
}
