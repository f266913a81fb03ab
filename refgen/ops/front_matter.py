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
_UNOPENED = frozenset("\ufeffabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
"""What a key begins with, or the file."""


def read_front_matter(reader: Reader, lines: list[Line]) -> tuple[FrontMatter, int]:
    """The front matter and the number of lines it takes; `EMPTY` and 0 where the page has none."""
    if not lines or lines[0].text.lstrip("\ufeff").rstrip() != "---":
        return _read_unopened(reader, lines)
    closing = next((i for i, line in enumerate(lines[1:], 1) if line.text.rstrip() in ("---", "...")), 0)
    taken = closing + 1
    if closing and _has_text(lines[1:closing]) and not _is_yaml(lines[1:closing]):
        closing = 0  # that is a line across the page
    if not closing:
        taken = _end_of_entries(lines, 1)
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
    return _front_matter(reader, lines, lines[1 : closing or taken], taken), taken


def _read_unopened(reader: Reader, lines: list[Line]) -> tuple[FrontMatter, int]:
    """Entries that a line of dashes closes, and none opens: else a heading would be made of them, and a page without any."""
    if not lines or lines[0].text[:1] not in _UNOPENED:
        return EMPTY, 0
    first = lines[0].after(1) if lines[0].text[0] == "\ufeff" else lines[0]
    entries = [first, *lines[1 : _end_of_entries(lines, 0)]]
    end = len(entries)
    is_closed = end < len(lines) and lines[end].text.rstrip() == "---"
    if not is_closed or not any(key_of(line.text) == "title" for line in entries):
        return EMPTY, 0
    message, remedy = "The front matter has no line of three dashes before it", "put a line of three dashes above it"
    reader.report(first.start, "unopened-front-matter", message, remedy, Severity.ERROR)
    return _front_matter(reader, lines, entries, end + 1), end + 1


def _front_matter(reader: Reader, lines: list[Line], inner: list[Line], taken: int) -> FrontMatter:
    """What the inner lines say; the first `taken` lines of the file are the whole."""
    data = _load(reader, inner)
    numbers: dict[str, int] = {}
    for line in inner:
        key = key_of(line.text)
        if key is None:
            continue
        number = reader.source.line(line.start)
        if key in numbers:
            message = f"The front matter has {key} twice, in line {numbers[key]} too; the value in this line counts"
            reader.report(line.start, "duplicate-key", message, "keep one of them")
        numbers[key] = number
    return FrontMatter(lines[0].start, lines[taken - 1].stop, data, numbers)


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


def _end_of_entries(lines: list[Line], first: int) -> int:
    """Where front matter ends that has lost one of its ends: at the first line that is no key and belongs to none.

    So one lost line does not make a paragraph of all keys, and a page without any.
    """
    end = first
    while end < len(lines) and (
        key_of(lines[end].text.lstrip("\ufeff"))
        or (end > first and lines[end].body and (lines[end].indent or lines[end].body.startswith("- ")))
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
