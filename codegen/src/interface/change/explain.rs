//! What a change means: why it has its effect, what it does to the wire, and what to write instead.

use super::{Change, ChangeKind as Kind};

impl Change {
    /// Why it has its effect on Rust code.
    pub fn why(&self) -> String {
        let noun = self.noun;
        let text = match self.kind {
            Kind::TypeRemoved | Kind::FieldRemoved | Kind::MemberRemoved | Kind::MethodRemoved => {
                let gone = format!("the {noun} is no longer generated");
                return match &self.announced {
                    Some(date) if date == "yes" => format!("{gone}; it was deprecated"),
                    Some(date) => format!("{gone}; it was deprecated on {date}"),
                    None => gone,
                };
            }
            Kind::TypeRenamed | Kind::FieldRenamed | Kind::MemberRenamed | Kind::MethodRenamed => {
                "the same item of the metadata has another name in Rust"
            }
            Kind::TypeKindChanged => "types of the two kinds have different members and traits",
            Kind::PropertiesRenamed => "the enum of the struct's properties has another name",
            Kind::BaseRemoved => "`upcast` and `cast` between the two types do not compile",
            Kind::FieldTypeChanged => "the field and the argument of its setter have another type",
            Kind::SetterRenamed => "the setter has another name",
            Kind::PropertyRenamed => "the variant of the enum of properties has another name",
            Kind::FilterRemoved => "the function for filters is no longer generated",
            Kind::LinkRemoved => "the setter is no longer generated",
            Kind::LinkChanged => "the argument of the setter has another type",
            Kind::ArgumentsChanged => "the method takes other arguments",
            Kind::ResultChanged => "the method has another result",
            Kind::ItemRemoved => "the handwritten module no longer has it",
            Kind::ItemChanged => "code may have to be written in another form",
            Kind::FeatureRemoved => "Cargo refuses a dependency that names an unknown feature",
            Kind::GateNarrowed => "a program that names its features may lack the item",
            Kind::CrateRenamed => "`use` lines and the dependency name the package",
            Kind::DependencyMajor => "types of the dependency are part of the interface",
            Kind::GeneratorMajor => "the generator states that it writes another interface",
            Kind::ApiChanged => "requests have another first segment in their URL",
            Kind::WireNameChanged | Kind::MemberWireNameChanged => {
                "the name in Rust is the same; the name on the wire is not"
            }
            Kind::MemberValueChanged | Kind::ValuesChanged => {
                "a value that is sent as a number is read as another member"
            }
            Kind::RequestChanged => "the signature is the same; the request is not",
            Kind::FormChanged => "the type is the same; the form of the URL is not",
            Kind::ParameterRequired => {
                "calls compile, since parameters are structs; one that does not set it fails"
            }
            Kind::UnsetChanged => "a call that does not set the parameter sends something else",
            Kind::EvolvableChanged if self.is_now() => {
                "responses can have a member that only requests with the header `Prefer` get"
            }
            Kind::EvolvableChanged => {
                "responses no longer have members that only a header asks for"
            }
            Kind::DirectoryChanged if self.is_now() => "directory objects have advanced queries",
            Kind::DirectoryChanged => "it is no directory object, and has no advanced queries",
            Kind::SecretAdded => "`Debug` prints `[redacted]`",
            Kind::SecretRemoved => "`Debug` prints the value",
            Kind::Deprecated => "Microsoft Graph has deprecated it",
            Kind::RemovalChanged => "Microsoft Graph removes it on another date",
            Kind::BaseAdded => "a new implementation of `Inherits`",
            Kind::FieldAdded => "structs are `#[non_exhaustive]`, so no code lists all fields",
            Kind::MemberAdded => "enums are `#[non_exhaustive]`, so no `match` lists all members",
            Kind::TypeAdded
            | Kind::FilterAdded
            | Kind::LinkAdded
            | Kind::MethodAdded
            | Kind::ItemAdded => "no code names it yet",
            Kind::FeatureAdded | Kind::GateWidened => "features only add items",
            Kind::DependencyMinor => "Cargo takes a compatible version by itself",
            Kind::MsrvRaised => "a newer compiler is needed",
            Kind::BecameNullable | Kind::BecameNonNull => {
                return format!("every {noun} is an `Option`, whether it can be null or not");
            }
            Kind::EdmTypeChanged => "both types of the metadata are the same type in Rust",
            Kind::DeprecationWithdrawn => "Microsoft Graph no longer deprecates it",
            Kind::TextChanged => "only code and documentation differ",
        };
        text.to_owned()
    }

    /// Its effect on the wire; `None` if requests and responses are the same.
    pub fn on_the_wire(&self) -> Option<String> {
        let is_parameter = self.noun == "parameter";
        let text = match self.kind {
            Kind::FieldRemoved if is_parameter => "the service may refuse a request with it",
            Kind::FieldRemoved => "responses may no longer have it",
            Kind::MemberRemoved => "the service may no longer send or accept it",
            Kind::TypeRemoved | Kind::MethodRemoved | Kind::LinkRemoved => {
                "the service may refuse the request"
            }
            Kind::FieldTypeChanged | Kind::EdmTypeChanged => "JSON values have another form",
            Kind::ArgumentsChanged => "the request may need another body or URL",
            Kind::ResultChanged => "the response has another type",
            Kind::LinkChanged => {
                "the annotation links one resource instead of many, or the reverse"
            }
            Kind::ApiChanged => "all URLs",
            Kind::WireNameChanged | Kind::MemberWireNameChanged => "another name in JSON",
            Kind::MemberValueChanged | Kind::ValuesChanged => "another number for a member",
            Kind::RequestChanged => "another request",
            Kind::FormChanged => "another literal in the URL",
            Kind::ParameterRequired if self.noun == "method" => {
                "the service may refuse the request without parameters"
            }
            Kind::ParameterRequired => "the request fails without it",
            Kind::UnsetChanged => return Some(self.unset()),
            Kind::EvolvableChanged if self.is_now() => {
                "requests now have `Prefer: include-unknown-enum-members`"
            }
            Kind::EvolvableChanged => {
                "requests no longer have `Prefer: include-unknown-enum-members`"
            }
            Kind::DirectoryChanged if self.is_now() => {
                "queries that need `ConsistencyLevel` and `$count` now set them"
            }
            Kind::DirectoryChanged => "queries no longer set `ConsistencyLevel` and `$count`",
            Kind::FieldAdded if is_parameter => "requests can have it",
            Kind::FieldAdded => "responses may have it; before, it was in `additional`",
            Kind::MemberAdded => "the service may send it; before, it was an unknown member",
            Kind::BecameNullable if is_parameter => "requests can be without it, or have null",
            Kind::BecameNullable => "the service may send null",
            Kind::BecameNonNull => "the service does not send null, and may refuse it",
            _ => return None,
        };
        Some(text.to_owned())
    }

    /// Whether a fact that is true or not is true now.
    fn is_now(&self) -> bool {
        self.new.as_deref() == Some("yes")
    }

    /// What a call that does not set the parameter sends now.
    fn unset(&self) -> String {
        let sent = match self.new.as_deref() {
            Some("Null") => "null in the URL",
            _ => "the URL without the parameter",
        };
        format!("{sent}, if it is not set")
    }

    /// What to write instead; `None` if there is nothing to do.
    pub fn instead(&self) -> Option<String> {
        let new = self.new.as_deref().unwrap_or_default();
        let wire = self.wire.rsplit('/').next().unwrap_or_default();
        Some(match self.kind {
            Kind::TypeRemoved if self.noun == "request builder" => {
                "requests by `target()` of the builder above it, while the service has them".into()
            }
            Kind::TypeRemoved => {
                "`Json`, or the type that replaces it on its reference page".into()
            }
            Kind::TypeRenamed => format!("`{new}`"),
            Kind::FieldRenamed | Kind::MemberRenamed | Kind::MethodRenamed => format!("`{new}`"),
            Kind::PropertiesRenamed | Kind::SetterRenamed | Kind::PropertyRenamed => {
                format!("`{new}`")
            }
            Kind::TypeKindChanged => format!("the members of the {new}"),
            Kind::BaseRemoved => "the fields of both types, one by one".into(),
            Kind::FieldRemoved if self.noun == "parameter" => "the call without it".into(),
            Kind::FieldRemoved => format!("`additional.get(\"{wire}\")`, while responses have it"),
            Kind::FieldTypeChanged => format!("a value of the type `{new}`"),
            Kind::FilterRemoved => "a filter that is written as text".into(),
            Kind::LinkRemoved => format!("`additional.insert(\"{wire}\", …)`"),
            Kind::LinkChanged | Kind::ArgumentsChanged => format!("arguments `{new}`"),
            Kind::MemberRemoved => format!("the text: `as_str() == \"{wire}\"`"),
            Kind::MethodRemoved => "a request by `target()`, while the service has it".into(),
            Kind::ResultChanged => format!("a result `{new}`"),
            Kind::FeatureRemoved => {
                "`full`, or the feature of the resource that has the items".into()
            }
            Kind::GateNarrowed => format!("the feature {new}, too"),
            Kind::CrateRenamed => format!("`{new}`"),
            Kind::DependencyMajor => format!("version {new}"),
            Kind::ParameterRequired => format!("`{new}(…)`"),
            Kind::SecretAdded => "the field itself, to print the value".into(),
            Kind::Deprecated | Kind::RemovalChanged => {
                "what its reference page names in its place".into()
            }
            _ => return None,
        })
    }
}
