#!/bin/sh
# @microsoft/kiota-serialization-form 1.0.0-preview.109: in what it reads a `+` stays, where the format has a space (URL Standard,
# application/x-www-form-urlencoded), and a value with an equals sign in it is left out, where the first one ends the name.
# `URLSearchParams`, with which programs write such bodies, writes each space as `+`.
#
#   a=one+two&b=QQ==
#   kiota:           [ 'one+two', undefined ]
#   URLSearchParams: [ 'one two', 'QQ==' ]
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/kiota-abstractions@1.0.0-preview.109 @microsoft/kiota-serialization-form@1.0.0-preview.109
cat > observed.mjs <<'JS'
import assert from "node:assert";
import { FormParseNode } from "@microsoft/kiota-serialization-form";

const body = "a=one+two&b=QQ==";
const node = new FormParseNode(body);
const found = ["a", "b"].map((name) => node.getChildNode(name)?.getStringValue());
const standard = ["a", "b"].map((name) => new URLSearchParams(body).get(name));
console.log(body);
console.log("kiota:          ", found);
console.log("URLSearchParams:", standard);
assert.deepEqual(found, ["one+two", undefined]);
assert.deepEqual(standard, ["one two", "QQ=="]);
JS
node observed.mjs
