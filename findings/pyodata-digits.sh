#!/bin/sh
# pyodata 1.12.1 (PyPI): an Edm.Double is sent with seven digits, in bodies and in URLs, although the type is declared with
# fifteen; an Edm.Single with six decimals, so that what is small is zero. Both come from Python's formats, `E` and `f`, without
# a precision. What was read exactly is written back as something else, and a filter for it finds nothing.
#
#   Edm.Double 123456789.0   -> 1.234568E+08
#   Edm.Double 0.123456789   -> 1.234568E-01
#   Edm.Single 1e-07         -> 0.000000
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyodata==1.12.1
cat > observed.py <<'PYTHON'
from pyodata.v2.model import Types


def written(name, value):
    traits = Types.from_name(name).traits
    assert traits.to_json(value) == traits.to_literal(value)
    print(f"{name} {value!s:12}  -> {traits.to_json(value)}")
    return traits.to_json(value)


assert written("Edm.Double", 123456789.0) == "1.234568E+08"
assert written("Edm.Double", 0.123456789) == "1.234568E-01"
assert written("Edm.Single", 1e-07) == "0.000000"
PYTHON
venv/bin/python observed.py
