#!/bin/sh
# @microsoft/microsoft-graph-client 3.0.7: a request in a batch loses its path if there are two slashes and later one more
# after the host, be it a URL in the query (RFC 3986, section 3.4, allows `:` and `/` there, and `Request` leaves them as they
# are) or a path with an empty segment. The host is cut off with a pattern that fits again further on, and of the pieces one
# is used. What is asked for is the root of the service; the other requests of the batch are as they should be.
#
#   /v1.0/sites?$filter=webUrl eq 'https://else.example/x'  -> /
#   /v1.0/me/drive/root:/a//b:/content                      -> /
#   /v1.0/me                                                -> /v1.0/me
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/microsoft-graph-client@3.0.7
cat > observed.mjs <<'JS'
import assert from "node:assert";
import graph from "@microsoft/microsoft-graph-client";

const paths = ["/v1.0/sites?$filter=webUrl eq 'https://else.example/x'", "/v1.0/me/drive/root:/a//b:/content", "/v1.0/me"];
const steps = paths.map((path, i) => ({ id: String(i), request: new Request("https://graph.example" + path) }));
const { requests } = await new graph.BatchRequestContent(steps).getContent();
paths.forEach((path, i) => console.log(path.padEnd(54), " ->", requests[i].url));
assert.deepEqual(requests.map(({ url }) => url), ["/", "/", "/v1.0/me"]);
JS
node observed.mjs
