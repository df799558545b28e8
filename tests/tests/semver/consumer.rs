//! A program that uses every item of an interface: what compiled with one crate, compiles with a compatible one.

use graph_codegen::interface::{Fact, Interface, Member, MemberKind, Type, TypeKind};
use graph_csdl::reserved::Import;
use std::fmt::Write as _;

/// The start of the program. It is only compiled, never run: `any` is a value of any type, and warnings decide nothing.
const PRELUDE: &str = r"#![allow(warnings)]
use std::fmt::{Debug, Display};
use std::hash::Hash;

fn any<T>() -> T {
    unimplemented!()
}
fn threads<T: Send + Sync + Unpin + 'static>() {}
fn serde<T: serde::Serialize + serde::de::DeserializeOwned>() {}
fn structure<T: Structured + Value + Clone + Debug + Default + PartialEq>() {}
fn in_url<T: UrlParameters + Clone + Debug + Default + PartialEq>() {}
fn enumeration<T: Enumeration + Value + Clone + Debug + Display + Eq + Hash + for<'a> From<&'a str>>() {}
fn builder<T: Clone + Debug>() {}
fn property<T: Copy + Debug + PartialEq>() {}
fn base<T: Inherits<B>, B: Structured>() {}
fn sent<T>(request: Request<T>) -> impl Send {
    request
}
";

/// The text of the program, with the items whose features are enabled.
pub(crate) fn text(interface: &Interface, is_enabled: impl Fn(&[String]) -> bool) -> String {
    let package = interface.package.replace('-', "_");
    let imports = Import::ALL.into_iter();
    let imports = imports.filter(|import| import.module() == "graph_runtime");
    let imports: Vec<&str> = imports.map(Import::name).collect();
    let mut out = PRELUDE.to_owned();
    let _ = writeln!(
        out,
        "use {package}::{{GraphClient, builders, graph_runtime, models, parameters}};\nuse std::sync::Arc;\n\
         use graph_runtime::{{{}, Enumeration, Inherits, PropertyPath, Structured, UrlParameters, Value}};",
        imports.join(", ")
    );
    let types = interface.types.iter();
    let types = types.filter(|(_, ty)| is_enabled(&ty.gate));
    for (index, (path, ty)) in types.enumerate() {
        let _ = writeln!(out, "\nfn use_{index}(mut value: {path}) {{");
        let _ = writeln!(out, "    threads::<{path}>();");
        match ty.kind {
            TypeKind::Struct | TypeKind::Body | TypeKind::Url => structure(&mut out, path, ty),
            TypeKind::Enum => enumeration(&mut out, path, ty),
            TypeKind::Builder => {
                let _ = writeln!(out, "    builder::<{path}>();\n    let _: &Target = value.target();");
            }
            TypeKind::Client => out.push_str(
                "    builder::<GraphClient>();\n    let _: Result<GraphClient, Error> = GraphClient::new(any::<Arc<dyn TokenCredential>>(), \
                 any::<Option<GraphClientOptions>>());\n    let _: &Core = value.core();\n    let _: GraphClient = GraphClient::from_core(any::<&Core>());\n",
            ),
        }
        let methods = ty.members.iter();
        let methods = methods.filter(|(_, one)| one.kind == MemberKind::Method);
        for (name, method) in methods.filter(|(_, one)| is_enabled(&one.gate)) {
            call(&mut out, name, method);
        }
        out.push_str("}\n");
    }
    out
}

fn structure(out: &mut String, path: &str, ty: &Type) {
    let (module, _) = path.rsplit_once("::").unwrap_or_default();
    let properties = ty.facts.get(Fact::Properties);
    let properties = properties.map(|name| format!("{module}::{name}"));
    let bound = match ty.kind {
        TypeKind::Url => "in_url",
        _ => "structure",
    };
    let _ = writeln!(out, "    {bound}::<{path}>();\n    value = {path}::new();");
    if ty.kind == TypeKind::Struct {
        let _ = writeln!(out, "    serde::<{path}>();");
    }
    if let Some(properties) = &properties {
        let _ = writeln!(
            out,
            "    property::<{properties}>();\n    threads::<{properties}>();\n    let _: Option<&'static str> = \
             any::<Option<{properties}>>().map({path}::name_of);\n    value = value.with_null(any::<{properties}>());"
        );
    }
    for parent in &ty.bases {
        let _ = writeln!(
            out,
            "    base::<{path}, {parent}>();\n    let _: {parent} = any::<{path}>().upcast();"
        );
    }
    for (name, member) in &ty.members {
        let fact = |fact| member.facts.get(fact).unwrap_or_default();
        match member.kind {
            MemberKind::Field => {
                let (own, setter) = (fact(Fact::Type), fact(Fact::Setter));
                let _ = writeln!(
                    out,
                    "    let _: &Option<{own}> = &value.{name};\n    value.{name} = any::<Option<{own}>>();"
                );
                for argument in arguments(own) {
                    let _ = writeln!(out, "    value = value.{setter}(any::<{argument}>());");
                }
                let Some(properties) = &properties else {
                    continue;
                };
                let variant = fact(Fact::Variant);
                let _ = writeln!(
                    out,
                    "    let {properties}::{variant} = any::<{properties}>() else {{ return; }};"
                );
                if ty
                    .filters
                    .as_ref()
                    .is_some_and(|filters| filters.contains(name))
                {
                    let _ = writeln!(
                        out,
                        "    let _: PropertyPath<{path}, {}> = {properties}::{name}();",
                        unboxed(own)
                    );
                }
            }
            MemberKind::Link => {
                let argument = argument(fact(Fact::Takes));
                let _ = writeln!(out, "    value = value.{name}({argument});");
            }
            MemberKind::Variant | MemberKind::Method => {}
        }
    }
}

/// What the setter of a field takes: its type, and what converts to that.
fn arguments(own: &str) -> Vec<String> {
    let own = unboxed(own).to_owned();
    let inner = |text: &str, outer: &str| {
        let inner = text.strip_prefix(outer)?.strip_suffix('>');
        inner.map(str::to_owned)
    };
    let item = inner(&own, "Vec<").unwrap_or_else(|| own.clone());
    let converted = match inner(&item, "Flags<") {
        Some(flag) => Some(flag),
        None => (item == "String").then(|| "&str".to_owned()),
    };
    let converted = converted.map(|one| own.replace(&item, &one));
    [own].into_iter().chain(converted).collect()
}

fn unboxed(ty: &str) -> &str {
    let inner = ty.strip_prefix("Box<").and_then(|ty| ty.strip_suffix('>'));
    inner.unwrap_or(ty)
}

fn enumeration(out: &mut String, path: &str, ty: &Type) {
    let _ = writeln!(out, "    enumeration::<{path}>();\n    serde::<{path}>();");
    let _ = writeln!(
        out,
        "    let _: (&str, Option<{path}>) = (value.as_str(), value.known());"
    );
    out.push_str("    let _ = match value {\n");
    for name in ty.members.keys() {
        let _ = writeln!(out, "        {path}::{name} => {path}::{name},");
    }
    let _ = writeln!(
        out,
        "        {path}::UnknownValue(name) => {path}::UnknownValue(name),"
    );
    out.push_str("        _ => any(),\n    };\n");
}

fn call(out: &mut String, name: &str, method: &Member) {
    let fact = |fact| method.facts.get(fact).unwrap_or_default();
    let returns = fact(Fact::Returns);
    let arguments: Vec<String> = split(fact(Fact::Takes)).into_iter().map(argument).collect();
    let arguments = arguments.join(", ");
    let _ = writeln!(
        out,
        "    let result: {returns} = value.{name}({arguments});"
    );
    if returns.starts_with("Request<") {
        out.push_str("    let _ = sent(result);\n");
    }
}

/// An argument of a type, as programs write it.
fn argument(ty: &str) -> String {
    if ty == "&str" {
        return "&any::<String>()".to_owned();
    }
    if let Some(item) = ty.strip_prefix("&[").and_then(|ty| ty.strip_suffix(']')) {
        return format!("&any::<Vec<{item}>>()");
    }
    if let Some(ty) = ty.strip_prefix('&') {
        return format!("&any::<{ty}>()");
    }
    let inside = |text: &str| {
        let inner = ty.strip_prefix(text)?.strip_suffix('>');
        inner.map(str::to_owned)
    };
    if let Some(item) = inside("impl IntoIterator<Item = ") {
        return format!("any::<Vec<{item}>>()");
    }
    let own = inside("impl Into<").unwrap_or_else(|| ty.to_owned());
    format!("any::<{own}>()")
}

/// The types of a list, which may have commas in angle brackets.
fn split(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut all) = (0, 0, Vec::new());
    for (index, character) in list.char_indices() {
        match character {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                all.push(list[start..index].trim());
                start = index + 1;
            }
            _ => {}
        }
    }
    all.push(list[start..].trim());
    all.retain(|one| !one.is_empty());
    all
}
