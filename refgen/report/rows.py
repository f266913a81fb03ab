"""JSON that ends in a long list with one entry a line: differences can be read, and the fast encoder of Python writes it.

(With `indent`, Python encodes in Python, which takes five times as long for the thousands of findings of a reference.)
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, repeat

from refgen.cache.stretch import Part, stretch

_BETWEEN = b",\n"

row = json.JSONEncoder(ensure_ascii=False).encode
"""An entry of the list."""


def with_rows(
    head: Mapping[str, object], name: str, rows: Iterable[Part], around: tuple[bytes, bytes] = (b"", b"\n")
) -> tuple[Part, ...]:
    """An object with the entries of `head`, which is not empty, and then that list; several rows are a stretch.

    `around` is what stands before and behind the object.
    """
    before = b'%b%b, "%b": [\n' % (around[0], writable(row(head))[:-1], name.encode())
    return stretch(before), *rows, stretch(b"\n]}%b" % around[1])


def leads() -> Iterator[bytes]:
    """What stands before the first rows, and before others."""
    return chain((b"",), repeat(_BETWEEN))


def joined(lead: bytes, rows: Iterable[str]) -> bytes:
    """Some rows of a list, for `with_rows`."""
    return lead + _BETWEEN.join(map(writable, rows))


def writable(text: str) -> bytes:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace")
