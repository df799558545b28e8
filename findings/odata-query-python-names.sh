#!/bin/sh
# odata-query 0.10.0 (PyPI): the name of a property cannot begin with `all`, `any`, `null`, `true` or `false`, since the lexer
# cuts these off without asking where the word ends; elsewhere in a name they do no harm. `allDay` is `all` and `Day`, which
# is an error. OData has no reserved words for names (ABNF, `odataIdentifier`).
#
#   isAllDay eq 1  -> read
#   allDay eq 1    -> ParsingException
#   nullable eq 1  -> ParsingException
#   trueName eq 1  -> ParsingException
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odata-query==0.10.0
cat > observed.py <<'PYTHON'
from odata_query.exceptions import ParsingException
from odata_query.grammar import ODataLexer, ODataParser


def read(text):
    try:
        ODataParser().parse(ODataLexer().tokenize(text))
        return "read"
    except ParsingException:
        return "ParsingException"


names = ["isAllDay", "allDay", "nullable", "trueName"]
for name in names:
    print(f"{name} eq 1".ljust(13), " ->", read(f"{name} eq 1"))
assert [read(f"{name} eq 1") for name in names] == ["read"] + ["ParsingException"] * 3
PYTHON
venv/bin/python observed.py
