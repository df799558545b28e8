#!/bin/sh
# odata-csdl 0.11.2 (the converter of the OData TC from CSDL XML to CSDL JSON): a default value is turned into JSON by how it
# looks, not by the type. Only for a type written as `Edm.String` digits stay text; behind a type definition `0007` is 7, as
# is base64url of digits, and the texts `true` and `null` are a Boolean and nothing even for `Edm.String`. CSDL JSON 4.01,
# "Default Value", wants the representation of the type.
#
#   self.Code   0007  -> 7 (underlying type: Edm.String)
#   Edm.Binary  1234  -> 1234
#   Edm.String  true  -> true
#   Edm.String  null  -> null
#   Edm.String  0007  -> "0007"
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . odata-csdl@0.11.2
cat > observed.mjs <<'JS'
import assert from "node:assert";
import csdl from "odata-csdl";

const values = [
  ["self.Code", "0007", 7],
  ["Edm.Binary", "1234", 1234],
  ["Edm.String", "true", true],
  ["Edm.String", "null", null],
  ["Edm.String", "0007", "0007"],
];
const properties = values.map(([type, value], i) => `<Property Name="p${i}" Type="${type}" DefaultValue="${value}"/>`);
const messages = [];
const json = csdl.xml2json(
  `<edmx:Edmx Version="4.01" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
     <Schema Namespace="org.example" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
       <TypeDefinition Name="Code" UnderlyingType="Edm.String" MaxLength="4"/>
       <ComplexType Name="Thing">${properties.join("")}</ComplexType>
     </Schema>
   </edmx:DataServices></edmx:Edmx>`,
  { messages },
);
assert.deepEqual(messages, []);
values.forEach(([type, value, expected], i) => {
  const found = json["org.example"].Thing[`p${i}`].$DefaultValue;
  console.log(type.padEnd(11), value, " ->", JSON.stringify(found));
  assert.strictEqual(found, expected);
});
JS
node observed.mjs
