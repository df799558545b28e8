#!/bin/sh
# odata-openapi 0.29.0: valid values do not fit the schemas that it makes. Of an enum of flags only single members do, where OData
# has several in one string (JSON Format, "Primitive Value": `enumValue`, with commas); of an Edm.Double only numbers, where INF, -INF
# and NaN are strings. For Edm.Decimal, which has them less often, strings are allowed.
#
#   Edm.Double   {"type":"number","format":"double"}
#   Edm.Decimal  {"anyOf":[{"type":"number"},{"type":"string"}],"format":"decimal"}
#   IsFlags      {"type":"string","enum":["Read","Write"]}
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . odata-csdl@0.11.2 odata-openapi@0.29.0
cat > observed.mjs <<'JS'
import assert from "node:assert";
import csdl from "odata-csdl";
import openapi from "odata-openapi";

const json = csdl.xml2json(
  `<edmx:Edmx Version="4.01" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
     <Schema Namespace="n" xmlns="http://docs.oasis-open.org/odata/ns/edm">
       <EnumType Name="Right" IsFlags="true"><Member Name="Read" Value="1"/><Member Name="Write" Value="2"/></EnumType>
       <EntityType Name="Thing">
         <Key><PropertyRef Name="id"/></Key>
         <Property Name="id" Type="Edm.String" Nullable="false"/>
         <Property Name="double" Type="Edm.Double" Nullable="false"/>
         <Property Name="decimal" Type="Edm.Decimal" Nullable="false" Scale="variable"/>
         <Property Name="right" Type="n.Right" Nullable="false"/>
       </EntityType>
       <EntityContainer Name="Service"><EntitySet Name="Things" EntityType="n.Thing"/></EntityContainer>
     </Schema>
   </edmx:DataServices></edmx:Edmx>`,
);
const { schemas } = openapi.csdl2openapi(json).components;
const { double, decimal } = schemas["n.Thing"].properties;
const shown = [double, decimal, schemas["n.Right"]].map(({ example, title, ...schema }) => JSON.stringify(schema));
["Edm.Double", "Edm.Decimal", "IsFlags"].forEach((name, i) => console.log(name.padEnd(12), shown[i]));
assert.deepEqual(shown, [
  '{"type":"number","format":"double"}',
  '{"anyOf":[{"type":"number"},{"type":"string"}],"format":"decimal"}',
  '{"type":"string","enum":["Read","Write"]}',
]);
JS
node observed.mjs
