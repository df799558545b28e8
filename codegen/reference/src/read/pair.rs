//! Which fence is a template, which an example, and which response belongs to which request.

use super::fence::{self, Content, Message};
use super::markup::{Block, Fence};
use super::target::ShownIn;
use super::{annotation, target};
use crate::irregularity::{Irregularity, IrregularityKind};
use crate::page::{Annotation, Example, Page, Request, Response, Sample, Template};
use graph_csdl::config::Spanned;
use graph_csdl::problem::At;

/// Languages of fences that may hold HTTP or JSON; others are read only where an annotation asks for it.
const LANGUAGES: [&str; 7] = [
    "",
    "http",
    "https",
    "msgraph-interactive",
    "json",
    "text",
    "rest",
];

/// Reads every fence, with the annotation above it, into templates, examples and samples.
pub(super) fn read(blocks: &[Block<'_>], page: &mut Page) {
    let mut pending = None;
    let mut place = Place::default();
    for block in blocks {
        match block {
            Block::Heading(level) => {
                place.section += usize::from(*level == 2);
                if *level > 1 {
                    pending = None;
                }
            }
            Block::Comment(comment) => {
                if let Some(annotation) = annotation::read(comment, &mut page.irregularities) {
                    pending = Some(annotation);
                } else if let Some(text) = annotation::hidden(comment) {
                    hidden(&fence::read(&text, &mut Vec::new()), text.at(0), page);
                }
            }
            Block::Fence(fence) => one(fence, pending.take(), &mut place, page),
            Block::Table(_) | Block::Text(_) => {}
        }
    }
}

/// Where in the page a fence is, as far as headings tell.
#[derive(Default)]
struct Place {
    section: usize,
    /// The first section with a request: templates are there.
    templates: Option<usize>,
    /// The last request, if it was taken for a template, and the section that it is in.
    last: Option<(usize, Request, Option<Annotation>)>,
}

fn one(fence: &Fence<'_>, annotation: Option<Annotation>, place: &mut Place, page: &mut Page) {
    if annotation.is_none() && !LANGUAGES.contains(&fence.language.as_str()) {
        return;
    }
    let content = fence::read(&fence.body, &mut page.irregularities);
    note(fence, annotation.as_ref(), &content, page);
    if let Some(json) = content.json {
        page.samples.push(Sample {
            annotation,
            json,
            section: place.section,
        });
        return;
    }
    if content.messages.is_empty()
        && annotation
            .as_ref()
            .is_some_and(|annotation| annotation.block == "request")
    {
        page.examples.push(nothing(fence, annotation));
        return;
    }
    let shared = content.messages.len() > 1;
    let lines_only = content.lines_only;
    let mut annotation = annotation;
    for message in content.messages {
        let mine = if shared {
            annotation.clone()
        } else {
            annotation.take()
        };
        match message {
            Message::Request(request) => {
                place.templates.get_or_insert(place.section);
                let templates_here = place.templates == Some(place.section);
                if is_template(&request, mine.as_ref(), lines_only, shared, templates_here) {
                    target::note(&request.target, ShownIn::Template, &mut page.irregularities);
                    page.templates.push(Template {
                        method: request.method.clone(),
                        target: request.target.clone(),
                    });
                    place.last = Some((place.section, request, mine));
                } else {
                    place.last = None;
                    target::note(&request.target, ShownIn::Example, &mut page.irregularities);
                    page.examples.push(example(request, mine));
                    if let Some(example) = page.examples.last_mut() {
                        body_of_get(example, &mut page.irregularities);
                    }
                }
            }
            Message::Response(mut response) => {
                response.annotation = mine;
                answered(place, page);
                let Some(last) = page.examples.last_mut() else {
                    continue;
                };
                if last.response.is_none() {
                    last.response = Some(response);
                } else {
                    last.others.push(response);
                }
            }
        }
    }
}

/// What a response follows in the same section is an example, even if it looks like a template.
fn answered(place: &mut Place, page: &mut Page) {
    if let Some((section, request, annotation)) = place.last.take()
        && section == place.section
    {
        page.templates.pop();
        page.examples.push(example(request, annotation));
    }
}

/// Whether a request is a template: one of a list of lines, without a host or in the section of templates.
fn is_template(
    request: &Request,
    annotation: Option<&Annotation>,
    lines_only: bool,
    several: bool,
    templates_here: bool,
) -> bool {
    let block = annotation.map_or("", |annotation| annotation.block.as_str());
    let absolute = target::is_absolute(&request.target.value);
    let has_placeholder = request.target.value.contains(['{', '<']);
    match block {
        "request" | "example" => false,
        "ignored" | "samples" => match (lines_only, absolute) {
            (true, false) => true,
            (true, true) => templates_here && (several || has_placeholder),
            (false, _) => templates_here && !absolute && request.body.is_none(),
        },
        _ if !lines_only => templates_here && !absolute && request.body.is_none(),
        _ if absolute => templates_here && (several || has_placeholder),
        _ => templates_here || several || has_placeholder,
    }
}

fn example(mut request: Request, annotation: Option<Annotation>) -> Example {
    let name = annotation
        .as_ref()
        .and_then(|annotation| annotation.name.clone());
    request.annotation = annotation;
    Example {
        name,
        request,
        response: None,
        others: Vec::new(),
        hidden: Vec::new(),
    }
}

/// What is below a `GET` is no body of it but the response, without its status line.
fn body_of_get(example: &mut Example, irregularities: &mut Vec<Irregularity>) {
    if example.request.method.value != "GET" {
        return;
    }
    let Some(body) = example.request.body.take_if(|body| body.json().is_some()) else {
        return;
    };
    let at = body
        .json()
        .map_or(example.request.target.at, |document| document.root.at);
    irregularities.extend(
        [IrregularityKind::SharedFence, IrregularityKind::StatusLine]
            .map(|kind| Irregularity { at, kind }),
    );
    let status = Spanned { value: 0, at };
    example.response = Some(Response {
        status,
        reason: String::new(),
        headers: Vec::new(),
        body: Some(body),
        annotation: None,
    });
}

/// What is announced as a request and is none.
fn nothing(fence: &Fence<'_>, annotation: Option<Annotation>) -> Example {
    let line = fence.body.text().lines().next().unwrap_or_default().trim();
    let at = fence.body.at(0);
    let request = Request {
        method: Spanned {
            value: String::new(),
            at,
        },
        target: Spanned {
            value: line.to_owned(),
            at,
        },
        headers: Vec::new(),
        body: None,
        annotation: None,
    };
    example(request, annotation)
}

/// What is untidy about a fence and its annotation.
fn note(fence: &Fence<'_>, annotation: Option<&Annotation>, content: &Content, page: &mut Page) {
    let at = At(u32::try_from(fence.at).unwrap_or(u32::MAX));
    let mut push = |kind| page.irregularities.push(Irregularity { at, kind });
    let requests = content
        .messages
        .iter()
        .filter(|message| matches!(message, Message::Request(_)))
        .count();
    let responses = content.messages.len() - requests;
    if responses > 1 || (responses == 1 && requests > 0) || (requests > 1 && !content.lines_only) {
        push(IrregularityKind::SharedFence);
    }
    if annotation.is_none() && (!content.messages.is_empty() || content.json.is_some()) {
        push(IrregularityKind::NoAnnotation);
    }
    let is_wrong = match fence.language.as_str() {
        "json" => !content.messages.is_empty(),
        "http" | "https" | "msgraph-interactive" | "rest" => content.json.is_some(),
        _ => false,
    };
    if is_wrong {
        push(IrregularityKind::WrongLanguage);
    }
    match (
        annotation.map_or("", |annotation| annotation.block.as_str()),
        content.messages.first(),
    ) {
        ("request", Some(Message::Response(_))) | ("response", Some(Message::Request(_))) => {
            push(IrregularityKind::AnnotationContradicted);
        }
        ("request", None) => push(IrregularityKind::NotARequest),
        ("response", None) if content.json.is_some() => push(IrregularityKind::StatusLine),
        (_, None) if content.json.is_none() && is_url(fence) => push(IrregularityKind::NotARequest),
        _ => {}
    }
}

/// Whether a fence of HTTP starts with a URL that has no method.
fn is_url(fence: &Fence<'_>) -> bool {
    let is_http = matches!(
        fence.language.as_str(),
        "http" | "https" | "msgraph-interactive" | "rest"
    );
    let text = fence.body.text().trim_start();
    is_http
        && (text.starts_with("https://graph.")
            || (text.starts_with('/') && !text.starts_with("//") && !text.starts_with("/*")))
}

/// A response in a comment belongs to the example above it.
fn hidden(content: &Content, at: At, page: &mut Page) {
    page.irregularities.push(Irregularity {
        at,
        kind: IrregularityKind::Hidden,
    });
    let Some(last) = page.examples.last_mut() else {
        return;
    };
    let bodies = content.messages.iter().filter_map(|message| match message {
        Message::Response(response) => response.body.as_ref(),
        Message::Request(_) => None,
    });
    last.hidden.extend(
        bodies
            .filter_map(|body| body.json())
            .chain(&content.json)
            .cloned(),
    );
}
