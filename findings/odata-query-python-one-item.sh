#!/bin/sh
# odata-query 0.10.0 (PyPI): a list of one item needs a comma at the end, as a tuple of Python does, and OData does not allow
# that comma (ABNF, `listExpr`). So `in` with one value, as programs write it that join what they have, is an error, and what
# the library reads instead is an error for services. Its own visitor writes the form that it does not read.
#
#   Name in ('a','b')  -> read, written as Name in ('a', 'b')
#   Name in ('a')      -> ParsingException
#   Name in ('a',)     -> read, written as Name in ('a')
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odata-query==0.10.0
cat > observed.py <<'PYTHON'
from odata_query.exceptions import ParsingException
from odata_query.grammar import ODataLexer, ODataParser
from odata_query.roundtrip import AstToODataVisitor


def read(text):
    try:
        tree = ODataParser().parse(ODataLexer().tokenize(text))
        return "read, written as " + AstToODataVisitor().visit(tree)
    except ParsingException:
        return "ParsingException"


expected = {
    "Name in ('a','b')": "read, written as Name in ('a', 'b')",
    "Name in ('a')": "ParsingException",
    "Name in ('a',)": "read, written as Name in ('a')",
}
for text, result in expected.items():
    print(text.ljust(17), " ->", read(text))
    assert read(text) == result
PYTHON
venv/bin/python observed.py
