"""The YAML before the text of a page, read safely.

Every scalar stays a string (`03/30/2017`, `"14"`), so nothing is guessed and nothing is constructed. What could
explode (aliases, deep nesting, megabytes) is refused with a diagnostic; what is not YAML is read line by line.
"""

from itertools import pairwise

from refgen.ops.lines import Line
from refgen.ops.plain_yaml import MAX_LENGTH, key_of, read_plain, text_of
from refgen.ops.reader import Reader
from refgen.ops.tree import FrontMatter
from refgen.text import Severity

EMPTY = FrontMatter(0, 0, {}, {})
_IN_ANY_LETTERS = frozenset({"Title", "Description", "Author"})
"""Keys that people write with a capital, too."""


def read_front_matter(reader: Reader, lines: list[Line]) -> tuple[FrontMatter, int]:
    """The front matter and the number of lines it takes; `EMPTY` and 0 where the page has none."""
    if not lines or lines[0].text.lstrip("\ufeff").rstrip() != "---":
        return EMPTY, 0
    closing = next((i for i, line in enumerate(lines[1:], 1) if line.text.rstrip() in ("---", "...")), 0)
    taken = closing + 1
    if closing and _has_text(lines[1:closing]) and not _is_yaml(lines[1:closing]):
        closing = 0  # that is a line across the page
    if not closing:
        taken = _end_of_entries(lines)
        if taken == 1 or _is_prose(lines[1:taken]):
            # A line across the page, with which no front matter begins.
            return EMPTY, 0
        reader.report(
            lines[0].start,
            "unclosed-front-matter",
            "The front matter is never closed",
            f"end it with a line of three dashes, below line {taken}",
            Severity.ERROR,
        )
    inner = lines[1 : closing or taken]
    data = _load(reader, inner)
    numbers: dict[str, int] = {}
    for number, line in enumerate(inner, 2):
        key = key_of(line.text)
        if key is None:
            continue
        if key in numbers:
            reader.report(
                line.start, "duplicate-key", f"The front matter has {key} twice", "keep one of them", Severity.INFO
            )
        numbers.setdefault(key, number)
    return FrontMatter(lines[0].start, lines[taken - 1].stop, data, numbers), taken


def _has_text(lines: list[Line]) -> bool:
    """Whether a paragraph begins among some lines, behind a blank one: neither a key nor an item, nor indented, nor a comment."""
    return any(
        not before.body and line.body and not line.indent and line.body[0] not in "-#" and not key_of(line.text)
        for before, line in pairwise(lines)
    )


def _is_yaml(lines: list[Line]) -> bool:
    """Whether lines are keys and values all the same: keys in quotation marks or of other letters, values of several lines."""
    from refgen.ops.yaml_front_matter import is_mapping  # noqa: PLC0415  (as below)

    return is_mapping(text_of(lines))


def _end_of_entries(lines: list[Line]) -> int:
    """The number of lines that front matter takes which nothing closes: up to the first that is no key and belongs to none.

    So one lost line does not make a paragraph of all keys, and a page without any.
    """
    end = 1
    while end < len(lines) and (
        key_of(lines[end].text)
        or (end > 1 and lines[end].body and (lines[end].indent or lines[end].body.startswith("- ")))
    ):
        end += 1
    return end


def _is_prose(lines: list[Line]) -> bool:
    """Whether what look like entries are texts behind a word, such as `Note: …`: keys begin with a small letter, or have capitals only."""
    keys = [key for line in lines if (key := key_of(line.text))]
    return all(key.isalpha() and key.istitle() and key not in _IN_ANY_LETTERS for key in keys)


def _load(reader: Reader, lines: list[Line]) -> dict[str, str | tuple[str, ...]]:
    text = text_of(lines)
    plain = read_plain(text.split("\n")) if lines and len(text) <= MAX_LENGTH else None
    if plain is not None:
        return plain
    from refgen.ops.yaml_front_matter import read_yaml  # noqa: PLC0415  (PyYAML takes long to import)

    return read_yaml(reader, lines, text)
