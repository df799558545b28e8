//! An object as a struct and its setters.

use super::Written;
use super::json::to_value;
use crate::plan::{Field, ModelId, Struct};
use crate::snippet::uses::ident;
use crate::snippet::value;
use crate::snippet::writer::Writer;
use graph_reference::json::{Json, Member, Value};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Map;

const TYPE: &str = "@odata.type";

/// The object as a value of this model, or of the derived type in its `@odata.type`.
pub(in crate::snippet) fn write(
    writer: &mut Writer<'_>,
    id: ModelId,
    json: &Json,
) -> Option<Written> {
    let Value::Object(members) = &json.value else {
        return None;
    };
    let index = writer.index;
    let declared = index.structure(id)?;
    let Some(derived) = derived(writer, id, members) else {
        return Some(object(
            writer,
            declared,
            &index.plan.model_path(id),
            members,
        ));
    };
    let item = index.structure(derived)?;
    let rest: Vec<Member> = members
        .iter()
        .filter(|member| member.key != TYPE)
        .cloned()
        .collect();
    let path = index.plan.model_path(derived);
    let (text, mut sent) = object(writer, item, &path, &rest);
    sent[TYPE] = format!("#{}", item.wire).into();
    writer.uses.bring_trait("graph_runtime::Structured");
    Some((quote!(#text.upcast()), sent))
}

/// Whether [`write`] upcasts the object from a derived type.
pub(in crate::snippet) fn is_derived(writer: &Writer<'_>, id: ModelId, json: &Json) -> bool {
    derived(writer, id, json.members()).is_some()
}

/// The derived type in `@odata.type`.
fn derived(writer: &Writer<'_>, id: ModelId, members: &[Member]) -> Option<ModelId> {
    let named = members.iter().find(|member| member.key == TYPE)?;
    let wire = named.value.text()?.trim_start_matches('#');
    let other = writer.index.named(wire).filter(|other| *other != id)?;
    let item = writer.index.structure(other)?;
    item.bases.contains(&id).then_some(other)
}

/// The members as calls of setters.
pub(in crate::snippet) fn object(
    writer: &mut Writer<'_>,
    item: &Struct,
    path: &str,
    members: &[Member],
) -> Written {
    let name = writer.name(path);
    let mut text = quote!(#name::new());
    let mut sent = Map::new();
    for Member { key, value, .. } in members {
        let field = item.fields.iter().find(|field| field.wire == *key);
        let (call, value) = match field {
            Some(field) if value.value == Value::Null => {
                (null(writer, item, field, path), serde_json::Value::Null)
            }
            Some(field) => match value::write(writer, field.ty, value) {
                Some((argument, sent)) => {
                    let setter = ident(&field.setter);
                    (quote!(.#setter(#argument)), sent)
                }
                None => additional(writer, key, value),
            },
            None => match binding(writer, item, key, value) {
                Some(call) => (call, to_value(value)),
                None => additional(writer, key, value),
            },
        };
        text.extend(call);
        sent.insert(key.clone(), value);
    }
    (text, serde_json::Value::Object(sent))
}

fn null(writer: &mut Writer<'_>, item: &Struct, field: &Field, path: &str) -> TokenStream {
    writer.uses.bring_trait("graph_runtime::Structured");
    let module = path.rsplit_once("::").map_or("", |(module, _)| module);
    let property = writer.name(&format!("{module}::{}", item.property_enum));
    let variant = ident(&field.variant);
    quote!(.with_null(#property::#variant))
}

/// The setter of an `@odata.bind` annotation, if the type has one and the value is a URL, or a list for a collection.
fn binding(writer: &mut Writer<'_>, item: &Struct, key: &str, json: &Json) -> Option<TokenStream> {
    let navigation = key.strip_suffix("@odata.bind")?;
    let binding = item
        .bindings
        .iter()
        .find(|binding| binding.navigation == navigation)?;
    let setter = ident(&binding.setter);
    if !binding.is_collection {
        let url = json.text()?;
        let reference = writer.name("graph_runtime::Reference");
        return Some(quote!(.#setter(#reference::new(#url))));
    }
    let Value::Array(items) = &json.value else {
        return None;
    };
    let urls: Option<Vec<&str>> = items.iter().map(Json::text).collect();
    let urls = urls?;
    let reference = writer.name("graph_runtime::Reference");
    Some(quote!(.#setter([#(#reference::new(#urls)),*])))
}

/// An undeclared property, or a value that does not fit the declared type.
fn additional(writer: &mut Writer<'_>, key: &str, json: &Json) -> Written {
    writer.uses.bring_trait("graph_runtime::Structured");
    let value = value::any(writer, json).unwrap_or_else(|| {
        let name = writer.name("graph_runtime::Json");
        quote!(#name::NULL)
    });
    (quote!(.with_additional(#key, #value)), to_value(json))
}
