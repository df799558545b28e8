//! Methods of verbs: the function of the runtime, and the types that requests and responses have.

use super::{Printer, Signature};
use crate::emit::spell::Spell;
use crate::emit::text::literal;
use crate::plan::{Call, Content};
use graph_csdl::http::HttpMethod;
use graph_csdl::reserved::Import;
use graph_csdl::verb::{Payload, QueryOptions, SystemSegment, Verb};

impl<S: Spell> Printer<'_, S> {
    pub(super) fn verb(&self, call: Call) -> Signature {
        let facts = call.verb.facts();
        let model = call.content();
        let model = &*model.map_or_else(String::new, |content| self.0.content(content));
        if let Content::Value(_) = call.resource
            && let Some(signature) = self.value_verb(call.verb, model)
        {
            return signature;
        }
        let mut arguments = self.request_arguments(facts.request, model);
        if facts.takes_id {
            arguments.push(self.reference());
        }
        arguments.push(match call.query() {
            QueryOptions::Collection => self.options_of(Import::ListOptions, model),
            QueryOptions::Item => self.options_of(Import::GetOptions, model),
            QueryOptions::Id | QueryOptions::Nothing => self.options(),
        });
        let function = self.function_of(call);
        let function = match call.segment {
            // The runtime adds the others.
            Some(segment @ SystemSegment::Value) => {
                format!("segment({}).{function}", literal(segment.as_str()))
            }
            _ => function,
        };
        Signature::call(
            arguments,
            self.response_type(facts.read(), model),
            &function,
        )
    }

    /// The verbs of a value without properties; `None` for those that are the same for all.
    fn value_verb(&self, verb: Verb, ty: &str) -> Option<Signature> {
        let (argument, returns, call) = match verb {
            Verb::Get => (None, self.request(ty), "get_value(options)"),
            Verb::ListValues => (None, self.page(ty), "list_values(options)"),
            Verb::Count => (None, self.request("i64"), "count_values(options)"),
            Verb::Replace => (
                Some(format!("value: {ty}")),
                self.request("()"),
                "replace_value(value, options)",
            ),
            Verb::ReplaceValues => (
                Some(format!("items: &[{ty}]")),
                self.request("()"),
                "replace_items(items, options)",
            ),
            _ => return None,
        };
        let arguments = argument.into_iter().chain([self.options()]);
        Some(Signature::call(arguments.collect(), returns, call))
    }

    /// The function of the runtime that a verb calls.
    fn function_of(&self, call: Call) -> String {
        let function = match call.verb {
            Verb::List | Verb::ListValues => "list(options)",
            Verb::Create => "create(body, options)",
            Verb::CreateStream => "post_stream_of(body, content_type, options)",
            Verb::Count => "count(options)",
            Verb::Get => "get(options)",
            Verb::Update => {
                let ty = self.import(Import::Method);
                let http = match call.http {
                    HttpMethod::Post => "Post",
                    _ => "Patch",
                };
                return format!("update({ty}::{http}, body, options)");
            }
            Verb::Replace => "replace(body, options)",
            Verb::ReplaceValues => "replace_items(items, options)",
            Verb::AddValue => "add_item(body, options)",
            Verb::Delete => "delete(options)",
            Verb::GetStream => "get_stream(options)",
            Verb::PutStream => "put_stream_of(body, content_type, options)",
            Verb::PostStream => "post_stream_of(body, content_type, options)",
            Verb::DeleteStream => "delete_stream(options)",
            Verb::RefList => "list_refs(options)",
            Verb::RefGet => "get_ref(options)",
            Verb::RefAdd => "add_ref(to, options)",
            Verb::RefSet => "set_ref(to, options)",
            Verb::RefRemove => "remove_ref(options)",
            Verb::RefRemoveById => "remove_ref_to(to, options)",
        };
        function.to_owned()
    }

    /// The arguments for the body of a request.
    pub(super) fn request_arguments(&self, request: Payload, model: &str) -> Vec<String> {
        match request {
            Payload::Resource => vec![format!("body: &{model}")],
            Payload::Values => vec![format!("items: &[{model}]")],
            Payload::Bytes => vec![
                format!("body: impl Into<{}>", self.import(Import::Body)),
                "content_type: &str".to_owned(),
            ],
            Payload::Reference => vec![self.reference()],
            Payload::Nothing
            | Payload::Page
            | Payload::Count
            | Payload::Holder
            | Payload::References => Vec::new(),
        }
    }

    /// The return type for the body of a response.
    fn response_type(&self, response: Payload, model: &str) -> String {
        match response {
            Payload::Nothing | Payload::Values => self.request("()"),
            Payload::Resource | Payload::Holder => self.request(model),
            Payload::Page => self.page(model),
            Payload::Count => self.request("i64"),
            Payload::Bytes => self.request(self.import(Import::ByteStream)),
            Payload::Reference => self.request(self.import(Import::Reference)),
            Payload::References => self.page(self.import(Import::Reference)),
        }
    }
}
