//! The interface of a crate, and what a change of the metadata means for it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../csdl/tests/shared/mod.rs"]
mod shared;

mod handwritten;
mod record;
mod table;

use graph_codegen::interface::{Change, Interface, compare};
use graph_codegen::{Resolved, Texts};

/// A small service with each kind of item.
pub(crate) const CSDL: &str = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="library" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="entity" Abstract="true">
        <Key><PropertyRef Name="id"/></Key>
        <Property Name="id" Type="Edm.String" Nullable="false"/>
      </EntityType>
      <EntityType Name="book" BaseType="library.entity">
        <Property Name="title" Type="Edm.String"/>
        <Property Name="pages" Type="Edm.Int32" Nullable="false"/>
        <Property Name="genre" Type="library.genre"/>
        <Property Name="shelf" Type="library.shelf"/>
        <Property Name="note" Type="Edm.String"/>
        <NavigationProperty Name="authors" Type="Collection(library.author)"/>
        <NavigationProperty Name="chapters" Type="Collection(library.chapter)" ContainsTarget="true"/>
      </EntityType>
      <EntityType Name="atlas" BaseType="library.book">
        <Property Name="scale" Type="Edm.Int64"/>
      </EntityType>
      <EntityType Name="author" BaseType="library.entity"/>
      <EntityType Name="chapter" BaseType="library.entity"/>
      <ComplexType Name="shelf">
        <Property Name="row" Type="Edm.Int32"/>
      </ComplexType>
      <EnumType Name="genre">
        <Member Name="novel" Value="0"/>
        <Member Name="poem" Value="1"/>
      </EnumType>
      <Action Name="lend" IsBound="true">
        <Parameter Name="book" Type="library.book"/>
        <Parameter Name="days" Type="Edm.Int32"/>
        <ReturnType Type="library.shelf"/>
      </Action>
      <Function Name="similar" IsBound="true">
        <Parameter Name="book" Type="library.book"/>
        <Parameter Name="count" Type="Edm.Int32" Nullable="false"/>
        <ReturnType Type="Collection(library.book)"/>
      </Function>
      <EntityContainer Name="service">
        <EntitySet Name="books" EntityType="library.book"/>
        <EntitySet Name="authors" EntityType="library.author"/>
      </EntityContainer>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>"#;

pub(crate) fn config(more: &str) -> String {
    format!("crate = \"graph-library\"\napi = \"v1.0\"\npaths = [\"/**\"]\n{more}")
}

pub(crate) fn resolved(metadata: &str, config: &str) -> Resolved {
    let texts = Texts {
        metadata,
        config,
        ..Texts::default()
    };
    Resolved::read(&texts).unwrap_or_else(|problems| panic!("{}", texts.render(&problems)))
}

/// The changes from one schema and configuration to another.
pub(crate) fn changes(old: (&str, &str), new: (&str, &str)) -> Vec<Change> {
    let [old, new] = [old, new].map(|(csdl, more)| resolved(csdl, &config(more)));
    let [old, new] = Resolved::interfaces(&old, &new).unwrap();
    compare(&old.interface, &new.interface)
}

pub(crate) fn interface() -> Interface {
    let resolved = resolved(CSDL, &config(""));
    let names = graph_csdl::config::Names::default();
    resolved.interface(&names).unwrap().interface
}
