"""What a file names in its text: reading needs it for circular includes, checking for what is not there."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from refgen.dataclass import dataclass
from refgen.drift.walk import code_blocks
from refgen.ops import Page
from refgen.ops.targets import Named, defined_files, named_files
from refgen.text.late import late

_COMMENT = late(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Names(NamedTuple):
    """One value: in a process that begins with what others held, those of the pages that it looks at are read."""

    files: frozenset[Named]


@dataclass(frozen=True, slots=True)
class NamedOn:
    """What a page or an included file names in any locale."""

    key: str
    names: Names


def names_of(file: Page, key: str) -> Iterator[Named]:
    """What a file names in its text, and neither in code nor in a comment."""
    text = file.source.text
    aside = [(one.start, one.end) for one in code_blocks(file)] + [one.span() for one in _COMMENT.finditer(text)]
    for named in named_files(text, key):
        if not any(start <= named.start < end for start, end in aside):
            yield named
    yield from defined_files(file.definitions, key)
