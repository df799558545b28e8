//! A cell that lists the members of an enum: `one`, `another`.

use super::draft::{Context, Draft, Lean};
use super::tables::row_name;
use super::{Kind, enums};
use crate::page::Row;
use graph_csdl::model::{Member, Model, TypeRef};
use graph_csdl::nearest::{is_misspelling, nearest};
use graph_csdl::problem::At;

/// What a list of members leaves out or misspells. A cell that names fewer than half of them is no list.
pub(super) fn check(model: &Model, row: &Row, ty: TypeRef, context: Context) -> Vec<Draft> {
    let Some(members) = enums::members(model, ty) else {
        return Vec::new();
    };
    let members: Vec<&Member> = members.filter(|member| is_wanted(member)).collect();
    let is_said = |name: &str| row.codes.iter().any(|code| bare(&code.value) == name);
    let (said, unsaid): (Vec<&str>, Vec<&str>) = members
        .iter()
        .map(|member| member.name.as_str())
        .partition(|name| is_said(name));
    let draft = |at: At, why: String| Draft {
        kind: Kind::TableMembers,
        at,
        path: row_name(&row.name.value).to_owned(),
        why,
        lean: Lean::Page,
        context,
    };
    let spelled = model.spell(ty);
    let mut drafts = Vec::new();
    let mut left_out = unsaid.clone();
    let mut found = said.len();
    for code in &row.codes {
        let word = bare(&code.value);
        let same = unsaid.iter().find(|name| name.eq_ignore_ascii_case(word));
        let near = nearest(word, unsaid.iter().copied()).filter(|near| is_misspelling(word, near));
        let Some(meant) = same.copied().or(near).filter(|_| !is_said_by(&said, word)) else {
            continue;
        };
        left_out.retain(|name| *name != meant);
        found += 1;
        drafts.push(draft(
            code.at,
            format!("{spelled} spells a member `{meant}`, and the table `{word}`."),
        ));
    }
    if said.len() < 2 || found * 2 < members.len() {
        return Vec::new();
    }
    if !left_out.is_empty() {
        let names = left_out.join("`, `");
        let why = format!("{spelled} also has `{names}`, which the table leaves out.");
        drafts.push(draft(row.name.at, why));
    }
    drafts
}

fn is_said_by(said: &[&str], word: &str) -> bool {
    said.contains(&word)
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
