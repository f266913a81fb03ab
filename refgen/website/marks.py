"""Puts each drift finding at the sentence that it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from refgen.align import OnlyTarget
from refgen.drift.finding import Finding
from refgen.website.reading import Reading, Sentence, sentence_id


@dataclass(frozen=True, slots=True)
class Marks:
    """A page's findings."""

    by_sentence: Mapping[str, tuple[int, ...]]
    """Numbers of findings, from 0, by the sentence's name in addresses."""
    elsewhere: tuple[int, ...]
    """Findings about the page as a whole, or about a place that is no sentence."""


def place_findings(findings: Iterable[Finding], reading: Reading) -> Marks:
    """Find each finding's sentence: by its slot, else by its line and text, else by its original."""
    originals = {(one.unit, one.ordinal): one.text for one in reading.page.segments}
    by_line: dict[int, list[Sentence]] = {}
    by_original: dict[str, list[Sentence]] = {}
    for group in reading.sentences.values():
        for sentence in group:
            by_line.setdefault(sentence.line, []).append(sentence)
            if original := originals.get((sentence.unit, sentence.ordinal)):
                by_original.setdefault(original, []).append(sentence)
    placed: dict[str, list[int]] = {}
    elsewhere: list[int] = []
    translation = reading.page.translations.get(reading.locale)
    slots = translation.slots if translation else ()
    for number, finding in enumerate(findings):
        if 0 <= finding.slot < len(slots) and not isinstance(slot := slots[finding.slot], OnlyTarget):
            placed.setdefault(sentence_id(slot.source.unit, slot.source.ordinal), []).append(number)
            continue
        on_line = by_line.get(finding.line, [])
        same = by_original.get(finding.source, []) if finding.source else []
        exact = [one for one in on_line if one.text == finding.target]
        found = exact or [one for one in on_line if one in same] or same[:1]
        if found and found[0].id:
            placed.setdefault(found[0].id, []).append(number)
        else:
            elsewhere.append(number)
    return Marks({name: tuple(numbers) for name, numbers in placed.items()}, tuple(elsewhere))
