#!/bin/sh
# odata-query 0.10.0 (PyPI): the visitor that writes a tree as a filter compares precedences, and leaves out the parentheses
# where they are equal, on the right side too. There they matter for `sub`, `div`, `mod` and the comparisons, which are read from
# left to right. The filter is valid and means something else. Around `add` under `mul` they stay.
#
#   A sub (B sub C) eq 1  -> A sub B sub C eq 1
#   A div (B mul C) eq 1  -> A div B mul C eq 1
#   A mul (B add C) eq 1  -> A mul (B add C) eq 1
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odata-query==0.10.0
cat > observed.py <<'PYTHON'
from odata_query.grammar import ODataLexer, ODataParser
from odata_query.roundtrip import AstToODataVisitor


def read(text):
    return ODataParser().parse(ODataLexer().tokenize(text))


expected = {
    "A sub (B sub C) eq 1": "A sub B sub C eq 1",
    "A div (B mul C) eq 1": "A div B mul C eq 1",
    "A mul (B add C) eq 1": "A mul (B add C) eq 1",
}
for text, result in expected.items():
    written = AstToODataVisitor().visit(read(text))
    print(text, " ->", written)
    assert written == result
    assert (read(written) == read(text)) == (written == text)
PYTHON
venv/bin/python observed.py
