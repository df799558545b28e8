#!/bin/sh
# msgraph-core 1.5.2 (PyPI): its `PageIterator` takes a page without items for the last, though it has a next link, and what
# comes after is never asked for. Nothing tells: `iterate` returns as it does at the end. Whether there are more pages is said
# by the link alone (OData Protocol, "Server-Driven Paging"), and the first answers of a delta query are often empty.
#
#   pages [1] [2] [3]  -> items [1, 2, 3], requests 2
#   pages [1] [] [3]   -> items [1], requests 1
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check msgraph-core==1.5.2 microsoft-kiota-abstractions==1.16.0
cat > observed.py <<'PYTHON'
import asyncio

from kiota_abstractions.serialization import Parsable
from msgraph_core.tasks.page_iterator import PageIterator


class Page(Parsable):
    def __init__(self, value, odata_next_link):
        self.value = value
        self.odata_next_link = odata_next_link

    def get_field_deserializers(self):
        return {}

    def serialize(self, writer):
        pass


class Adapter:
    """Answers with the page that the URL names, and counts."""

    def __init__(self, pages):
        self.pages = pages
        self.requests = 0

    async def send_async(self, request, *_):
        self.requests += 1
        return self.pages[request.url]


async def iterate(*values):
    links = [f"https://service.example/{number}" for number in range(1, len(values))] + [None]
    pages = [Page(value, link) for value, link in zip(values, links)]
    adapter = Adapter(dict(zip(links, pages[1:])))
    items = []
    await PageIterator(pages[0], adapter).iterate(lambda item: items.append(item) or True)
    shown = " ".join(map(str, values))
    print(f"pages {shown:11}  -> items {items}, requests {adapter.requests}")
    return items


assert asyncio.run(iterate([1], [2], [3])) == [1, 2, 3]
assert asyncio.run(iterate([1], [], [3])) == [1]
PYTHON
venv/bin/python observed.py
