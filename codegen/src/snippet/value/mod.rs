//! A JSON value as the argument of a setter, by the type of the property in the plan.

pub(super) mod json;
pub(super) mod scalar;
pub(super) mod structs;

use super::uses::ident;
use super::writer::Writer;
use crate::plan::{DataType, Enum, Item, ModelId, RustType, Scalar};
use graph_reference::json::{Json, Value};
use heck::ToSnakeCase as _;
use json::{to_text, to_value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use scalar::Kind;

pub use json::to_value as json_value;
pub use scalar::is_placeholder;

/// An expression, and the JSON that it sends.
pub(super) type Written = (TokenStream, serde_json::Value);

/// The expression for a value of this type; `None` if the JSON is not one.
pub(super) fn write(writer: &mut Writer<'_>, ty: RustType, json: &Json) -> Option<Written> {
    match ty {
        RustType::One(item) => one(writer, item, json),
        RustType::Boxed(id) => one(writer, Item::Model(id), json),
        RustType::List(item) => list(writer, item, json),
    }
}

fn one(writer: &mut Writer<'_>, item: Item, json: &Json) -> Option<Written> {
    let plan = writer.index.plan;
    match item {
        Item::Scalar(own) => scalar(writer, own, json),
        Item::Model(id) => match &plan[id] {
            DataType::Struct(_) => structs::write(writer, id, json),
            DataType::Enum(item) => {
                let text = member_text(json)?;
                Some((member(writer, id, item, text), to_value(json)))
            }
        },
        Item::Flags(id) => flags(writer, id, json),
    }
}

fn member_text(json: &Json) -> Option<&str> {
    match &json.value {
        Value::String(text) | Value::Bare(text) => Some(text),
        _ => None,
    }
}

fn member(writer: &mut Writer<'_>, id: ModelId, item: &Enum, text: &str) -> TokenStream {
    let name = writer.model_name(id);
    match item.members.iter().find(|member| member.wire == text) {
        Some(known) => {
            let variant = ident(&known.name);
            quote!(#name::#variant)
        }
        None => quote!(#name::from(#text)),
    }
}

/// `Flags` is made of one member, or of several.
fn flags(writer: &mut Writer<'_>, id: ModelId, json: &Json) -> Option<Written> {
    let text = member_text(json)?;
    let plan = writer.index.plan;
    let DataType::Enum(item) = &plan[id] else {
        return None;
    };
    let names = text
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let members: Vec<TokenStream> = names.map(|name| member(writer, id, item, name)).collect();
    let text = match members.as_slice() {
        [one] => quote!(#one),
        _ => {
            let flags = writer.name("graph_runtime::Flags");
            quote!(#flags::from_iter([#(#members),*]))
        }
    };
    Some((text, to_value(json)))
}

fn list(writer: &mut Writer<'_>, item: Item, json: &Json) -> Option<Written> {
    let Value::Array(items) = &json.value else {
        return None;
    };
    if items.is_empty() {
        let path = writer.index.path(item);
        let name = writer.name(&path);
        let ty = match item {
            Item::Flags(_) => {
                let flags = writer.name("graph_runtime::Flags");
                quote!(#flags<#name>)
            }
            Item::Model(_) | Item::Scalar(_) => name,
        };
        return Some((
            quote!(Vec::<#ty>::new()),
            serde_json::Value::Array(Vec::new()),
        ));
    }
    let written: Option<Vec<Written>> = items
        .iter()
        .map(|one| {
            let (text, sent) = self::one(writer, item, one)?;
            let text = if item == Item::Scalar(Scalar::Json) {
                let json = writer.name("graph_runtime::Json");
                quote!(#json::from(#text))
            } else {
                text
            };
            Some((text, sent))
        })
        .collect();
    let (texts, sent): (Vec<TokenStream>, Vec<serde_json::Value>) = written?.into_iter().unzip();
    Some((quote!([#(#texts),*]), serde_json::Value::Array(sent)))
}

fn scalar(writer: &mut Writer<'_>, own: Scalar, json: &Json) -> Option<Written> {
    let kind = Kind::of(own);
    if let (Some(text), Some(sample)) = (member_text(json), kind.sample())
        && !kind.has(text)
        && is_placeholder(text)
    {
        return sampled(writer, own, sample, json);
    }
    let text = match (kind, &json.value) {
        (Kind::Text, Value::String(text) | Value::Bare(text)) => string(text),
        (Kind::Bool, Value::Bool(truth)) => quote!(#truth),
        (Kind::Integer(least, most), Value::Number(text)) => {
            let number: i64 = text.parse().ok()?;
            if !(least..=most).contains(&number) {
                return None;
            }
            integer(number)
        }
        (Kind::Float, Value::String(text) | Value::Bare(text) | Value::Number(text))
            if special(text).is_some() =>
        {
            let (ty, constant) = (ident(own.name()), ident(special(text)?));
            quote!(#ty::#constant)
        }
        (Kind::Decimal, Value::String(text) | Value::Bare(text) | Value::Number(text))
            if special(text).is_some() =>
        {
            let decimal = writer.name("graph_runtime::Decimal");
            quote!(#text.parse::<#decimal>()?)
        }
        (Kind::Float, Value::Number(text)) => {
            let number: f64 = text
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite())?;
            let (size, sign) = (number.abs(), (number < 0.0).then(|| quote!(-)));
            let size = Literal::f64_unsuffixed(size);
            quote!(#sign #size)
        }
        (Kind::Decimal, Value::Number(text)) => match text.parse::<i64>() {
            Ok(number) if i32::try_from(number).is_ok() => integer(number),
            _ => {
                let decimal = writer.name("graph_runtime::Decimal");
                quote!(#text.parse::<#decimal>()?)
            }
        },
        (Kind::Json, _) => return any(writer, json).map(|text| (text, to_value(json))),
        (Kind::Duration, Value::String(text)) if kind.has(text) => duration(writer, text),
        (Kind::Binary, Value::String(text)) if kind.has(text) => {
            let path = writer.index.path(Item::Scalar(own));
            let (from_text, ty) = (writer.name("graph_runtime::from_text"), writer.name(&path));
            quote!(#from_text::<#ty>(#text)?)
        }
        (_, Value::String(text)) if kind.has(text) => {
            let from_text = writer.name("graph_runtime::from_text");
            quote!(#from_text(#text)?)
        }
        _ => return None,
    };
    Some((text, to_value(json)))
}

/// The constant of Rust for `NaN`, `INF` and `-INF` (OData ABNF, `nanInfinity`).
fn special(text: &str) -> Option<&'static str> {
    match text {
        "INF" => Some("INFINITY"),
        "-INF" => Some("NEG_INFINITY"),
        "NaN" => Some("NAN"),
        _ => None,
    }
}

/// The sample for a placeholder of a kind other than text.
fn sampled(writer: &mut Writer<'_>, own: Scalar, sample: &str, json: &Json) -> Option<Written> {
    let value = match Kind::of(own) {
        Kind::Bool => Value::Bool(true),
        Kind::Integer(..) | Kind::Float | Kind::Decimal => Value::Number(sample.to_owned()),
        _ => Value::String(sample.to_owned()),
    };
    let filled = Json { at: json.at, value };
    scalar(writer, own, &filled)
}

/// A duration in one unit by its constructor, any other parsed from text.
fn duration(writer: &mut Writer<'_>, text: &str) -> TokenStream {
    let simple = [
        ("PT", 'H', "hours"),
        ("PT", 'M', "minutes"),
        ("PT", 'S', "seconds"),
        ("P", 'D', "days"),
    ];
    for (start, unit, method) in simple {
        let number = text
            .strip_prefix(start)
            .and_then(|rest| rest.strip_suffix(unit));
        if let Some(Ok(number)) = number.map(str::parse::<i64>) {
            let (name, method) = (writer.name("graph_runtime::Duration"), ident(method));
            let number = integer(number);
            return quote!(#name::#method(#number));
        }
    }
    let from_text = writer.name("graph_runtime::from_text");
    quote!(#from_text(#text)?)
}

/// An expression that converts into a JSON value; `None` for null, which is set otherwise.
pub(super) fn any(writer: &mut Writer<'_>, json: &Json) -> Option<TokenStream> {
    Some(match &json.value {
        Value::Null => return None,
        Value::Bool(truth) => quote!(#truth),
        Value::Number(text) => match text.parse::<i64>() {
            Ok(number) if i32::try_from(number).is_ok() => integer(number),
            Ok(number) => {
                let number = Literal::i64_suffixed(number);
                quote!(#number)
            }
            Err(_) => parsed(writer, json),
        },
        Value::String(text) | Value::Bare(text) => string(text),
        Value::Array(_) | Value::Object(_) => parsed(writer, json),
    })
}

/// JSON, parsed from text.
pub(super) fn parsed(writer: &mut Writer<'_>, json: &Json) -> TokenStream {
    let (name, text) = (writer.name("graph_runtime::Json"), string(&to_text(json)));
    quote!(#text.parse::<#name>()?)
}

pub(super) fn integer(number: i64) -> TokenStream {
    let size = Literal::u64_unsuffixed(number.unsigned_abs());
    match number < 0 {
        true => quote!(-#size),
        false => quote!(#size),
    }
}

/// A string literal, raw if it would have backslashes.
pub(super) fn string(text: &str) -> TokenStream {
    let needs = text.contains(['"', '\\']) && !text.contains(|letter: char| letter.is_control());
    let mut fence = String::from("#");
    while text.contains(&format!("\"{fence}")) {
        fence.push('#');
    }
    let raw = needs.then(|| format!("r{fence}\"{text}\"{fence}").parse::<TokenStream>());
    match raw {
        Some(Ok(raw)) => raw,
        _ => quote!(#text),
    }
}

/// The name of a variable for a value of this type.
pub(super) fn variable(ty: &str) -> String {
    let name = ty.to_snake_case();
    match syn::parse_str::<syn::Ident>(&name) {
        Ok(_) if name != "graph" && name != "options" => name,
        _ => "value".to_owned(),
    }
}
