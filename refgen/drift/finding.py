"""One drift finding: what every report format prints."""

from typing import NamedTuple

from refgen.dataclass import dataclass
from refgen.text import Severity


class Fix(NamedTuple):
    """A repair: the characters of the file to replace."""

    start: int
    """Offset in the file, code points."""
    end: int
    text: str
    """What belongs there."""


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
