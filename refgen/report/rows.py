"""JSON that ends in a long list with one entry a line: differences can be read, and the fast encoder of Python writes it.

(With `indent`, Python encodes in Python, which takes five times as long for the thousands of findings of a reference.)
"""

import json
from collections.abc import Iterable, Mapping

row = json.JSONEncoder(ensure_ascii=False).encode
"""An entry of the list."""


def with_rows(head: Mapping[str, object], name: str, rows: Iterable[str]) -> str:
    """An object with the entries of `head`, which is not empty, and then that list of writable rows."""
    lines = ",\n".join(rows)
    return f"{writable(row(head))[:-1]}, {row(name)}: [\n{lines}\n]}}"


def writable(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()
