"""JSON that ends in a long list with one entry a line: differences can be read, and the fast encoder of Python writes it.

(With `indent`, Python encodes in Python, which takes five times as long for the thousands of findings of a reference.)
"""

import json
from collections.abc import Iterable, Mapping

_encode = json.JSONEncoder(ensure_ascii=False).encode


def with_rows(head: Mapping[str, object], name: str, rows: Iterable[object]) -> str:
    """An object with the entries of `head`, which is not empty, and then that list."""
    lines = ",\n".join(map(_encode, rows))
    return f"{_encode(head)[:-1]}, {_encode(name)}: [\n{lines}\n]}}"


def writable(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()
