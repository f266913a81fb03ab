"""What a check yields, before it is placed on a page: positions count from the start of the translated segment."""

from typing import NamedTuple

from refgen.drift.facts import Facts
from refgen.drift.finding import Fix
from refgen.locales import Locale
from refgen.text import Severity


class SegmentPair(NamedTuple):
    """A segment and its translation: all that a check of a segment sees."""

    source: Facts
    target: Facts
    source_locale: Locale
    locale: Locale


class Problem(NamedTuple):
    """One thing that is wrong with a translated segment."""

    message: str
    at: int = 0
    """Offset in the translated segment, code points."""
    evidence: tuple[str, ...] = ()
    """What is at stake, as the source writes it; two problems about the same thing are one."""
    repairs: tuple[Fix, ...] = ()
    """Edits of the translated segment that put it right; empty where no repair is certain."""
    severity: Severity | None = None
    """Where it is not the check's own."""


def repaired(text: str, repairs: tuple[Fix, ...]) -> str:
    """A segment after its repairs."""
    for fix in sorted(repairs, key=lambda fix: -fix.start):
        text = text[: fix.start] + fix.text + text[fix.end :]
    return text
