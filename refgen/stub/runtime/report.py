"""What an audit finds: the sentences of the documentation that calls contradict, told in the reader's language.

A caller can break a contract, an implementation can answer something else than the docs say.
"""

from collections.abc import Iterator
from enum import StrEnum

from refgen.dataclass import dataclass
from refgen.stub.runtime.reason import Reason
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.wording import in_page_order, known_locale, phrase, quoted_claim, told


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
    """The host object that was driven raised an exception."""
    MISSING = "missing"
    """The host object that was driven lacks methods of the interface."""


@dataclass(frozen=True, slots=True)
class BrokenClaim:
    """A sentence that a recorded call contradicts."""

    index: int
    """0-based position of the call in the trace; in a log, that of its line."""
    api: str
    fault: Fault
    expected: str
    """What the docs say: a code, a value, what would close or release; '' where they name none."""
    found: str
    """Recorded code or value."""
    claims: tuple[str, ...]
    """Ids of the sentences; empty for a line that records no documented call. A report of an unlisted code cites the first."""
    reasons: tuple[Reason, ...] = ()
    """What the caller did, and what was expected; what is wrong with a line that records no call."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit found."""

    reference: Reference
    calls: int
    findings: tuple[BrokenClaim, ...]
    """In the order of the trace."""

    def text(self, locale: str = "en-us") -> str:
        """One line for each finding, then what was expected and its sentences with page and line, all in one language.

        A line opens with the 1-based number of the call: in a log, that of its line. `fr` means `fr-fr` where no other
        French is there.

        Raises:
            LookupError: no sentence at all is worded in the locale.
        """
        spoken = known_locale(self.reference, locale)
        return "\n".join(line for finding in self.findings for line in self._lines(finding, spoken))

    def _lines(self, finding: BrokenClaim, locale: str) -> Iterator[str]:
        said = {"call": finding.api, "found": finding.found, "expected": finding.expected}
        yield f"{finding.index + 1}: {phrase(self.reference, finding.fault.value, locale, **said)}"
        yield from (f"  {told(self.reference, one, locale)}" for one in finding.reasons)
        cited = in_page_order(self.reference, finding.claims)
        if finding.fault is Fault.UNLISTED:
            cited = finding.claims[:1]
        sentences = (quoted_claim(self.reference, name, locale) for name in cited)
        yield from (f"  {sentence}" for sentence in sentences if sentence is not None)
        if rest := len(finding.claims) - len(cited):
            yield f"  {phrase(self.reference, 'more', locale, count=str(rest))}"
