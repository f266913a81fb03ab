"""What is wrong at a place in a page, as a value: reading a page never raises on its content."""

from enum import StrEnum

from refgen.dataclass import dataclass


class Severity(StrEnum):
    """How bad it is; `ERROR` sorts first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return ("error", "warning", "info").index(self.value)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem that reading or modelling a page met, and what to do about it."""

    path: str
    """File, as the reader of the message knows it: relative to the source root, locale folder included."""
    line: int
    """1-based; 0 where it is about a folder as a whole."""
    column: int
    """1-based, in code points; 0 there."""
    code: str
    """Stable kebab-case name of the problem, `unclosed-fence`."""
    message: str
    """What is wrong, in one sentence."""
    remedy: str = ""
    """What to do about it; empty where the message says it all."""
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        remedy = f" ({self.remedy})" if self.remedy else ""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.severity.value}: {self.message} [{self.code}]{remedy}"
