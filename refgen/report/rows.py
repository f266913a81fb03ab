"""JSON that ends in a long list with one entry a line: differences can be read, and the fast encoder of Python writes it.

(With `indent`, Python encodes in Python, which takes five times as long for the thousands of findings of a reference.)
"""

import json
from collections.abc import Iterable, Mapping

ROWS_END = b",\n"
"""Between two entries."""

row = json.JSONEncoder(ensure_ascii=False).encode
"""An entry of the list."""


def with_rows(head: Mapping[str, object], name: str, rows: Iterable[bytes]) -> bytes:
    """An object with the entries of `head`, which is not empty, and then that list; rows may come several at a time."""
    return b'%b, "%b": [\n%b\n]}' % (writable(row(head))[:-1], name.encode(), ROWS_END.join(rows))


def joined(rows: Iterable[str]) -> bytes:
    """Some rows of a list, for `with_rows`."""
    return ROWS_END.join(map(writable, rows))


def writable(text: str) -> bytes:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace")
