//! Elements of CSDL that the published file lacks. Their annotations become separate entries.

use crate::model::{
    Model, Navigation, Operation, Property, Root, RootKind, Structure, Type, TypeKind,
};
use std::fmt::Write as _;

pub(super) fn property(model: &Model, property: &Property) -> String {
    let mut out = start("Property", &property.name);
    attribute(&mut out, "Type", &model.spell(property.ty));
    if !property.nullable {
        attribute(&mut out, "Nullable", "false");
    }
    out + " />"
}

pub(super) fn navigation(model: &Model, navigation: &Navigation) -> String {
    let target = model.ty(navigation.target).name.to_string();
    let ty = match navigation.is_collection {
        true => format!("Collection({target})"),
        false => target,
    };
    let mut out = start("NavigationProperty", &navigation.name);
    attribute(&mut out, "Type", &ty);
    if navigation.contained {
        attribute(&mut out, "ContainsTarget", "true");
    }
    if !navigation.nullable && !navigation.is_collection {
        attribute(&mut out, "Nullable", "false");
    }
    out + " />"
}

pub(super) fn member(name: &str, value: i64) -> String {
    let mut out = start("Member", name);
    attribute(&mut out, "Value", &value.to_string());
    out + " />"
}

pub(super) fn ty(model: &Model, ty: &Type) -> String {
    match &ty.kind {
        TypeKind::Entity(body) => structure(model, "EntityType", ty, body),
        TypeKind::Complex(body) => structure(model, "ComplexType", ty, body),
        TypeKind::Enum(body) => {
            let mut out = start("EnumType", &ty.name.name);
            if body.is_flags {
                attribute(&mut out, "IsFlags", "true");
            }
            out.push('>');
            for it in &body.members {
                out.push_str(&member(&it.name, it.value));
            }
            out + "</EnumType>"
        }
        TypeKind::Definition(underlying) => {
            let mut out = start("TypeDefinition", &ty.name.name);
            attribute(&mut out, "UnderlyingType", &underlying.to_string());
            out + " />"
        }
    }
}

fn structure(model: &Model, element: &str, ty: &Type, body: &Structure) -> String {
    let mut out = start(element, &ty.name.name);
    let base = body.base.map(|id| model.ty(id));
    if let Some(base) = base {
        attribute(&mut out, "BaseType", &base.name.to_string());
    }
    let inherited = base.and_then(Type::structure);
    let flags = [
        ("Abstract", body.is_abstract),
        (
            "OpenType",
            body.is_open && !inherited.is_some_and(|it| it.is_open),
        ),
        (
            "HasStream",
            body.has_stream && !inherited.is_some_and(|it| it.has_stream),
        ),
    ];
    for (name, _) in flags.into_iter().filter(|(_, is_set)| *is_set) {
        attribute(&mut out, name, "true");
    }
    out.push('>');
    if !body.key.is_empty() {
        out.push_str("<Key>");
        for part in &body.key {
            out.push_str(&start("PropertyRef", &part.property));
            if part.name != part.property {
                attribute(&mut out, "Alias", &part.name);
            }
            out.push_str(" />");
        }
        out.push_str("</Key>");
    }
    for it in &body.properties {
        out.push_str(&property(model, it));
    }
    for it in &body.navigation {
        out.push_str(&navigation(model, it));
    }
    let _ = write!(out, "</{element}>");
    out
}

pub(super) fn operation(model: &Model, operation: &Operation) -> String {
    let element = match operation.is_function {
        true => "Function",
        false => "Action",
    };
    let mut out = start(element, &operation.name.name);
    if operation.binding.is_some() {
        attribute(&mut out, "IsBound", "true");
    }
    if operation.is_composable {
        attribute(&mut out, "IsComposable", "true");
    }
    out.push('>');
    if let Some(binding) = operation.binding {
        out.push_str(&start("Parameter", "bindingParameter"));
        attribute(&mut out, "Type", &model.spell(binding));
        out.push_str(" />");
    }
    for it in &operation.parameters {
        out.push_str(&parameter(model, it));
    }
    if let Some(returns) = operation.returns {
        out.push_str("<ReturnType");
        attribute(&mut out, "Type", &model.spell(returns.ty));
        if !returns.nullable {
            attribute(&mut out, "Nullable", "false");
        }
        out.push_str(" />");
    }
    let _ = write!(out, "</{element}>");
    out
}

pub(super) fn parameter(model: &Model, parameter: &crate::model::Parameter) -> String {
    let mut out = start("Parameter", &parameter.name);
    attribute(&mut out, "Type", &model.spell(parameter.ty));
    if !parameter.nullable {
        attribute(&mut out, "Nullable", "false");
    }
    match parameter.optional {
        true => out + "><Annotation Term=\"Org.OData.Core.V1.OptionalParameter\" /></Parameter>",
        false => out + " />",
    }
}

pub(super) fn root(model: &Model, root: &Root) -> Option<String> {
    let (element, key, value) = match &root.kind {
        RootKind::EntitySet(id) => ("EntitySet", "EntityType", model.ty(*id).name.to_string()),
        RootKind::Singleton(id) => ("Singleton", "Type", model.ty(*id).name.to_string()),
        RootKind::Import(ids) => {
            let operation = model.operation(*ids.first()?);
            match operation.is_function {
                true => ("FunctionImport", "Function", operation.name.to_string()),
                false => ("ActionImport", "Action", operation.name.to_string()),
            }
        }
    };
    let mut out = start(element, &root.name);
    attribute(&mut out, key, &value);
    Some(out + " />")
}

fn start(element: &str, name: &str) -> String {
    let mut out = format!("<{element}");
    attribute(&mut out, "Name", name);
    out
}

fn attribute(out: &mut String, name: &str, value: &str) {
    let value = value.replace('&', "&amp;").replace('<', "&lt;");
    let _ = write!(out, " {name}=\"{}\"", value.replace('"', "&quot;"));
}
