"""Front matter as nearly every page writes it, a key or an item a line, read without a YAML parser.

That spares a tenth of the time that reading a page takes. Whatever is not that simple is left to the parser, which says
the same of what is.
"""

import re
from collections.abc import Sequence

from refgen.ops.lines import Line

KEY = re.compile(r"([A-Za-z_][\w.\-]*)[ \t]*:(?:[ \t]+(.*))?$")
MAX_LENGTH = 100_000
"""Code points of a front matter that is read."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_SCALAR = r"""("[^"\\]*"|'[^']*'|[^ \-?:,\[\]{}#&*!|>'"%@`](?:[^: ]|:(?=[^ ])| +(?=[^ #]))*)"""
_ENTRY = re.compile(rf"([A-Za-z_][\w.\-]{{0,99}}):(?: +{_SCALAR})? *|( *)- +{_SCALAR} *")


def text_of(lines: Sequence[Line]) -> str:
    """The text of some lines, without surrogates, which YAML cannot have."""
    return _SURROGATES.sub("\ufffd", "\n".join(line.text for line in lines))


def read_plain(lines: Sequence[str]) -> dict[str, str | tuple[str, ...]] | None:
    """Keys with their values, strings all; None where anything needs a parser."""
    data: dict[str, str | tuple[str, ...]] = {}
    name, depth, is_open = "", None, False
    for line in lines:
        match = _ENTRY.fullmatch(line) if line.isprintable() else None
        if match is None:
            return None
        key, value, indent, item = match.groups()
        if key is not None:
            name, depth, is_open = key, None, value is None
            data[name] = _bare(value) if value else ""
        elif is_open and depth in {None, indent}:
            depth = indent
            data[name] = (*data[name], _bare(item))
        else:
            return None
    return data


def _bare(scalar: str) -> str:
    return scalar[1:-1] if scalar[0] in "\"'" else scalar
