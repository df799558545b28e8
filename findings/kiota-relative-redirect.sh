#!/bin/sh
# @microsoft/kiota-http-fetchlibrary 1.0.0-preview.109: a relative `Location` is resolved against the request's URL
# (RFC 9110, section 10.2.2), unless there is `://` anywhere in it. A path with a URL in its query, as sign-in and proxies
# make them, is then taken for absolute, and handed on as it is, which `fetch` refuses outside of a page.
#
#   /next?page=2                     -> https://service.example/next?page=2
#   /next?from=https://else.example  -> /next?from=https://else.example
#   fetch: Failed to parse URL from /next?from=https://else.example
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/kiota-abstractions@1.0.0-preview.109 @microsoft/kiota-http-fetchlibrary@1.0.0-preview.109
cat > observed.mjs <<'JS'
import assert from "node:assert";
import { RedirectHandler } from "@microsoft/kiota-http-fetchlibrary";

const follow = async (location) => {
  const urls = [];
  const handler = new RedirectHandler();
  handler.next = {
    async execute(url) {
      urls.push(url);
      return urls.length > 1 ? new Response() : new Response(null, { status: 302, headers: { location } });
    },
  };
  await handler.execute("https://service.example/start", { method: "GET", headers: {} });
  console.log(location.padEnd(31), " ->", urls[1]);
  return urls[1];
};
assert.equal(await follow("/next?page=2"), "https://service.example/next?page=2");
const location = "/next?from=https://else.example";
assert.equal(await follow(location), location);
const error = await fetch(location).catch((error) => error);
console.log("fetch:", error.message);
assert(error instanceof TypeError);
JS
node observed.mjs
