"""The YAML before the text of a page, read safely.

Every scalar stays a string (`03/30/2017`, `"14"`), so nothing is guessed and nothing is constructed. What could
explode (aliases, deep nesting, megabytes) is refused with a diagnostic; what is not YAML is read line by line.
"""

import re
from itertools import pairwise
from typing import Any

import yaml

from refgen.ops.lines import Line
from refgen.ops.plain_yaml import read_plain
from refgen.ops.reader import Reader
from refgen.ops.tree import FrontMatter
from refgen.text import Severity
from refgen.text.late import late

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_KEY = re.compile(r"([A-Za-z_][\w.\-]*)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = late(r"[ \t]*-[ \t]+(.*)$")
_SUSPICIOUS = late(r"[\[{][\s\[{]{4}|(?:-[ \t]+){4}|[:\-\[,{][ \t]*[&*]\w")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MAX_LENGTH = 100_000
_MAX_DEPTH = 8

EMPTY = FrontMatter(0, 0, {}, {})


def read_front_matter(reader: Reader, lines: list[Line]) -> tuple[FrontMatter, int]:
    """The front matter and the number of lines it takes; `EMPTY` and 0 where the page has none."""
    if not lines or lines[0].text.lstrip("\ufeff").rstrip() != "---":
        return EMPTY, 0
    closing = next((i for i, line in enumerate(lines[1:], 1) if line.text.rstrip() in ("---", "...")), 0)
    if not closing:
        reader.report(
            lines[0].start,
            "unclosed-front-matter",
            "The front matter is never closed",
            "end it with a line of three dashes",
        )
        return EMPTY, 0
    inner = lines[1:closing]
    data = _load(reader, inner)
    numbers: dict[str, int] = {}
    for number, line in enumerate(inner, 2):
        match = _KEY.match(line.text)
        if not match:
            continue
        if match[1] in numbers:
            reader.report(
                line.start, "duplicate-key", f"The front matter has {match[1]} twice", "keep one of them", Severity.INFO
            )
        numbers.setdefault(match[1], number)
    return FrontMatter(lines[0].start, lines[closing].stop, data, numbers), closing + 1


def _load(reader: Reader, lines: list[Line]) -> dict[str, str | tuple[str, ...]]:
    text = _SURROGATES.sub("\ufffd", "\n".join(line.text for line in lines))
    plain = read_plain(text.split("\n")) if lines and len(text) <= _MAX_LENGTH else None
    if plain is not None:
        return plain
    start = lines[0].start if lines else 0
    if len(text) > _MAX_LENGTH or (_SUSPICIOUS.search(text) and _would_explode(text)):
        reader.report(
            start,
            "unsafe-front-matter",
            "The front matter has aliases, is nested deeply or is very large, and was not read",
            "write plain keys and lists",
            Severity.ERROR,
        )
        return {}
    try:
        data = yaml.load(text, _Loader)  # noqa: S506  (BaseLoader constructs nothing but strings, lists and maps)
    except yaml.YAMLError as error:
        at, key, reason = _faulty(lines, error)
        reader.report(
            at,
            "bad-front-matter",
            f"The front matter is no valid YAML: {reason}",
            f"quote the value of {key}" if key else "write `key: value` lines",
            Severity.ERROR,
        )
        return _line_by_line(lines)
    if data is None or data == "":
        return {}
    if not isinstance(data, dict):
        reader.report(
            start,
            "bad-front-matter",
            "The front matter is not a list of keys and values",
            "write `key: value` lines",
            Severity.ERROR,
        )
        return {}
    return {str(key): _value(value) for key, value in data.items()}


def _faulty(lines: list[Line], error: yaml.YAMLError) -> tuple[int, str, str]:
    """Offset and key of the entry at fault, and the reason.

    A quote that is never closed makes the reader stumble many lines further down, so each entry is tried alone first.
    """
    starts = [number for number, line in enumerate(lines) if _KEY.match(line.text)]
    for number, stop in pairwise([*starts, len(lines)]):
        entry = "\n".join(line.text for line in lines[number:stop])
        try:
            yaml.load(_SURROGATES.sub("\ufffd", entry), _Loader)  # noqa: S506  (as above)
        except yaml.YAMLError as own:
            match = _KEY.match(lines[number].text)
            return lines[number].start, match[1] if match else "", _reason(own)
    mark = getattr(error, "problem_mark", None)
    at = lines[min(mark.line, len(lines) - 1)].start if mark and lines else 0
    return at, "", _reason(error)


def _reason(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error)


def _value(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return tuple(item if isinstance(item, str) else _as_yaml(item) for item in value)
    return _as_yaml(value)


def _as_yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10_000).strip()


def _would_explode(text: str) -> bool:
    """Whether the YAML uses aliases or nests deeper than any real page; reads events, which costs no recursion."""
    depth = 0
    try:
        for event in yaml.parse(text, _Loader):
            if isinstance(event, yaml.AliasEvent):
                return True
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _MAX_DEPTH:
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return False
    return False


def _line_by_line(lines: list[Line]) -> dict[str, str | tuple[str, ...]]:
    """Keys and values as far as single lines tell them: for front matter that YAML refuses."""
    data: dict[str, str | tuple[str, ...]] = {}
    key = ""
    for line in lines:
        if match := _KEY.match(line.text):
            key = match[1]
            data[key] = (match[2] or "").strip().strip("\"'")
        elif key and (item := _ITEM.match(line.text)):
            held = data[key]
            data[key] = (*((held,) if isinstance(held, str) and held else held or ()), item[1].strip().strip("\"'"))
    return data
