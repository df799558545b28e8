#!/bin/sh
# @microsoft/kiota-abstractions 1.0.0-preview.109: an Edm.Date before the year 0 is read as another date and not refused. What
# `DateOnly.parse` does not recognize is left to the guesses of `Date.parse`, which in V8 takes the minus for a separator and
# the parts for a day of our time. OData's ABNF allows the sign (`year`), as XML Schema does.
#
#   -2001-05-06  -> 2001-05-06
#   -0001-12-31  -> 2031-01-12
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/kiota-abstractions@1.0.0-preview.109
cat > observed.mjs <<'JS'
import assert from "node:assert";
import { DateOnly } from "@microsoft/kiota-abstractions";

const read = (text) => DateOnly.parse(text).toString();
const dates = ["-2001-05-06", "-0001-12-31"];
for (const date of dates) console.log(date, " ->", read(date));
assert.deepEqual(dates.map(read), ["2001-05-06", "2031-01-12"]);
JS
node observed.mjs
