//! Metadata whose types are named like everything that generated files use: behind an entity set, as what operations take
//! and return, as properties, and as their enums of properties.

use graph_csdl::reserved::{IMPORTED, KNOWN};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Other names of a file: what it declares for an entity `x`, and what the crates below it are called.
const MORE: [&str; 14] = [
    "x",
    "xProperty",
    "xRequestBuilder",
    "xCollectionRequestBuilder",
    "xAct",
    "actParameters",
    "actParametersProperty",
    "findParameters",
    "std",
    "graphRuntime",
    "macro",
    "vec",
    "display",
    "i64",
];

/// The text of a CSDL file.
pub(crate) fn csdl() -> String {
    let names: BTreeSet<String> = IMPORTED
        .iter()
        .chain(&KNOWN)
        .chain(&MORE)
        .map(|name| name[..1].to_lowercase() + &name[1..])
        .collect();
    let mut schema = String::from(
        "<Schema Namespace=\"microsoft.graph\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n",
    );
    let mut values = String::from(
        "<Schema Namespace=\"microsoft.graph.values\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n",
    );
    let mut sets = String::new();
    for (index, name) in names.iter().enumerate() {
        let ty = format!("microsoft.graph.{name}");
        let value = format!("microsoft.graph.values.{name}");
        let _ = write!(
            schema,
            r#"<EntityType Name="{name}"><Key><PropertyRef Name="id" /></Key>
<Property Name="id" Type="Edm.String" Nullable="false" />
<Property Name="{name}" Type="{value}" /><Property Name="all" Type="Collection({value})" />
<Property Name="number" Type="Edm.Decimal" /><Property Name="on" Type="Edm.Date" /><Property Name="any" Type="Edm.Untyped" />
<NavigationProperty Name="to" Type="Collection({ty})" ContainsTarget="true" />
<NavigationProperty Name="refers" Type="Collection({ty})" />
</EntityType>
<Action Name="act" IsBound="true"><Parameter Name="b" Type="{ty}" /><Parameter Name="one" Type="{ty}" /><Parameter Name="many" Type="Collection({value})" /><ReturnType Type="Collection({ty})" /></Action>
<Function Name="find" IsBound="true"><Parameter Name="b" Type="Collection({ty})" /><Parameter Name="value" Type="{value}" /><ReturnType Type="{value}" /></Function>
<Function Name="import{index}"><Parameter Name="value" Type="{value}" /><ReturnType Type="{ty}" /></Function>
"#
        );
        // Every other one is an enum, some of flags.
        let _ = match index % 2 {
            0 => writeln!(
                values,
                "<ComplexType Name=\"{name}\"><Property Name=\"text\" Type=\"Edm.String\" /><Property Name=\"list\" Type=\"Collection(Edm.Guid)\" /></ComplexType>"
            ),
            _ => writeln!(
                values,
                "<EnumType Name=\"{name}\" IsFlags=\"{}\"><Member Name=\"{name}\" Value=\"1\" /><Member Name=\"other\" Value=\"2\" /></EnumType>",
                index % 4 == 1
            ),
        };
        let _ = writeln!(
            sets,
            "<EntitySet Name=\"{name}s\" EntityType=\"{ty}\" /><FunctionImport Name=\"import{name}\" Function=\"microsoft.graph.import{index}\" />"
        );
    }
    format!(
        "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>\n{schema}\
         <EntityContainer Name=\"GraphService\">\n{sets}</EntityContainer>\n</Schema>\n{values}</Schema>\n\
         </edmx:DataServices></edmx:Edmx>\n"
    )
}
