//! The example of the front page: the showpiece of `slice.toml`, or the first GET below the service root.

use super::function::{each_statement, statement, uses};
use crate::plan::{
    BuilderId, Field, FirstCall, Item, Method, MockedCall, Plan, RustType, Scalar, Source, Struct,
};
use crate::snippet::{Answer, Index, Snippet, Unsupported, write};
use graph_csdl::config::{Config, Spanned};
use graph_csdl::model::Model;
use graph_csdl::problem::{Input, Problem, Problems};
use graph_csdl::slice::Verb;
use graph_reference::Page;
use graph_reference::page::{Example, PermissionKind};
use std::collections::{BTreeSet, VecDeque};

/// Adds a first call to the front page, if there is one that can be written.
///
/// # Errors
/// If `slice.toml` asks for a call that the crate does not have.
pub fn introduce(
    mut plan: Plan,
    model: &Model,
    pages: &[Page],
    config: &Config,
) -> Result<Plan, Problems> {
    let call = match &config.showpiece {
        Some(showpiece) => Some(self::showpiece(&plan, model, pages, showpiece)?),
        None => {
            let index = Index::new(&plan);
            first(&index, model, |snippet| Some(shown(&index, snippet)))
        }
    };
    let mocked = mocked(&plan, model);
    if let Some(front) = &mut plan.package.front_page {
        front.first_call = call;
        front.mocked_call = mocked;
    }
    Ok(plan)
}

/// The call that `slice.toml` names, from the first page with an example of it.
fn showpiece(
    plan: &Plan,
    model: &Model,
    pages: &[Page],
    showpiece: &Spanned<String>,
) -> Result<FirstCall, Problems> {
    let index = Index::new(plan);
    let problem = |what: String| {
        let mut problems = Problems::new();
        problems.push(Problem {
            input: Input::Config,
            at: Some(showpiece.at),
            within: String::new(),
            what: format!("the showpiece {:?} {what}", showpiece.value),
            fix: "name a call of this crate as `cargo xtask list` shows it, such as \"GET /users/{id}\"".to_owned(),
        });
        problems
    };
    let (method, path) = showpiece
        .value
        .split_once(' ')
        .filter(|(_, path)| path.starts_with('/'))
        .ok_or_else(|| problem("is not a method and a path".to_owned()))?;
    let examples = pages
        .iter()
        .flat_map(|page| page.examples.iter().map(move |example| (page, example)));
    let wanted = without_keys(path);
    for (page, example) in examples {
        let target = &example.request.target.value;
        let is_it = example.request.method.value == method
            && without_keys(path_of(target, index.api())) == wanted;
        if let (true, Ok(snippet)) = (is_it, write(&index, model, example)) {
            return Ok(FirstCall {
                permissions: permissions(page),
                ..shown(&index, &snippet)
            });
        }
    }
    written(&index, model, method, path)
        .map(|snippet| shown(&index, &snippet))
        .map_err(|Unsupported { kind, why }| problem(format!("cannot be written: {kind}, {why}")))
}

/// The path of a URL, after the version.
fn path_of<'u>(url: &'u str, api: &str) -> &'u str {
    let path = url.split('?').next().unwrap_or_default();
    let version = format!("/{api}/");
    path.find(&version)
        .map_or(path, |at| &path[at + version.len() - 1..])
}

/// A path template without the names of its placeholders, for comparison.
fn without_keys(path: &str) -> String {
    let segments = path.split('/').map(|segment| {
        let is_key = segment.starts_with('{') && segment.ends_with('}');
        if is_key { "{}" } else { segment }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// How many builders are tried.
const MAX_TRIED: usize = 50;

/// What is made of the first resource or collection that can be read, breadth first from the service root.
fn first<T>(index: &Index<'_>, model: &Model, make: impl Fn(&Snippet) -> Option<T>) -> Option<T> {
    let plan = index.plan;
    let mut seen = BTreeSet::new();
    let mut queue: VecDeque<BuilderId> = VecDeque::new();
    let next = |methods: &[Method]| -> Vec<BuilderId> {
        let open = methods.iter().filter(|method| method.deprecated.is_none());
        open.filter_map(|method| method.body.to()).collect()
    };
    queue.extend(next(&plan.client.methods));
    while let Some(id) = queue.pop_front() {
        if !seen.insert(id) || seen.len() > MAX_TRIED {
            continue;
        }
        let builder = &plan[id];
        let is_read = |method: &Method| {
            matches!(method.source, Source::Verb(Verb::Get | Verb::List))
                && method.deprecated.is_none()
        };
        if builder.methods.iter().any(is_read) {
            let mut routes = builder.routes.iter();
            let made = routes.find_map(|route| make(&written(index, model, "GET", route).ok()?));
            if made.is_some() {
                return made;
            }
        }
        queue.extend(next(&builder.methods));
    }
    None
}

/// The call of a method and path, written as if it were the example of a page.
fn written(
    index: &Index<'_>,
    model: &Model,
    method: &str,
    path: &str,
) -> Result<Snippet, Unsupported> {
    let api = index.api();
    let page = format!(
        "<!-- {{ \"blockType\": \"request\", \"name\": \"first\" }} -->\n```http\n{method} https://graph.microsoft.com/{api}{path}\n```\n"
    );
    let page = graph_reference::read(&page, "first.md");
    let example: Option<&Example> = page.examples.first();
    let unreadable = || Unsupported::new("unreadable", "it is not a request");
    write(index, model, example.ok_or_else(unreadable)?)
}

fn shown(index: &Index<'_>, snippet: &Snippet) -> FirstCall {
    let name = index.crate_name();
    let paths = snippet.uses.iter().map(String::as_str);
    let uses = uses(paths.chain(["GraphClient"]), &name);
    let statements = each_statement(snippet);
    let result = match &snippet.answer {
        Answer::Bytes | Answer::Nothing => None,
        answer => answer.variable().map(str::to_owned),
    };
    FirstCall {
        uses: uses.lines().map(str::to_owned).collect(),
        statements: statements
            .iter()
            .flat_map(|statement| statement.lines())
            .map(str::to_owned)
            .collect(),
        result,
        permissions: Vec::new(),
        page: index.plan[snippet.method].docs.page.clone(),
    }
}

/// A test of the first call that reads objects: one of them is returned.
fn mocked(plan: &Plan, model: &Model) -> Option<MockedCall> {
    let index = Index::new(plan);
    first(&index, model, |snippet| {
        let id = snippet.returns?;
        let returned = index.structure(id)?;
        let field = example_field(returned)?;
        let object = format!("{}::new().{}(\"example\")", returned.name, field.setter);
        let (result, returns) = match &snippet.answer {
            Answer::Page => ("page.value[0]", format!("returns_items([{object}])")),
            Answer::Whole(name) => (name.as_str(), format!("returns(&{object})")),
            _ => return None,
        };
        let name = snippet.answer.variable()?;
        let model_path = plan.model_path(id);
        let paths = snippet.uses.iter().map(String::as_str);
        let of_runtime = [
            "graph_runtime::Error",
            "graph_runtime::testing::MockTransport",
        ];
        let paths = paths.chain(["GraphClient", &*model_path]).chain(of_runtime);
        let request = format!("let request = || {};", snippet.call);
        let expected = format!("mock.expect(request()).{returns};");
        let statements = snippet.before.iter().chain([&request, &expected]);
        Some(MockedCall {
            uses: lines(&uses(paths, &index.crate_name())),
            expectation: statements.flat_map(|one| lines(&statement(one))).collect(),
            call: format!("let {name} = request().await?.into_model()?;"),
            assertion: format!(
                "assert_eq!({result}.{}.as_deref(), Some(\"example\"));",
                field.name
            ),
        })
    })
}

/// The property that an example sets: a string that people read, or the first string.
fn example_field(item: &Struct) -> Option<&Field> {
    let is_text = |field: &&Field| {
        field.ty == RustType::One(Item::Scalar(Scalar::String))
            && field.deprecated.is_none()
            && !field.secret
    };
    let fields = || item.fields.iter().map(AsRef::as_ref).filter(is_text);
    let is_name = |field: &&Field| field.wire == "displayName";
    fields().find(is_name).or_else(|| fields().next())
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The permissions on a page, for the kinds of callers that have some.
fn permissions(page: &Page) -> Vec<(&'static str, Vec<String>)> {
    let kinds = page.permissions.iter().filter(|one| !one.names.is_empty());
    kinds
        .map(|one| {
            let kind = match one.kind {
                PermissionKind::DelegatedWork => "delegated, work or school account",
                PermissionKind::DelegatedPersonal => "delegated, personal account",
                PermissionKind::Application => "application, without a user",
            };
            let names = one.names.iter().map(|name| name.value.clone());
            (kind, names.collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{path_of, without_keys};

    #[test]
    fn a_showpiece_and_a_url_are_compared_without_host_and_names_of_keys() {
        let url = "https://graph.microsoft.com/v1.0/users/{user-id}/messages?$top=3";
        assert_eq!(
            without_keys(path_of(url, "v1.0")),
            without_keys("/users/{id}/messages")
        );
        assert_ne!(without_keys("/users/{id}"), without_keys("/users/delta()"));
    }
}
