"""Reads files of the source root; what cannot be read is a diagnostic, not an exception."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from refgen.ops import Page, parse_page
from refgen.text import Diagnostic, Severity
from refgen.text.source import is_utf8

_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_MOST_FOREIGN = 0.1
"""Share of bytes that are zero or no UTF-8 up to which a file is a page: an old encoding of Latin letters has fewer."""


_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""Byte-order marks of UTF-16; that of UTF-32 begins with the first."""
_LONGER_MARK = b"\xff\xfe\0\0"
_MOST_BYTES = 0.7
"""Share of every second byte that is zero from which a file without such a mark is text in 16 bits a character."""

_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""Where there is no such flag, there are no such pipes among files either."""

UNREADABLE = "unreadable"
"""Code of what is told of a file that cannot be read."""
FOREIGN = "invalid-utf8"
"""The same of one that is no text."""


class Content(NamedTuple):
    """A file as it was at one moment."""

    path: str
    """Below the root."""
    data: bytes
    """Empty where it could not be read."""
    problem: Diagnostic | None
    """Why it could not."""


def read_file(root: Path, path: str) -> tuple[bytes, Diagnostic | None]:
    """The bytes of a file below the root; b'' and what was wrong where that failed."""
    try:
        with open(f"{root}/{path}", "rb", opener=_at_once) as file:
            data = file.read()
            if not data and not S_ISREG(os.fstat(file.fileno()).st_mode):
                return b"", Diagnostic(
                    path, 1, 1, UNREADABLE, "This is a pipe or a device, and no file", "remove it", Severity.ERROR
                )
            return data, None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}"
        return b"", Diagnostic(path, 1, 1, UNREADABLE, message, "make it readable", Severity.ERROR)


def _at_once(path: str, flags: int) -> int:
    """Open a file; a named pipe, too, without waiting for somebody to write into it."""
    return os.open(path, flags | _NO_WAITING)


def read_contents(root: Path, files: Mapping[str, str]) -> dict[str, Content]:
    """The files of one page (`files`: locale to path below the root), by locale."""
    return {locale: Content(path, *read_file(root, path)) for locale, path in files.items()}


def parse_contents(contents: Mapping[str, Content]) -> tuple[dict[str, Page], tuple[Diagnostic, ...]]:
    """One page in the locales that could be read, and all that reading it met."""
    pages: dict[str, Page] = {}
    problems: list[Diagnostic] = []
    for locale, content in contents.items():
        problem = content.problem or no_text(content.path, content.data)
        if problem:
            problems.append(problem)
        else:
            pages[locale] = parse_page(content.data, content.path)
            problems += pages[locale].diagnostics
    return pages, tuple(problems)


def no_text(path: str, data: bytes) -> Diagnostic | None:
    """What is wrong with a file that nobody could read as a page: an image or a program, or text in 16 bits a character."""
    foreign = data.count(0)
    if not is_utf8(data):
        foreign += len(_NOT_UTF8.findall(data.decode("utf-8", "surrogateescape")))
    if foreign <= len(data) * _MOST_FOREIGN:
        return None
    if _is_wide(data):
        message, remedy = "The file is left out: it is UTF-16 text", "save it as UTF-8"
    else:
        message, remedy = "The file is left out: it is not valid UTF-8 text", "save it as UTF-8, or delete it"
    return Diagnostic(path, 1, 1, FOREIGN, message, remedy, Severity.ERROR)


def _is_wide(data: bytes) -> bool:
    """Whether bytes are text in 16 bits a character, by its mark, or since every second byte of them is zero, and no other."""
    if data.startswith(_MARKS):
        return not data.startswith(_LONGER_MARK)
    for one, other in ((data[::2], data[1::2]), (data[1::2], data[::2])):
        if 0 not in one and other.count(0) > len(other) * _MOST_BYTES:
            return True
    return False


def read_pages(root: Path, files: Mapping[str, str]) -> tuple[dict[str, Page], tuple[Diagnostic, ...]]:
    """One page in its locales (`files`: locale to path below the root), and all that reading it met."""
    return parse_contents(read_contents(root, files))
