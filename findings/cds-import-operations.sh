#!/bin/sh
# @sap/cds-dk 9.9.6: `cds import` makes an action that is bound to a collection into one that is bound to an entity, although CDS
# can tell the two apart (a first parameter `many $self`). What is called at `Things/org.example.archiveAll` by the CSDL ("Bound or
# Unbound Action or Function Overloads") is called at one thing, as its neighbour is, and nothing is said of it.
#
#   action archive();
#   action archiveAll();
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @sap/cds-dk@9.9.6 @sap/cds@9.9.3
cat > things.xml <<'XML'
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
  <Schema Namespace="org.example" xmlns="http://docs.oasis-open.org/odata/ns/edm">
    <EntityType Name="Thing">
      <Key><PropertyRef Name="id"/></Key>
      <Property Name="id" Type="Edm.String" Nullable="false"/>
    </EntityType>
    <Action Name="archive" IsBound="true"><Parameter Name="thing" Type="org.example.Thing"/></Action>
    <Action Name="archiveAll" IsBound="true">
      <Parameter Name="things" Type="Collection(org.example.Thing)" Nullable="false"/>
    </Action>
    <EntityContainer Name="Service"><EntitySet Name="Things" EntityType="org.example.Thing"/></EntityContainer>
  </Schema>
</edmx:DataServices></edmx:Edmx>
XML
npx cds import things.xml --as cds --out imported > log 2>&1 || { cat log; exit 1; }
found=$(grep 'action ' imported.cds | sed 's/^ *//')
echo "$found"
test "$found" = "action archive();
action archiveAll();"
