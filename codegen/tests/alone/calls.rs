//! The requests of a crate, from its plan: by the URL of each method, from the client through the builders.

use graph_codegen::plan::{Body, BuilderId, KeyArgument, Method, Parameters, ParametersId, Plan};
use std::collections::BTreeSet;

/// The HTTP methods that are sent to `path` (keys and values as `{}`) by any methods of the builders.
pub(crate) fn methods_at(plan: &Plan, path: &str) -> BTreeSet<&'static str> {
    let mut walk = Walk {
        plan,
        path,
        above: BTreeSet::new(),
        found: BTreeSet::new(),
    };
    walk.at(&plan.client.methods, "");
    walk.found
}

struct Walk<'p, 't> {
    plan: &'p Plan,
    path: &'t str,
    /// The builders on the current path.
    above: BTreeSet<BuilderId>,
    found: BTreeSet<&'static str>,
}

impl Walk<'_, '_> {
    fn at(&mut self, methods: &[Method], before: &str) {
        for method in methods {
            let (added, to) = match &method.body {
                Body::Segment { segment, to } => (format!("/{segment}"), *to),
                Body::Cast { segment, to } => (format!("/{segment}"), *to),
                Body::Key { parts, to } if parts.len() == 1 => ("/{}".to_owned(), *to),
                Body::Key { parts, to } | Body::AlternateKey { parts, to } => (keys(parts), *to),
                Body::Compose {
                    segment,
                    parameters,
                    to,
                } => (self.call(segment, *parameters), *to),
                Body::ByPath { .. } => continue,
                Body::Verb(call) => {
                    let suffix = call.suffix();
                    // A query option is no part of a path.
                    let suffix = suffix.split('?').next().unwrap_or_default();
                    self.send(before, suffix, call.http.as_str());
                    continue;
                }
                Body::Action { segment, .. } | Body::StreamAction { segment, .. } => {
                    self.send(before, &format!("/{segment}"), "POST");
                    continue;
                }
                Body::Function {
                    segment,
                    parameters,
                    ..
                } => {
                    let tail = self.call(segment, *parameters);
                    self.send(before, &tail, "GET");
                    continue;
                }
            };
            let path = format!("{before}{added}");
            if self.path.starts_with(&path) && self.above.insert(to) {
                self.at(&self.plan[to].methods, &path);
                self.above.remove(&to);
            }
        }
    }

    fn send(&mut self, before: &str, tail: &str, method: &'static str) {
        if self.path.strip_prefix(before) == Some(tail) {
            self.found.insert(method);
        }
    }

    fn call(&self, segment: &str, parameters: Option<ParametersId>) -> String {
        let Some(parameters) = parameters else {
            return format!("/{segment}");
        };
        let values: Vec<String> = match &self.plan[parameters] {
            Parameters::Body(_) => Vec::new(),
            Parameters::Url(item) => {
                let fields = item.fields.iter();
                fields
                    .map(|one| format!("{}={{}}", one.field.wire))
                    .collect()
            }
        };
        format!("/{segment}({})", values.join(","))
    }
}

fn keys(parts: &[KeyArgument]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| format!("{}={{}}", part.wire))
        .collect();
    format!("({})", parts.join(","))
}
