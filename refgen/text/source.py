"""The text of one file, kept exactly, with positions that people can read.

A file is decoded as UTF-8 with `surrogateescape`, so that bytes that are no UTF-8 survive a round trip;
line ends, a byte-order mark and a missing final newline are kept as they are.
"""

from bisect import bisect_right
from dataclasses import field
from functools import cached_property
from itertools import accumulate

from refgen.dataclass import dataclass
from refgen.text.late import late

_LINE_END = late(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Source:
    """A file's text. Offsets into it are code points, half-open, from the start of the file."""

    path: str
    """As messages name it: relative to the source root, with `/`."""
    text: str = field(repr=False)

    @classmethod
    def from_bytes(cls, path: str, data: bytes) -> "Source":
        """Decode a file; bytes that are no UTF-8 become lone surrogates and are written back as they were."""
        return cls(path, data.decode("utf-8", "surrogateescape"))

    def to_bytes(self) -> bytes:
        """The bytes that this text was decoded from."""
        return encode(self.text)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line."""
        if "\r" in self.text:
            return (0, *(match.end() for match in _LINE_END.finditer(self.text)))
        return (0, *accumulate([len(line) + 1 for line in self.text.split("\n")[:-1]]))

    def line(self, offset: int) -> int:
        """1-based line of an offset."""
        return bisect_right(self.line_starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and 1-based column (code points) of an offset."""
        line = self.line(offset)
        return line, offset - self.line_starts[line - 1] + 1


def encode(text: str) -> bytes:
    """Text of a `Source`, or an edit of it, as the bytes of a file."""
    return text.encode("utf-8", "surrogateescape")


def is_utf8(data: bytes) -> bool:
    """Whether bytes are text throughout: decoding tells it ten times as fast as a search for what it leaves."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
