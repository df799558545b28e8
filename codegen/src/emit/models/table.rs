//! Tables of properties, members and parameters, as input of the runtime's macros.

use crate::emit::scope::Scope;
use crate::emit::spell::Spell as _;
use crate::emit::text::literal;
use crate::plan::{Enum, Struct, UrlParameter, UrlParameters};
use std::fmt::Write as _;

/// The properties of a struct.
pub(super) fn of_struct(item: &Struct) -> String {
    let kinds = [
        (item.evolvable, " evolvable"),
        (item.directory, " directory"),
    ];
    let kinds = kinds.into_iter().filter(|(is_so, _)| *is_so);
    properties(item, &kinds.map(|(_, kind)| kind).collect::<String>())
}

/// The parameters of an action.
pub(super) fn of_body(item: &Struct) -> String {
    properties(item, " parameters")
}

fn properties(item: &Struct, kind: &str) -> String {
    let mut out = "graph_runtime::structured_type! {\n".to_owned();
    let (name, wire, properties) = (&item.name, literal(&item.wire), &item.property_enum);
    let _ = writeln!(out, "    {name}: {wire}, {properties}{kind} {{");
    for field in &item.fields {
        let secret = if field.secret { " [secret],\n" } else { ",\n" };
        let wire = literal(&field.wire);
        out.extend(["        ", &field.name, ": ", &wire, " => "]);
        out.extend([&field.variant, secret]);
    }
    out.push_str("    }\n}\n");
    out
}

/// The properties of a struct that can be filtered by.
pub(super) fn of_filterable(scope: &Scope<'_>, item: &Struct) -> String {
    let mut out = "graph_runtime::filter_properties! {\n".to_owned();
    let _ = writeln!(out, "    {} {} {{", item.name, item.property_enum);
    for field in &item.filterable {
        let (name, wire) = (&field.name, literal(&field.wire));
        let _ = writeln!(out, "        {name}: {wire} {},", scope.ty(field.ty));
    }
    out.push_str("    }\n}\n");
    out
}

/// The base types of a struct.
pub(super) fn of_bases(scope: &Scope<'_>, item: &Struct) -> String {
    let mut out = String::new();
    for base in &item.bases {
        let base = scope.model(*base);
        let _ = writeln!(
            out,
            "impl graph_runtime::Inherits<{base}> for {} {{}}",
            item.name
        );
    }
    out
}

/// The members of an enum.
pub(super) fn of_enum(item: &Enum) -> String {
    let mut out = "graph_runtime::enum_type! {\n".to_owned();
    let values = if item.is_set_of_names { " Names" } else { "" };
    let _ = writeln!(out, "    {}: {}{values} {{", item.name, literal(&item.wire));
    for member in &item.members {
        let _ = writeln!(
            out,
            "        {} = {} {},",
            member.name,
            literal(&member.wire),
            member.value
        );
    }
    out.push_str("    }\n}\n");
    out
}

/// The parameters of a function, which are part of its URL.
pub(in crate::emit) fn of_url(item: &UrlParameters) -> String {
    let mut out = "graph_runtime::url_parameters! {\n".to_owned();
    let _ = writeln!(out, "    {} {{", item.name);
    for UrlParameter { field, form, unset } in &item.fields {
        let _ = writeln!(
            out,
            "        {}: {} {form:?} {unset:?},",
            field.name,
            literal(&field.wire)
        );
    }
    out.push_str("    }\n}\n");
    out
}
