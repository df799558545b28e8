#!/bin/sh
# microsoft-kiota-serialization-json 1.16.0 (PyPI): an Edm.Duration is read as ISO 8601 has it and written as Python shows it,
# `1 day, 1:00:00`, which OData does not have. Of its own output the library reads whole hours, minutes and seconds below a
# day; with a day or a fraction it gives None, and no error. A negative duration, which OData has, is None from the start.
#
#   P1DT1H  -> "1 day, 1:00:00"  -> None
#   PT1.5S  -> "0:00:01.500000"  -> None
#   PT1H    -> "1:00:00"         -> 1:00:00
#   -PT1H   -> None
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check microsoft-kiota-serialization-json==1.16.0 microsoft-kiota-abstractions==1.16.0
cat > observed.py <<'PYTHON'
import json

from kiota_serialization_json.json_parse_node import JsonParseNode
from kiota_serialization_json.json_serialization_writer import JsonSerializationWriter


def read(text):
    return JsonParseNode(text).get_timedelta_value()


def write(duration):
    writer = JsonSerializationWriter()
    writer.write_timedelta_value(None, duration)
    return json.loads(writer.get_serialized_content())


for text, expected in {"P1DT1H": "1 day, 1:00:00", "PT1.5S": "0:00:01.500000", "PT1H": "1:00:00"}.items():
    written = write(read(text))
    print(f"{text:6}  -> {json.dumps(written):16}  -> {read(written)}")
    assert written == expected
    assert read(written) == (read(text) if text == "PT1H" else None)
print("-PT1H   ->", read("-PT1H"))
assert read("-PT1H") is None
PYTHON
venv/bin/python observed.py
