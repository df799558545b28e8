#!/bin/sh
# microsoft-kiota-serialization-json 1.16.0 (PyPI): a property that the model does not know does not come back as it was. A
# string that looks like a date becomes a time at midnight, and is written as that, which is neither an Edm.Date nor, for want
# of an offset, an Edm.DateTimeOffset; of a time the seventh digit is lost, which .NET's services send. There is no setting
# that leaves text alone.
#
#   "2024-05-06"                    -> "2024-05-06T00:00:00"
#   "2024-05-06T07:08:09.1234567Z"  -> "2024-05-06T07:08:09.123456+00:00"
#   "May 6th"                       -> "May 6th"
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check microsoft-kiota-serialization-json==1.16.0 microsoft-kiota-abstractions==1.16.0
cat > observed.py <<'PYTHON'
import json

from kiota_abstractions.serialization import AdditionalDataHolder, Parsable
from kiota_serialization_json.json_parse_node import JsonParseNode
from kiota_serialization_json.json_serialization_writer import JsonSerializationWriter


class Thing(AdditionalDataHolder, Parsable):
    def __init__(self):
        self.additional_data = {}

    @staticmethod
    def create_from_discriminator_value(_):
        return Thing()

    def get_field_deserializers(self):
        return {}

    def serialize(self, writer):
        writer.write_additional_data_value(self.additional_data)


def again(text):
    thing = JsonParseNode({"later": text}).get_object_value(Thing)
    writer = JsonSerializationWriter()
    writer.write_object_value(None, thing)
    return json.loads(writer.get_serialized_content())["later"]


expected = {
    "2024-05-06": "2024-05-06T00:00:00",
    "2024-05-06T07:08:09.1234567Z": "2024-05-06T07:08:09.123456+00:00",
    "May 6th": "May 6th",
}
for text, written in expected.items():
    print(f"{json.dumps(text):30}  ->", json.dumps(again(text)))
    assert again(text) == written
PYTHON
venv/bin/python observed.py
