#!/bin/sh
# @sap/cds-dk 9.9.6: `cds import` leaves out the precision and scale of a type definition, but not its length, nor the same facets
# of a property. A decimal with four places becomes one with any (CDS: `Decimal` without arguments), wherever the type is used.
#
#   type Money : Decimal;
#   type Code : String(4);
#   price : Decimal(20, 4);
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @sap/cds-dk@9.9.6 @sap/cds@9.9.3
cat > things.xml <<'XML'
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
  <Schema Namespace="org.example" xmlns="http://docs.oasis-open.org/odata/ns/edm">
    <TypeDefinition Name="Money" UnderlyingType="Edm.Decimal" Precision="20" Scale="4"/>
    <TypeDefinition Name="Code" UnderlyingType="Edm.String" MaxLength="4"/>
    <EntityType Name="Thing">
      <Key><PropertyRef Name="id"/></Key>
      <Property Name="id" Type="Edm.String" Nullable="false"/>
      <Property Name="price" Type="Edm.Decimal" Precision="20" Scale="4"/>
    </EntityType>
    <EntityContainer Name="Service"><EntitySet Name="Things" EntityType="org.example.Thing"/></EntityContainer>
  </Schema>
</edmx:DataServices></edmx:Edmx>
XML
npx cds import things.xml --as cds --out imported > log 2>&1 || { cat log; exit 1; }
found=$(grep -E 'type |price ' imported.cds | sed 's/^ *//')
echo "$found"
test "$found" = "type Money : Decimal;
type Code : String(4);
price : Decimal(20, 4);"
