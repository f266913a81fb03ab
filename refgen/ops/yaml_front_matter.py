"""Front matter that is more than plain keys and values, read by PyYAML."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import yaml

from refgen.ops.lines import Line
from refgen.ops.plain_yaml import KEY, MAX_LENGTH, text_of
from refgen.ops.reader import Reader
from refgen.text import Severity
from refgen.text.late import late

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ITEM = late(r"[ \t]*-[ \t]+(.*)$")
_SUSPICIOUS = late(r"[\[{][\s\[{]{4}|(?:-[ \t]+){4}|[:\-\[,{][ \t]*[&*]\w")
_MAX_DEPTH = 8


def read_yaml(reader: Reader, lines: list[Line], text: str) -> dict[str, str | tuple[str, ...]]:
    """The keys and values of lines of front matter, the text of which has no surrogates."""
    start = lines[0].start if lines else 0
    if _is_unsafe(text):
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
        at, reason, remedy = _faulty(lines, error)
        reader.report(
            at,
            "bad-front-matter",
            f"The front matter is no valid YAML: {reason}",
            remedy,
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


def is_mapping(text: str) -> bool:
    """Whether YAML has keys without blanks in a text, and nothing else; a paragraph may begin as a key of several words does."""
    if _is_unsafe(text):
        return False
    try:
        data = yaml.load(text, _Loader)  # noqa: S506  (as above)
    except yaml.YAMLError:
        return False
    return isinstance(data, dict) and not any(" " in str(key) for key in data)


def _is_unsafe(text: str) -> bool:
    return len(text) > MAX_LENGTH or (_SUSPICIOUS.search(text) is not None and _would_explode(text))


def _faulty(lines: list[Line], error: yaml.YAMLError) -> tuple[int, str, str]:
    """Offset of the entry at fault, the reason, and what to do.

    A quote that is never closed makes the reader stumble many lines further down, so each entry is tried alone first.
    """
    starts = [number for number, line in enumerate(lines) if KEY.match(line.text)]
    for number, stop in pairwise([*starts, len(lines)]):
        try:
            yaml.load(text_of(lines[number:stop]), _Loader)  # noqa: S506  (as above)
        except yaml.YAMLError as own:
            return _indented(lines[number:stop], own) or (
                lines[number].start,
                _reason(own),
                _remedy(lines[number].text),
            )
    mark = getattr(error, "problem_mark", None)
    at = lines[min(mark.line, len(lines) - 1)].start if mark and lines else 0
    return _indented(lines, error) or (at, _reason(error), "write `key: value` lines")


def _indented(lines: Sequence[Line], error: yaml.YAMLError) -> tuple[int, str, str] | None:
    """The same where a tab among what indents a line is at fault, which YAML does not know as such."""
    mark = getattr(error, "problem_mark", None)
    for line in lines[mark.line : mark.line + 1] if mark else ():
        if "\t" in line.text[: len(line.text) - len(line.text.lstrip())]:
            return line.start, "this line is indented with a tab", "indent it with blanks"
    return None


def _remedy(entry: str) -> str:
    """What to do about an entry that is no YAML, by its first line."""
    match = KEY.match(entry)
    if not match:
        return "write `key: value` lines"
    key, value = match[1], match[2] or ""
    if (sign := value[:1]) not in ("'", '"'):
        return f"quote the value of {key}"
    if sign == '"' and "\\" in value:
        return f"write the value of {key} in single quotation marks"
    return f"end the value of {key} with {sign}, and have none inside"


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
        if match := KEY.match(line.text):
            key = match[1]
            data[key] = (match[2] or "").strip().strip("\"'")
        elif key and (item := _ITEM.match(line.text)):
            held = data[key]
            data[key] = (*((held,) if isinstance(held, str) and held else held or ()), item[1].strip().strip("\"'"))
    return data
