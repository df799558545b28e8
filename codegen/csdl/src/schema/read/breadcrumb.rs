//! Turns reports into problems: for each, the elements that it is in, outermost first.

use super::node::{Node, attribute};
use crate::problem::{At, Input, Problem, Problems, brief};
use crate::schema::spelling::EDMX;
use roxmltree::Document;

/// A problem that does not know yet what it is in.
pub(super) struct Report {
    pub(super) at: At,
    pub(super) what: String,
    pub(super) fix: String,
}

/// The attributes that tell an element from its siblings.
const TELLING: [&str; 8] = [
    "Namespace",
    "Name",
    "Target",
    "Term",
    "Property",
    "Path",
    "Type",
    "Uri",
];

/// One pass over the document for any number of reports.
pub(super) fn add(document: &Document<'_>, mut reports: Vec<Report>) -> Problems {
    reports.sort_by_key(|report| report.at);
    let places: Vec<At> = reports.iter().map(|report| report.at).collect();
    let mut problems = Problems::new();
    for (report, within) in reports.into_iter().zip(trails(document, &places)) {
        problems.push(Problem {
            input: Input::Metadata,
            at: Some(report.at),
            within,
            what: report.what,
            fix: report.fix,
        });
    }
    problems
}

/// What each of these places, which are in order, is in.
pub(super) fn trails(document: &Document<'_>, places: &[At]) -> Vec<String> {
    let mut elements = document.descendants().filter(Node::is_element).peekable();
    let mut innermost = document.root();
    let mut trails = Vec::with_capacity(places.len());
    for at in places {
        let at = at.0 as usize;
        while let Some(next) = elements.next_if(|next| next.range().start <= at) {
            innermost = next;
        }
        trails.push(trail(innermost, at));
    }
    trails
}

fn trail(innermost: Node<'_>, at: usize) -> String {
    let mut steps: Vec<String> = innermost
        .ancestors()
        .filter(|node| node.is_element() && node.range().contains(&at) && !is_wrapper(*node))
        .map(step)
        .collect();
    steps.reverse();
    steps.join(" ")
}

/// `<Edmx>` and `<DataServices>` hold everything, so they tell nothing.
fn is_wrapper(node: Node<'_>) -> bool {
    let name = node.tag_name();
    name.namespace() == Some(EDMX) && matches!(name.name(), "Edmx" | "DataServices")
}

fn step(node: Node<'_>) -> String {
    let name = node.tag_name().name();
    match TELLING
        .iter()
        .find_map(|telling| Some((telling, attribute(node, telling)?)))
    {
        Some((telling, value)) => format!("<{} {telling}={:?}>", brief(name), brief(value)),
        None => format!("<{}>", brief(name)),
    }
}
