//! The kinds of changes, and their effects.

use std::fmt;

/// The effect of a change on Rust code that uses the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Code that uses the item does not compile any more: a major change in Cargo's reference on SemVer.
    Breaking,
    /// Code compiles as before, but what it sends or prints, or how a call ends, is different.
    Behavior,
    /// There is something new.
    Addition,
    /// Code compiles with a warning.
    Deprecation,
    /// Only the documentation is different.
    Documentation,
}

impl Effect {
    /// All effects, the most important first.
    pub const ALL: [Self; 5] = [
        Self::Breaking,
        Self::Behavior,
        Self::Deprecation,
        Self::Addition,
        Self::Documentation,
    ];

    /// Its name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Behavior => "behavior",
            Self::Addition => "addition",
            Self::Deprecation => "deprecation",
            Self::Documentation => "documentation",
        }
    }

    /// Its name as a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Breaking => "Breaking changes",
            Self::Behavior => "Changes of behavior",
            Self::Addition => "Additions",
            Self::Deprecation => "Deprecations",
            Self::Documentation => "Changes of documentation",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal $effect:ident;)*) => {
        /// The kind of a change. Its name in JSON is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ChangeKind {
            $($(#[$doc])* $kind,)*
        }

        impl ChangeKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// Its name in JSON.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// Its effect on Rust code.
            pub fn effect(self) -> Effect {
                match self {
                    $(Self::$kind => Effect::$effect,)*
                }
            }
        }
    };
}

kinds! {
    /// A type is gone.
    TypeRemoved "type-removed" Breaking;
    /// The Rust path of a type is different.
    TypeRenamed "type-renamed" Breaking;
    /// A struct has become an enum, the parameters of an action those of a function, or the reverse.
    TypeKindChanged "type-kind-changed" Breaking;
    /// The enum of a struct's properties has another name.
    PropertiesRenamed "properties-renamed" Breaking;
    /// A struct cannot be converted to or from this base any more.
    BaseRemoved "base-removed" Breaking;
    /// A field is gone, with its setter and its property.
    FieldRemoved "field-removed" Breaking;
    /// A field has another name in Rust.
    FieldRenamed "field-renamed" Breaking;
    /// A field, and the argument of its setter, has another type in Rust.
    FieldTypeChanged "field-type-changed" Breaking;
    /// The setter of a field has another name.
    SetterRenamed "setter-renamed" Breaking;
    /// The property of a field has another name.
    PropertyRenamed "property-renamed" Breaking;
    /// A filter cannot be about a field any more.
    FilterRemoved "filter-removed" Breaking;
    /// The setter of an `@odata.bind` annotation is gone.
    LinkRemoved "link-removed" Breaking;
    /// The setter of an `@odata.bind` annotation links one resource instead of many, or the reverse.
    LinkChanged "link-changed" Breaking;
    /// A member of an enum is gone.
    MemberRemoved "member-removed" Breaking;
    /// A member of an enum has another name in Rust.
    MemberRenamed "member-renamed" Breaking;
    /// A method is gone.
    MethodRemoved "method-removed" Breaking;
    /// A method has another name.
    MethodRenamed "method-renamed" Breaking;
    /// A method takes other arguments.
    ArgumentsChanged "arguments-changed" Breaking;
    /// A method has another result.
    ResultChanged "result-changed" Breaking;
    /// A handwritten module has lost a public item.
    ItemRemoved "item-removed" Breaking;
    /// A public item of a handwritten module has another signature.
    ItemChanged "item-changed" Breaking;
    /// A feature is gone.
    FeatureRemoved "feature-removed" Breaking;
    /// Fewer features enable an item.
    GateNarrowed "gate-narrowed" Breaking;
    /// The package has another name.
    CrateRenamed "crate-renamed" Breaking;
    /// A public dependency has a new major version, or the runtime has.
    DependencyMajor "dependency-major" Breaking;
    /// The generator writes another interface, by its own version.
    GeneratorMajor "generator-major" Breaking;

    /// Requests go to another version of Graph.
    ApiChanged "api-changed" Behavior;
    /// A type, a field or a parameter has another name in JSON or in the URL.
    WireNameChanged "wire-name-changed" Behavior;
    /// A member of an enum has another name in JSON.
    MemberWireNameChanged "member-wire-name-changed" Behavior;
    /// A member of an enum has another value.
    MemberValueChanged "member-value-changed" Behavior;
    /// The values of a flags enum have become bits, or are none any more.
    ValuesChanged "values-changed" Behavior;
    /// A method sends another request.
    RequestChanged "request-changed" Behavior;
    /// A parameter is written in another form in the URL.
    FormChanged "form-changed" Behavior;
    /// A call must set a parameter that it could be without: one that is new, or was optional.
    ParameterRequired "parameter-required" Behavior;
    /// A parameter that is not set is sent in another form, or not at all.
    UnsetChanged "unset-changed" Behavior;
    /// Requests about the type ask for unknown members of enums, or no longer do.
    EvolvableChanged "evolvable-changed" Behavior;
    /// Queries of the type are sent as advanced ones, or no longer are.
    DirectoryChanged "directory-changed" Behavior;
    /// `Debug` and errors do not show the value any more.
    SecretAdded "secret-added" Behavior;
    /// `Debug` shows the value.
    SecretRemoved "secret-removed" Behavior;

    /// An item is deprecated.
    Deprecated "deprecated" Deprecation;
    /// A deprecated item will be removed on another date.
    RemovalChanged "removal-changed" Deprecation;

    /// A type is new.
    TypeAdded "type-added" Addition;
    /// A struct can be converted to or from this base.
    BaseAdded "base-added" Addition;
    /// A field is new.
    FieldAdded "field-added" Addition;
    /// A filter can be about a field.
    FilterAdded "filter-added" Addition;
    /// A setter of an `@odata.bind` annotation is new.
    LinkAdded "link-added" Addition;
    /// A member of an enum is new.
    MemberAdded "member-added" Addition;
    /// A method is new.
    MethodAdded "method-added" Addition;
    /// A handwritten module has a new public item.
    ItemAdded "item-added" Addition;
    /// A feature is new.
    FeatureAdded "feature-added" Addition;
    /// More features enable an item.
    GateWidened "gate-widened" Addition;
    /// A compatible version of a public dependency, or of the runtime.
    DependencyMinor "dependency-minor" Addition;
    /// The crate needs a newer compiler.
    MsrvRaised "msrv-raised" Addition;

    /// The value can be null now; it is an `Option` in Rust in any case.
    BecameNullable "became-nullable" Documentation;
    /// The value is never null now; it is an `Option` in Rust in any case.
    BecameNonNull "became-non-null" Documentation;
    /// The metadata has another type, which is the same in Rust.
    EdmTypeChanged "edm-type-changed" Documentation;
    /// An item is not deprecated any more.
    DeprecationWithdrawn "deprecation-withdrawn" Documentation;
    /// Code or documentation is different, and no item.
    TextChanged "text-changed" Documentation;
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}
