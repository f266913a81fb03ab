"""JSON that ends in a long list with one entry a line: differences can be read, and the fast encoder of Python writes it.

(With `indent`, Python encodes in Python, which takes five times as long for the thousands of findings of a reference.)
"""

import json
from collections.abc import Iterable, Mapping

_BETWEEN = b",\n"

row = json.JSONEncoder(ensure_ascii=False).encode
"""An entry of the list."""


def with_rows(
    head: Mapping[str, object], name: str, rows: Iterable[bytes], around: tuple[bytes, bytes] = (b"", b"\n")
) -> bytes:
    """An object with the entries of `head`, which is not empty, and then that list; rows may come several at a time.

    `around` is what stands before and behind the object.
    """
    before = b'%b%b, "%b": [\n' % (around[0], writable(row(head))[:-1], name.encode())
    # A report may have megabytes: they are put together once.
    parts = [part for some in rows for part in (_BETWEEN, some)]
    return b"".join((before, *parts[1:], b"\n]}", around[1]))


def joined(rows: Iterable[str]) -> bytes:
    """Some rows of a list, for `with_rows`."""
    return _BETWEEN.join(map(writable, rows))


def writable(text: str) -> bytes:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace")
