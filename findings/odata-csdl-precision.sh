#!/bin/sh
# odata-csdl 0.11.2: without `Precision` a property in XML has no fraction of a second (CSDL XML 4.01, "Precision"), in JSON it
# has any (CSDL JSON 4.01, the same heading), so the converter has to write the zero. It does for Edm.DateTimeOffset, and not
# for the other two types that have seconds: those are wider in the JSON than in the XML that they come from.
#
#   Edm.DateTimeOffset  -> $Precision 0
#   Edm.Duration        -> $Precision absent
#   Edm.TimeOfDay       -> $Precision absent
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . odata-csdl@0.11.2
cat > observed.mjs <<'JS'
import assert from "node:assert";
import csdl from "odata-csdl";

const types = ["Edm.DateTimeOffset", "Edm.Duration", "Edm.TimeOfDay"];
const json = csdl.xml2json(
  `<edmx:Edmx Version="4.01" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
     <Schema Namespace="org.example" xmlns="http://docs.oasis-open.org/odata/ns/edm">
       <ComplexType Name="Thing">
         ${types.map((type, i) => `<Property Name="p${i}" Type="${type}"/>`).join("")}
       </ComplexType>
     </Schema>
   </edmx:DataServices></edmx:Edmx>`,
);
const found = types.map((_, i) => json["org.example"].Thing[`p${i}`].$Precision);
types.forEach((type, i) => console.log(type.padEnd(18), " -> $Precision", found[i] ?? "absent"));
assert.deepEqual(found, [0, undefined, undefined]);
JS
node observed.mjs
