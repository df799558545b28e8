//! Methods of actions and functions.

use super::{Printer, Signature};
use crate::emit::spell::Spell;
use crate::emit::text;
use crate::emit::text::literal;
use crate::plan::{ParametersId, Reference, ReturnKind};
use graph_csdl::reserved::Import;
use graph_csdl::verb::Payload;

impl<S: Spell> Printer<'_, S> {
    pub(super) fn action(
        &self,
        segment: &str,
        parameters: Option<ParametersId>,
        returns: ReturnKind,
    ) -> Signature {
        let (segment, decode) = (text::segment(segment), decode(returns));
        let (arguments, call) = match parameters {
            Some(parameters) => (
                vec![self.parameters_argument(parameters), self.options()],
                format!("action({segment}, parameters, options)"),
            ),
            None => (
                vec![self.options()],
                format!("action_without_parameters({segment}, options)"),
            ),
        };
        let call = format!("{call}.{decode}()");
        Signature::call(arguments, self.result_type(returns), &call)
    }

    pub(super) fn stream_action(&self, segment: &str, returns: ReturnKind) -> Signature {
        let mut arguments = self.request_arguments(Payload::Bytes, "");
        arguments.push(self.options());
        let function = match returns {
            ReturnKind::Nothing => "post_stream",
            _ => "post_stream_of",
        };
        let call = format!(
            "segment({}).{function}(body, content_type, options)",
            text::segment(segment)
        );
        Signature::call(arguments, self.result_type(returns), &call)
    }

    pub(super) fn function(
        &self,
        segment: &str,
        parameters: Option<ParametersId>,
        returns: ReturnKind,
        delta_token: Option<&str>,
    ) -> Signature {
        let (mut arguments, target) = self.function_target(segment, parameters);
        let (options, call) = match returns {
            ReturnKind::Model(id) => (
                self.options_of(Import::GetOptions, self.0.model(id)),
                "get(options)".to_owned(),
            ),
            ReturnKind::Page(id) => (
                self.options_of(Import::ListOptions, self.0.model(id)),
                match delta_token {
                    Some(token) => format!("list_delta(options, {})", literal(token)),
                    None => "list(options)".to_owned(),
                },
            ),
            ReturnKind::Nothing
            | ReturnKind::Value(_)
            | ReturnKind::Values(_)
            | ReturnKind::Stream => {
                let call = format!("call(options).{}()", decode(returns));
                (self.options(), call)
            }
        };
        arguments.push(options);
        let call = format!("{target}.{call}");
        Signature::call(arguments, self.result_type(returns), &call)
    }

    /// The arguments of a function, and the expression of its target.
    pub(super) fn function_target(
        &self,
        segment: &str,
        parameters: Option<ParametersId>,
    ) -> (Vec<String>, String) {
        let segment = text::segment(segment);
        match parameters {
            Some(parameters) => (
                vec![self.parameters_argument(parameters)],
                format!("function_with({segment}, parameters)"),
            ),
            None => (Vec::new(), format!("segment({segment})")),
        }
    }

    /// The argument with the parameters of an operation.
    fn parameters_argument(&self, parameters: ParametersId) -> String {
        let name = self.0.of(Reference::Parameters(parameters));
        format!("parameters: &{name}")
    }

    fn result_type(&self, returns: ReturnKind) -> String {
        match returns {
            ReturnKind::Nothing => self.request("()"),
            ReturnKind::Model(id) => self.request(self.0.model(id)),
            ReturnKind::Page(id) => self.page(self.0.model(id)),
            ReturnKind::Value(item) => self.request(&self.0.item(item)),
            ReturnKind::Values(item) => self.page(&self.0.item(item)),
            ReturnKind::Stream => self.request(self.import(Import::ByteStream)),
        }
    }
}

/// The runtime method that sets how the response is read.
fn decode(returns: ReturnKind) -> &'static str {
    match returns {
        ReturnKind::Nothing => "nothing",
        ReturnKind::Model(_) => "model",
        ReturnKind::Page(_) | ReturnKind::Values(_) => "page",
        ReturnKind::Value(_) => "value",
        ReturnKind::Stream => "stream",
    }
}
