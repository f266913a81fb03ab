"""What a command says of a build, apart from the build: small enough to keep.

So a build that would change nothing is told, and not made (`unchanged.py`): it stands below the other stages, and nothing is
imported here that making one would need.
"""

from pathlib import Path

from refgen.dataclass import dataclass
from refgen.text import Diagnostic, Severity


@dataclass(frozen=True)
class Outcome:
    """How a build ended."""

    diagnostics: tuple[Diagnostic, ...]
    """What was met in the pages."""
    lines: tuple[str, ...]
    """What was made, counted, and where it is."""
    is_proven: bool
    """Whether every example ran as it says."""
    severities: frozenset[Severity]
    """Of the drift findings."""
    index: Path
    """The site's first page."""
    broken: tuple[str, ...]
    """Links that lead nowhere, each with its place."""
    drifted: tuple[str, ...]
    """Links that translations have changed, each with its place: drift, and no fault of the site."""
