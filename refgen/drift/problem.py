"""What a check yields, before it is placed on a page: positions count from the start of the translated segment."""

from functools import lru_cache
from typing import NamedTuple

from refgen.dataclass import dataclass
from refgen.drift.facts import Facts, facts
from refgen.drift.finding import Fix
from refgen.drift.fitness import misfit_of
from refgen.drift.length import expected_share
from refgen.locales import Locale, load_locale
from refgen.text import Severity
from refgen.text.lazy import Lazy


@dataclass(frozen=True, eq=False)
class SegmentPair:
    """A segment and its translation: all that a check of a segment sees."""

    source: Facts
    target: Facts
    source_locale: Locale
    locale: Locale

    @Lazy
    def share(self) -> float:
        """Length of the translation over the length that is usual."""
        return expected_share(self.source, self.target, self.locale)

    @Lazy
    def misfit(self) -> float:
        """What the translation lacks of all that its English lets one look for."""
        return misfit_of(self.source, self.target, self.locale, self.share)


@lru_cache(maxsize=1 << 16)
def pair_of(source: str, target: str, source_locale: str, locale: str) -> SegmentPair:
    """Two texts as a pair: one object for all places where they stand, since two in three stand on other pages as well."""
    return SegmentPair(facts(source), facts(target), load_locale(source_locale), load_locale(locale))


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
    for fix in sorted(repairs, key=lambda fix: -fix.start) if len(repairs) > 1 else repairs:
        text = text[: fix.start] + fix.text + text[fix.end :]
    return text
