"""What an audit finds: the sentences of the documentation that calls contradict, told in the reader's language.

A caller can break a contract, an implementation can answer something else than the docs say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.wording import check_locale, phrase, quoted_claim


class Fault(StrEnum):
    """Who broke the documentation, and how."""

    CALLER = "caller"
    """The call breaks a contract."""
    ANSWER = "answer"
    """The docs say another code for exactly this call."""
    UNLISTED = "unlisted"
    """The docs list the codes of this callable, and this is none of them."""
    VALUE = "value"
    """The docs say another out-value for exactly this call, or one that fits the caller's buffer."""
    LEFT = "left"
    """The record is complete, and something is neither closed nor released."""
    RECORD = "record"
    """The line does not record a documented call."""
    RAISED = "raised"
    """The host object that was driven raised an exception, or lacks the method."""


@dataclass(frozen=True, slots=True)
class BrokenClaim:
    """A sentence that a recorded call contradicts."""

    index: int
    """0-based position of the call in the trace."""
    api: str
    fault: Fault
    expected: str
    """What the docs say: a code, a value, what would close or release; '' where they name none."""
    found: str
    """Recorded code or value."""
    claims: tuple[str, ...]
    """Ids of the sentences; empty for a line that records no documented call."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit found."""

    reference: Reference
    calls: int
    findings: tuple[BrokenClaim, ...]
    """In the order of the trace."""

    def text(self, locale: str = "en-us") -> str:
        """One line for each finding, then its sentences in the reader's language with page and line.

        Raises:
            LookupError: no sentence at all is worded in the locale.
        """
        if self.findings:
            check_locale(self.reference, locale)
        return "\n".join(line for finding in self.findings for line in self._lines(finding, locale))

    def _lines(self, finding: BrokenClaim, locale: str) -> Iterator[str]:
        said = {"call": finding.api, "found": finding.found, "expected": finding.expected}
        yield f"{finding.index}: {phrase(self.reference, finding.fault.value, locale, **said)}"
        sentences = (quoted_claim(self.reference, name, locale) for name in finding.claims)
        yield from (f"  {sentence}" for sentence in sentences if sentence is not None)
