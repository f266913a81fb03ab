"""Puts each drift finding at the sentence that it is about."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple

from refgen.drift.finding import Finding
from refgen.text import Severity
from refgen.website.sentences.reading import Reading, Sentence

MISSING, ADDED, UNSURE = "missing", "added", "unsure"
SIGNS = {MISSING: "−", ADDED: "+", UNSURE: "?"}
"""What the mark of a sentence says that has no other counterpart, by what is the matter with it."""


class Marks(NamedTuple):
    """A page's findings."""

    by_sentence: Mapping[str, tuple[int, ...]]
    """Numbers of findings, from 0, by the sentence's name in addresses."""
    elsewhere: tuple[int, ...]
    """Findings about the page as a whole, or about a place that is no sentence."""
    fingerprints: tuple[str, ...] = ()
    """Of all findings of the page, by number."""
    severities: tuple[Severity, ...] = ()
    """The same."""

    def worst(self, numbers: Iterable[int]) -> Severity:
        """How bad the worst of some findings is."""
        return min((self.severities[number] for number in numbers), key=lambda one: one.rank)

    def hidden_in(self, html: str) -> tuple[int, ...]:
        """The findings of sentences that a page shows in other words, and so cannot be marked there."""
        return tuple(
            number for numbers in self.by_sentence.values() if f'"f-{numbers[0]}"' not in html for number in numbers
        )


def finding_id(fingerprint: str) -> str:
    """The name of a finding in addresses, the same as long as the defect is there."""
    return f"d-{escape(fingerprint)}"


def state_box(state: str) -> str:
    """The name of the box that explains what is the matter with a sentence without a counterpart, or with an unsure one."""
    return f"state-{state}"


def check_anchor(check: str) -> str:
    """The name of a check's explanation on the dashboard."""
    return f"check-{escape(check)}"


def place_findings(findings: Iterable[Finding], reading: Reading) -> Marks:
    """Find each finding's sentence: by its slot, else by its line and text, else by its original."""
    known: _Listed | None = None
    placed: dict[str, list[int]] = {}
    elsewhere: list[int] = []
    fingerprints: list[str] = []
    severities: list[Severity] = []
    for number, finding in enumerate(findings):
        fingerprints.append(finding.fingerprint)
        severities.append(finding.severity)
        if 0 <= finding.slot < len(reading.by_slot):
            placed.setdefault(reading.by_slot[finding.slot], []).append(number)
            continue
        listed = known = known or _listed(reading)
        on_line = listed.by_line.get(finding.line, [])
        same = listed.by_original.get(finding.source, []) if finding.source else []
        exact = [one for one in on_line if one.text == finding.target]
        found = exact or [one for one in on_line if one in same] or same[:1]
        if found and found[0].id:
            placed.setdefault(found[0].id, []).append(number)
        else:
            elsewhere.append(number)
    by_sentence = {name: tuple(numbers) for name, numbers in placed.items()}
    return Marks(by_sentence, tuple(elsewhere), tuple(fingerprints), tuple(severities))


class _Listed(NamedTuple):
    """A page's sentences by what a finding says of its own; most findings know their slot, and ask for neither."""

    by_line: Mapping[int, list[Sentence]]
    by_original: Mapping[str, list[Sentence]]


def _listed(reading: Reading) -> _Listed:
    originals = {(one.unit, one.ordinal): one.text for one in reading.page.segments}
    by_line: dict[int, list[Sentence]] = {}
    by_original: dict[str, list[Sentence]] = {}
    for sentence in reading.all:
        by_line.setdefault(sentence.line, []).append(sentence)
        if not sentence.is_added and (original := originals.get((sentence.unit, sentence.ordinal))):
            by_original.setdefault(original, []).append(sentence)
    return _Listed(by_line, by_original)
