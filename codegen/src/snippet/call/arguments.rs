//! Arguments of functions, which are in the URL.

use crate::plan::{Field, IfUnset, Item, Parameters, ParametersId, Scalar, UrlForm};
use crate::snippet::Unsupported;
use crate::snippet::uses::ident;
use crate::snippet::value;
use crate::snippet::value::scalar::Kind;
use crate::snippet::writer::Writer;
use graph_reference::excerpt::Excerpt;
use graph_reference::json::{self, Json, Value};
use graph_reference::resolve::Argument;
use proc_macro2::TokenStream;
use quote::quote;

/// The parameters of a function, as a value of their struct.
pub(super) fn url_parameters(
    writer: &mut Writer<'_>,
    id: ParametersId,
    given: &[Argument],
) -> Result<TokenStream, Unsupported> {
    let path = writer.index.plan.parameters_path(id);
    let Parameters::Url(parameters) = &writer.index.plan[id] else {
        let why = format!("the plan has no parameters `{path}`");
        return Err(Unsupported::new("no-parameters", why));
    };
    let is_given = |wire: &str| given.iter().any(|argument| argument.name == wire);
    let mut needed = parameters
        .fields
        .iter()
        .filter(|one| one.unset == IfUnset::Refused);
    if let Some(missing) = needed.find(|one| !is_given(&one.field.wire)) {
        let why = format!("the page has no value for `{}`", missing.field.wire);
        return Err(Unsupported::new("argument", why));
    }
    let name = writer.name(&path);
    let mut text = quote!(#name::new());
    for argument in given {
        let parameter = parameters
            .fields
            .iter()
            .find(|one| one.field.wire == argument.name);
        let Some(parameter) = parameter else {
            let why = format!("the function has no parameter `{}`", argument.name);
            return Err(Unsupported::new("no-parameters", why));
        };
        let Some(json) = self::json(writer, &argument.value, &parameter.field, parameter.form)?
        else {
            continue;
        };
        let setter = ident(&parameter.field.setter);
        let (value, _) =
            value::write(writer, parameter.field.ty, &json).ok_or_else(|| misfit(argument))?;
        text = quote!(#text.#setter(#value));
    }
    Ok(text)
}

fn misfit(argument: &Argument) -> Unsupported {
    let why = format!(
        "`{}` is not a value of the parameter `{}`",
        argument.value, argument.name
    );
    Unsupported::new("argument", why)
}

/// The argument as JSON; `None` for null.
fn json(
    writer: &mut Writer<'_>,
    text: &str,
    field: &Field,
    form: UrlForm,
) -> Result<Option<Json>, Unsupported> {
    let text = text.trim();
    if text == "null" {
        return Ok(None);
    }
    if text.starts_with('@') {
        let value = aliased(writer, text)?;
        if form == UrlForm::Json {
            let name = format!("@{}", field.wire);
            writer.sent_query.push((name, value.clone()));
        }
        return self::json(writer, &value, field, form);
    }
    let quoted = quoted(text);
    let is_text = matches!(
        field.ty.item(),
        Item::Scalar(Scalar::Date | Scalar::OffsetDateTime | Scalar::Time | Scalar::Uuid)
    );
    let value = match (form, quoted) {
        (UrlForm::Json, ..) => {
            let document = json::read(&Excerpt::whole(text, 0))
                .map_err(|_| Unsupported::new("argument", format!("`{text}` is not JSON")))?;
            return Ok(Some(document.root));
        }
        (UrlForm::Bare, None) if !is_text => match text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            number => Value::Number(number.to_owned()),
        },
        (UrlForm::Duration | UrlForm::Binary, ..) => {
            let inner = text.split('\'').nth(1).unwrap_or(text);
            Value::String(inner.to_owned())
        }
        (_, quoted) => Value::String(quoted.unwrap_or(text).replace("''", "'")),
    };
    Ok(Some(Json {
        at: graph_csdl::problem::At::default(),
        value,
    }))
}

/// The text in quotes, which the type of an enum can precede.
fn quoted(text: &str) -> Option<&str> {
    let (before, rest) = text.split_once('\'')?;
    let is_type = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
    rest.strip_suffix('\'')
        .filter(|_| before.chars().all(is_type))
}

/// The value of an alias, from the query.
fn aliased(writer: &mut Writer<'_>, alias: &str) -> Result<String, Unsupported> {
    let found = writer.query.iter().position(|(name, _)| name == alias);
    let at = found.ok_or_else(|| {
        let why = format!("the query has no value for `{alias}`");
        Unsupported::new("argument", why)
    })?;
    Ok(writer.query.remove(at).1)
}

/// A key that is not a string: a number, a date, a GUID.
pub(super) fn literal(writer: &mut Writer<'_>, value: &str) -> TokenStream {
    if let Ok(number) = value.parse::<i64>() {
        let number = proc_macro2::Literal::i64_unsuffixed(number);
        return quote!(#number);
    }
    for (kind, path) in [
        (Kind::Guid, "graph_runtime::Uuid"),
        (Kind::Date, "graph_runtime::Date"),
        (Kind::DateTime, "graph_runtime::OffsetDateTime"),
    ] {
        if kind.has(value) {
            let (from_text, ty) = (writer.name("graph_runtime::from_text"), writer.name(path));
            return quote!(#from_text::<#ty>(#value)?);
        }
    }
    let literal = writer.name("graph_runtime::Literal");
    quote!(#literal::verbatim(#value))
}
