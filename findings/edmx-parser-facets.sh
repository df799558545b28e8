#!/bin/sh
# @sap-ux/edmx-parser 0.10.0: an enum is never one of flags, since the attribute, which is text, is compared with the Boolean
# true. The length of a string or binary that may have any length is 5000, a number that is in no specification, and cannot be
# told from a limit of 5000. A decimal with floating scale (CSDL XML 4.01, "Scale") has NaN for it.
#
#   IsFlags="true"    -> isFlags false
#   MaxLength="max"   -> maxLength 5000
#   Scale="floating"  -> scale NaN
#   Scale="variable"  -> scale variable
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @sap-ux/edmx-parser@0.10.0
cat > observed.mjs <<'JS'
import assert from "node:assert";
import edmx from "@sap-ux/edmx-parser";

const { schema } = edmx.parse(
  `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
     <Schema Namespace="org.example" xmlns="http://docs.oasis-open.org/odata/ns/edm">
       <EnumType Name="Days" IsFlags="true"><Member Name="Mo" Value="1"/><Member Name="Tu" Value="2"/></EnumType>
       <EntityType Name="Thing">
         <Key><PropertyRef Name="id"/></Key>
         <Property Name="id" Type="Edm.String" Nullable="false" MaxLength="max"/>
         <Property Name="floating" Type="Edm.Decimal" Scale="floating"/>
         <Property Name="variable" Type="Edm.Decimal" Scale="variable"/>
       </EntityType>
     </Schema>
   </edmx:DataServices></edmx:Edmx>`,
);
const [id, floating, variable] = schema.entityTypes[0].entityProperties;
const found = [schema.enumTypes[0].isFlags, id.maxLength, floating.scale, variable.scale];
console.log('IsFlags="true"    -> isFlags', found[0]);
console.log('MaxLength="max"   -> maxLength', found[1]);
console.log('Scale="floating"  -> scale', found[2]);
console.log('Scale="variable"  -> scale', found[3]);
assert.deepEqual(found, [false, 5000, NaN, "variable"]);
JS
node observed.mjs
