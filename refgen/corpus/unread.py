"""Source roots of which no page can be read: there is nothing to be made of them."""

from collections.abc import Iterable
from pathlib import Path

from refgen.corpus.load import FOREIGN, UNREADABLE
from refgen.errors import UsageError
from refgen.text import Diagnostic
from refgen.text.counted import counted


def refuse_unread(root: Path, problems: Iterable[Diagnostic]) -> None:
    """Say why there is no page, of all problems that were met.

    Raises:
        UsageError: some of them kept a page out.
    """
    told = [one for one in problems if one.code in (FOREIGN, UNREADABLE)]
    if told:
        more = f"; {counted(len(told) - 1, 'more file')} cannot be read either" if told[1:] else ""
        raise UsageError(f"{root}: no page of it can be read: {told[0]}{more}")
