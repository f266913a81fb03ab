"""The requirements section, taken apart by the labels of its lines."""

import re

from refgen.api.context import PageContext, units_of
from refgen.api.model import NOTHING, Requirements
from refgen.api.texts import clean
from refgen.ops import Unit
from refgen.text.late import late

_LABEL = re.compile(r"^\s*\*\*\s*([^*]+?)\s*\*\*\s*[:：]?\s*")
_BARE_LABEL = late(r"^\s*([^:：\[\]()]{3,40})[:：]\s*")
_HEADER_FILE = late(r"\b\w+\.\s?(?:h|idl|hpp)\b", re.IGNORECASE)


def read_requirements(context: PageContext) -> Requirements:
    """The four facts; a line without a label that names a header file is about the header."""
    lines: dict[str, list[Unit]] = {}
    field = ""
    for block in context.blocks("requirements"):
        for unit in units_of(block):
            text = context.texts.text(unit)
            named = _field(context, text)
            if not named and not field and _HEADER_FILE.search(text):
                named = "header"
            field = named or field
            if field:
                lines.setdefault(field, []).append(unit)
    passages = {name: context.texts.passage(units, without_label) for name, units in lines.items()}
    return Requirements(
        **{name: passages.get(name, NOTHING) for name in ("platforms", "header", "library", "versions")}
    )


def without_label(text: str) -> str:
    """`**Header:** MSCorEE.h` as `MSCorEE.h`."""
    return clean(_LABEL.sub("", text, count=1))


def _field(context: PageContext, text: str) -> str:
    match = _LABEL.match(text) or _BARE_LABEL.match(text)
    if not match:
        return ""
    label = match.group(1)
    return next((name for name, pattern in context.terms.requirement if pattern.search(label)), "")
