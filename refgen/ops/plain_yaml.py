"""Front matter as nearly every page writes it, a key or an item a line, read without a YAML parser.

That spares a tenth of the time that reading a page takes. Whatever is not that simple is left to the parser, which says
the same of what is.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from sys import intern

from refgen.ops.lines import Line

KEY = re.compile(r"([A-Za-z_][\w.\-]*)[ \t]*:(?:[ \t]+(.*))?$")
MAX_LENGTH = 100_000
"""Code points of a front matter that is read."""
_REMEMBERED = 1 << 12
"""Lines that a process keeps: most stand in the front matter of other pages, too."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_SCALAR = r"""("[^"\\]*"|'[^']*'|[^ \-?:,\[\]{}#&*!|>'"%@`](?:[^: ]|:(?=[^ ])| +(?=[^ #]))*)"""
_ENTRY = re.compile(rf"([A-Za-z_][\w.\-]{{0,99}}):(?: +{_SCALAR})? *|( *)- +{_SCALAR} *")


@lru_cache(maxsize=_REMEMBERED)
def key_of(line: str) -> str | None:
    """The key that a line of front matter has; None where it has none."""
    match = KEY.match(line)
    return intern(match[1]) if match else None


def text_of(lines: Sequence[Line]) -> str:
    """The text of some lines, without surrogates, which YAML cannot have."""
    return _SURROGATES.sub("\ufffd", "\n".join(line.text for line in lines))


def read_plain(lines: Sequence[str]) -> dict[str, str | tuple[str, ...]] | None:
    """Keys with their values, strings all; None where anything needs a parser."""
    data: dict[str, str | tuple[str, ...]] = {}
    name, depth, is_open = "", None, False
    for line in lines:
        entry = _entry(line)
        if entry is None:
            return None
        key, value, indent, item = entry
        if key is not None:
            name, depth, is_open = key, None, value is None
            data[name] = value or ""
        elif is_open and depth in {None, indent}:
            depth = indent
            data[name] = (*data[name], item)
        else:
            return None
    return data


@lru_cache(maxsize=_REMEMBERED)
def _entry(line: str) -> tuple[str | None, str | None, str | None, str] | None:
    """A key and its value, or the indentation of an item and the item; None for neither."""
    match = _ENTRY.fullmatch(line) if line.isprintable() else None
    if match is None:
        return None
    key, value, indent, item = match.groups()
    return key and intern(key), value and _bare(value), indent, item and _bare(item)


def _bare(scalar: str) -> str:
    return scalar[1:-1] if scalar[0] in "\"'" else scalar
