#!/bin/sh
# microsoft-kiota-serialization-json 1.16.0 (PyPI): an Edm.Binary, which is base64url in JSON (OData JSON Format, "Primitive
# Value"; RFC 4648, section 5), is read by the decoder of base64 in its lenient form, which leaves out what it does not know.
# So `-` and `_` vanish: if that leaves a multiple of four the bytes are too few, and otherwise there is an error about padding
# that is not missing.
#
#   AAAA-_-_ (6 bytes)  -> 3 bytes
#   -_-_     (3 bytes)  -> 0 bytes
#   AAA_     (3 bytes)  -> Incorrect padding
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check microsoft-kiota-serialization-json==1.16.0 microsoft-kiota-abstractions==1.16.0
cat > observed.py <<'PYTHON'
from base64 import urlsafe_b64decode

from kiota_serialization_json.json_parse_node import JsonParseNode


def read(text):
    try:
        return f"{len(JsonParseNode(text).get_bytes_value())} bytes"
    except ValueError as error:
        return str(error)


texts = ["AAAA-_-_", "-_-_", "AAA_"]
for text in texts:
    print(f"{text:8} ({len(urlsafe_b64decode(text))} bytes)  ->", read(text))
assert [read(text) for text in texts] == ["3 bytes", "0 bytes", "Incorrect padding"]
PYTHON
venv/bin/python observed.py
