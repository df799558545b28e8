//! Small metadata, written in the tests.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use graph_csdl::config::{Config, Spanned};
use graph_csdl::model::{self, Model};
use graph_csdl::problem::{At, Input, Problems};
use graph_csdl::{list, schema, slice};

/// A file whose `Schema` element, with the namespace `ns`, has this inside. The body starts on line 2.
pub(crate) fn csdl(body: &str) -> String {
    format!(
        "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices><Schema \
         Namespace=\"ns\" Alias=\"self\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n{body}\n</Schema>\
         </edmx:DataServices></edmx:Edmx>"
    )
}

pub(crate) fn said(value: &str) -> Spanned<String> {
    Spanned {
        value: value.to_owned(),
        at: At(0),
    }
}

pub(crate) fn paths(patterns: &[&str]) -> Config {
    Config {
        paths: patterns.iter().map(|pattern| said(pattern)).collect(),
        ..Config::default()
    }
}

pub(crate) fn render(problems: &Problems, text: &str) -> String {
    rendered(problems, text, &Config::default())
}

fn rendered(problems: &Problems, text: &str, config: &Config) -> String {
    problems.render(|input| match input {
        Input::Metadata => ("file.csdl", text),
        Input::Config | Input::InheritedConfig => ("slice.toml", &config.text),
        Input::Docs | Input::InheritedDocs => ("docs.toml", ""),
        Input::Names => ("names.toml", ""),
        Input::Source => ("source.toml", ""),
        Input::Corrections => ("corrections.toml", &config.corrections.text),
        Input::Released => ("released.jsonl", ""),
        Input::Arguments => ("arguments", ""),
    })
}

/// The model of a body, or the messages.
pub(crate) fn try_resolve(body: &str, config: &Config) -> Result<Model, String> {
    let text = csdl(body);
    let schema = schema::read(&text).map_err(|problems| render(&problems, &text))?;
    model::resolve(&schema, config).map_err(|problems| rendered(&problems, &text, config))
}

pub(crate) fn resolve(body: &str, config: &Config) -> Model {
    try_resolve(body, config).unwrap_or_else(|messages| panic!("{messages}"))
}

/// What is listed of a slice of a body, as `METHOD path kind`, or the messages.
pub(crate) fn try_list(body: &str, config: &Config) -> Result<Vec<String>, String> {
    let model = try_resolve(body, config)?;
    let slice = slice::select(&model, config).map_err(|problems| render(&problems, ""))?;
    let lines = list::operations(&slice).lines;
    Ok(lines
        .iter()
        .map(|line| format!("{} {} {}", line.method, line.path, line.kind))
        .collect())
}

pub(crate) fn listed(body: &str, config: &Config) -> Vec<String> {
    try_list(body, config).unwrap_or_else(|messages| panic!("{messages}"))
}

/// The bare names of the types of a slice, sorted.
pub(crate) fn types(body: &str, config: &Config) -> Vec<String> {
    let model = resolve(body, config);
    let slice = slice::select(&model, config)
        .unwrap_or_else(|problems| panic!("{}", render(&problems, "")));
    let mut names: Vec<String> = slice
        .types()
        .map(|(id, _)| model.ty(id).name.name.clone())
        .collect();
    names.sort();
    names
}

/// A service with one of each thing that paths lead through.
pub(crate) const SERVICE: &str = r#"
<EntityType Name="entity" Abstract="true">
  <Key><PropertyRef Name="id" /></Key>
  <Property Name="id" Type="Edm.String" Nullable="false" />
</EntityType>
<EntityType Name="item" BaseType="self.entity" />
<EntityType Name="user" BaseType="self.item">
  <Property Name="name" Type="Edm.String" />
  <Property Name="state" Type="self.state" />
  <Property Name="home" Type="self.place" />
  <Property Name="sketch" Type="Edm.Stream" />
  <NavigationProperty Name="photo" Type="self.photo" ContainsTarget="true" />
  <NavigationProperty Name="folders" Type="Collection(self.folder)" ContainsTarget="true" />
  <NavigationProperty Name="manager" Type="self.item" />
</EntityType>
<EntityType Name="group" BaseType="self.item">
  <NavigationProperty Name="members" Type="Collection(self.item)" />
</EntityType>
<EntityType Name="photo" BaseType="self.entity" HasStream="true">
  <Property Name="width" Type="Edm.Int32" />
</EntityType>
<EntityType Name="folder" BaseType="self.entity">
  <NavigationProperty Name="folders" Type="Collection(self.folder)" ContainsTarget="true" />
  <NavigationProperty Name="sheets" Type="Collection(self.sheet)" ContainsTarget="true" />
</EntityType>
<EntityType Name="sheet" BaseType="self.entity" />
<EntityType Name="range" BaseType="self.entity">
  <NavigationProperty Name="format" Type="self.format" ContainsTarget="true" />
</EntityType>
<EntityType Name="format" BaseType="self.entity" />
<ComplexType Name="place">
  <Property Name="street" Type="Edm.String" />
  <NavigationProperty Name="rooms" Type="Collection(self.folder)" ContainsTarget="true" />
</ComplexType>
<EnumType Name="state"><Member Name="on" /><Member Name="off" /></EnumType>
<ComplexType Name="options"><Property Name="deep" Type="Edm.Boolean" /></ComplexType>
<Function Name="delta" IsBound="true">
  <Parameter Name="bound" Type="Collection(self.item)" />
  <ReturnType Type="Collection(self.item)" />
</Function>
<Function Name="range" IsBound="true" IsComposable="true">
  <Parameter Name="bound" Type="self.sheet" />
  <ReturnType Type="self.range" />
</Function>
<Function Name="range" IsBound="true" IsComposable="true">
  <Parameter Name="bound" Type="self.sheet" />
  <Parameter Name="address" Type="Edm.String" />
  <ReturnType Type="self.range" />
</Function>
<Function Name="row" IsBound="true" IsComposable="true">
  <Parameter Name="bound" Type="self.range" />
  <ReturnType Type="self.range" />
</Function>
<Action Name="clear" IsBound="true">
  <Parameter Name="bound" Type="self.range" />
  <Parameter Name="options" Type="self.options" />
</Action>
<Action Name="restore" IsBound="true"><Parameter Name="bound" Type="self.item" /></Action>
<Action Name="wipe"><Parameter Name="options" Type="self.options" /></Action>
<Function Name="find" IsComposable="true"><Parameter Name="text" Type="Edm.String" /><ReturnType Type="self.user" /></Function>
<EntityContainer Name="Service">
  <EntitySet Name="users" EntityType="self.user" />
  <EntitySet Name="groups" EntityType="self.group" />
  <Singleton Name="me" Type="self.user" />
  <ActionImport Name="wipeAll" Action="self.wipe" />
  <FunctionImport Name="lookup" Function="self.find" />
</EntityContainer>
"#;
