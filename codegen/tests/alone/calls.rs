//! What a crate sends, read off its plan: from the client through the builders, by the URL that each method makes.

use graph_codegen::plan::{Body, Call, KeyArgument, Method, Parameters, Plan, StreamAt};
use std::collections::{BTreeMap, BTreeSet};

/// The HTTP methods that are sent to `path` (keys and values as `{}`) by any way through the builders.
pub(crate) fn methods_at(plan: &Plan, path: &str) -> BTreeSet<&'static str> {
    let mut walk = Walk {
        files: files(plan),
        parameters: parameters(plan),
        path,
        found: BTreeSet::new(),
    };
    let client = Methods {
        own: String::new(),
        methods: &plan.client.methods,
        uses: plan
            .client
            .uses
            .iter()
            .chain(plan.client.gated.iter().map(|(path, _)| path))
            .collect(),
    };
    walk.at(&client, "");
    walk.found
}

/// The methods of a builder, and what names mean in its file.
struct Methods<'p> {
    own: String,
    methods: &'p [Method],
    uses: Vec<&'p String>,
}

impl Methods<'_> {
    fn absolute(&self, name: &str) -> String {
        let is_meant = |path: &&&String| path.rsplit("::").next() == Some(name);
        match self.uses.iter().find(is_meant) {
            _ if name == "Self" => self.own.clone(),
            Some(path) => (**path).clone(),
            None => name.to_owned(),
        }
    }
}

fn files(plan: &Plan) -> BTreeMap<String, Methods<'_>> {
    let mut files = BTreeMap::new();
    for module in &plan.builders {
        for file in &module.files {
            let own = format!("crate::{}::{}", module.path, file.item.name);
            let methods = Methods {
                own: own.clone(),
                methods: &file.item.methods,
                uses: file.uses.iter().collect(),
            };
            files.insert(own, methods);
        }
    }
    files
}

/// The names on the wire of what each struct of parameters holds.
fn parameters(plan: &Plan) -> BTreeMap<String, Vec<&str>> {
    let mut all = BTreeMap::new();
    for module in &plan.parameters {
        for file in &module.files {
            for item in &file.item {
                let (name, wires): (_, Vec<&str>) = match item {
                    Parameters::Body(item) => (&item.name, Vec::new()),
                    Parameters::Url(item) => {
                        let fields = item.fields.iter();
                        (&item.name, fields.map(|one| &*one.field.wire).collect())
                    }
                };
                let path = format!("crate::{}::{}::{name}", module.path, file.module);
                all.insert(path, wires);
            }
        }
    }
    all
}

struct Walk<'p, 't> {
    files: BTreeMap<String, Methods<'p>>,
    parameters: BTreeMap<String, Vec<&'p str>>,
    path: &'t str,
    found: BTreeSet<&'static str>,
}

impl Walk<'_, '_> {
    fn at(&mut self, methods: &Methods<'_>, before: &str) {
        for method in methods.methods {
            let (added, to) = match &method.body {
                Body::Segment { segment, to } | Body::Cast { segment, to } => {
                    (format!("/{segment}"), to)
                }
                Body::Key { parts, to } if parts.len() == 1 => ("/{}".to_owned(), to),
                Body::Key { parts, to } | Body::AlternateKey { parts, to } => (keys(parts), to),
                Body::Compose {
                    segment,
                    parameters,
                    to,
                } => (self.call(methods, segment, parameters), to),
                Body::ByPath { .. } => continue,
                Body::Verb(call) => {
                    let (method, tail) = verb(call);
                    self.send(before, tail, method);
                    continue;
                }
                Body::Action { segment, .. } => {
                    self.send(before, &format!("/{segment}"), "POST");
                    continue;
                }
                Body::Function {
                    segment,
                    parameters,
                    ..
                } => {
                    let tail = self.call(methods, segment, parameters);
                    self.send(before, &tail, "GET");
                    continue;
                }
            };
            let path = format!("{before}{added}");
            if self.path.starts_with(&path)
                && let Some(next) = self.files.remove(&methods.absolute(to))
            {
                self.at(&next, &path);
                self.files.insert(next.own.clone(), next);
            }
        }
    }

    fn send(&mut self, before: &str, tail: &str, method: &'static str) {
        if self.path.strip_prefix(before) == Some(tail) {
            self.found.insert(method);
        }
    }

    fn call(&self, methods: &Methods<'_>, segment: &str, parameters: &Option<String>) -> String {
        let Some(parameters) = parameters else {
            return format!("/{segment}");
        };
        let wires = &self.parameters[&methods.absolute(parameters)];
        let values: Vec<String> = wires.iter().map(|wire| format!("{wire}={{}}")).collect();
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

fn verb(call: &Call) -> (&'static str, &'static str) {
    let at = |at: &StreamAt| match at {
        StreamAt::Value => "/$value",
        StreamAt::Here => "",
    };
    match call {
        Call::List(_) | Call::Get(_) | Call::GetItems(_) => ("GET", ""),
        Call::Create(_) | Call::PostUpdate(_) => ("POST", ""),
        Call::Count(_) => ("GET", "/$count"),
        Call::Patch(_) => ("PATCH", ""),
        Call::Replace(_) | Call::ReplaceItems(_) => ("PUT", ""),
        Call::Delete => ("DELETE", ""),
        Call::GetStream(stream) => ("GET", at(stream)),
        Call::PutStream(stream, _) => ("PUT", at(stream)),
        Call::DeleteStream(stream) => ("DELETE", at(stream)),
        Call::GetRefs(_) | Call::GetRef => ("GET", "/$ref"),
        Call::AddRef => ("POST", "/$ref"),
        Call::SetRef => ("PUT", "/$ref"),
        Call::RemoveRef => ("DELETE", "/$ref"),
    }
}
