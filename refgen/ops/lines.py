"""Lines of a page, as intervals; inside lists and quotes, what is left of them after the container's prefix."""

from itertools import accumulate
from operator import add
from typing import NamedTuple

from refgen.text.late import late
from refgen.text.packing import rows_of

_LINE = late(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
TAB = 4
"""Columns of a tab stop, as CommonMark has it."""


class Line(NamedTuple):
    """One line, or the rest of one after the prefix of the containers around it.

    A tuple, because a page has thousands, and a frozen dataclass takes four times as long to make.
    """

    start: int
    """Offset of its first character, container prefix excluded."""
    stop: int
    """Offset of its line end (or of the end of the file)."""
    text: str
    """The characters between the two."""
    indent: int
    """Columns of white space that `text` begins with; a blank line has 0."""
    body: str
    """`text` without white space around it; '' for a blank line."""

    @property
    def body_start(self) -> int:
        """Offset of the first character of `body`."""
        return self.stop - len(self.text.lstrip())

    @property
    def body_end(self) -> int:
        """Offset after the last character of `body`."""
        return self.body_start + len(self.body)

    def without_columns(self, columns: int) -> "Line":
        """The line without up to that many columns of leading white space; a tab that straddles the border goes."""
        skipped = width = 0
        for character in self.text:
            if width >= columns or character not in " \t":
                break
            width += TAB - width % TAB if character == "\t" else 1
            skipped += 1
        return make_line(self.text[skipped:], self.start + skipped)

    def after(self, characters: int) -> "Line":
        """The line without that many characters at its start."""
        return make_line(self.text[characters:], self.start + characters)


def make_line(text: str, start: int) -> Line:
    """A line of that text which starts at that offset."""
    body = text.strip()
    return Line(start, start + len(text), text, _indent(text, body), body)


def _indent(text: str, body: str) -> int:
    indent = 0
    if body and text[0] in " \t":
        for character in text:
            if character == " ":
                indent += 1
            elif character == "\t":
                indent += TAB - indent % TAB
            else:
                break
    return indent


def split_lines(text: str, start: int) -> list[Line]:
    """The lines of a text from an offset on, whatever their line ends."""
    if "\r" in text:
        lines = [make_line(match.group(1), match.start()) for match in _LINE.finditer(text, start)]
    else:
        # As `make_line` makes them, field by field: a run reads some million lines.
        parts = text[start:].split("\n")
        lengths = [*map(len, parts)]
        starts = [*accumulate([length + 1 for length in lengths[:-1]], initial=start)]
        bodies = [part.strip() for part in parts]
        indents = [
            _indent(part, body) if part.startswith((" ", "\t")) else 0 for part, body in zip(parts, bodies, strict=True)
        ]
        stops = map(add, starts, lengths)
        lines = list(rows_of(Line, zip(starts, stops, parts, indents, bodies, strict=True)))
    if lines and not lines[-1].text:
        lines.pop()
    return lines
