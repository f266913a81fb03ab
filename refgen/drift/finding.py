"""One drift finding: what every report format prints."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from refgen.text import Severity


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair: the characters of the file to replace."""

    start: int
    """Offset in the file, code points."""
    end: int
    text: str
    """What belongs there."""

    def __reduce__(self) -> tuple[Callable[..., "Fix"], tuple[Any, ...]]:
        """A run that has little to check reads thousands that are kept: what a data class does by itself takes twice as long."""
        return Fix, (self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a translation no longer says what the canonical page says."""

    check: str
    """Name of the check, `direction-marker`."""
    severity: Severity
    locale: str
    path: str
    """Relative to the locale's folder, with `/`."""
    line: int
    """1-based, in the locale's file."""
    column: int
    """1-based, in code points."""
    message: str
    source: str
    """The canonical segment; '' where there is none."""
    target: str
    """The translated segment; '' where there is none."""
    fingerprint: str
    """Names the same defect in the next run, wherever its line has moved."""
    fix: str | None = None
    """The repaired segment where a certain repair is known."""
    edits: tuple[Fix, ...] = ()
    """The edits that make `fix`; empty where it is None."""
    file: str = ""
    """Relative to the source root, locale folder included: where `line` and `edits` count."""
    evidence: tuple[str, ...] = ()
    """What is at stake, as the canonical page writes it; findings about the same thing in all locales are one."""
    origin: tuple[int, int] = (0, 0)
    """Line and column of the English, in the file that the canonical text is read from; zeros where there is none."""
    slot: int = -1
    """Ordinal of the slot in the translation; -1 for what is no single segment."""
    is_machine: bool = False
    """Whether the page says of itself that a machine translated it."""
    score: float | None = None
    """How doubtful the translation is, 0 to 1, where the finding is advice; None where it is no matter of degree."""

    def __reduce__(self) -> tuple[Callable[..., "Finding"], tuple[Any, ...]]:
        """As `Fix` does, and for its reason."""
        return Finding, _values(self)


_values = attrgetter(*Finding.__dataclass_fields__)
