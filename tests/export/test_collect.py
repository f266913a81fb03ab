"""What is handed out, in which state, with which notes."""

import pytest

from refgen.align import AlignedPage
from refgen.drift.finding import Finding
from refgen.export import Only, State, collect_page
from refgen.text import Severity
from tests.export.pages import aligned
from tests.export.test_take_back import ENGLISH, FRENCH, INSIDE, SIDE_BY_SIDE


@pytest.fixture(scope="module")
def page() -> AlignedPage:
    return aligned({"en-us": ENGLISH, "fr-fr": FRENCH.replace("|E_FAIL|Échec.|\n", ""), "it-it": SIDE_BY_SIDE})


def finding(page: AlignedPage, text: str, severity: Severity, *, has_slot: bool = True) -> Finding:
    """A finding about the French segment of that text."""
    number, target = next(
        (number, slot.target)
        for number, slot in enumerate(page.translations["fr-fr"].slots)
        if hasattr(slot, "target") and slot.target.text == text
    )
    slot = number if has_slot else -1
    return Finding("padded", severity, "fr-fr", page.key, target.line, 1, "too long", "", text, "f", slot=slot)


def states(page: AlignedPage, locale: str, *findings: Finding, only: Only = Only.ALL) -> dict[str, State]:
    made = collect_page(page, locale, findings, only)
    return {portion.source: portion.state for unit in made.units for portion in unit.portions} if made else {}


def test_states(page: AlignedPage) -> None:
    found = states(page, "fr-fr", finding(page, "Tout va bien.", Severity.WARNING))
    assert found["It went well."] is State.REVIEW
    assert found["It failed."] is State.MISSING
    assert found["Title"] is State.TRANSLATED


def test_a_remark_is_a_note_and_no_reason_for_review(page: AlignedPage) -> None:
    made = collect_page(page, "fr-fr", [finding(page, "Tout va bien.", Severity.INFO)], Only.FINDINGS)
    assert made is not None
    (portion,) = (portion for unit in made.units for portion in unit.portions)
    assert (portion.state, portion.notes) == (State.TRANSLATED, ("padded: too long",))


def test_a_finding_without_a_segment_finds_it_by_text_and_line(page: AlignedPage) -> None:
    said = finding(page, "Tout va bien.", Severity.ERROR, has_slot=False)
    assert states(page, "fr-fr", said, only=Only.FINDINGS) == {"It went well.": State.REVIEW}


def test_what_no_segment_says_is_told_of_the_page(page: AlignedPage) -> None:
    said = Finding("missing", Severity.ERROR, "fr-fr", page.key, 9, 1, "a row is missing", "", "", "f")
    made = collect_page(page, "fr-fr", [said])
    assert made is not None
    assert made.notes == ("9: missing: a row is missing",)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("E_FAIL It failed.", {"It failed.": State.MISSING}),
        ("It failed.", {"It failed.": State.MISSING}),
        ("It went well.", {}),
        ("", {}),
    ],
)
def test_what_drift_finds_missing_is_among_its_findings(page: AlignedPage, source: str, kept: dict[str, State]) -> None:
    said = Finding("missing", Severity.ERROR, "fr-fr", page.key, 9, 1, "a row is missing", source, "", "f")
    assert states(page, "fr-fr", said, only=Only.FINDINGS) == kept


def test_findings_of_others_are_not_told(page: AlignedPage) -> None:
    said = Finding("padded", Severity.ERROR, "it-it", page.key, 9, 1, "m", "", "", "f", slot=0)
    assert states(page, "fr-fr", said, only=Only.FINDINGS) == {}


def test_only_what_is_missing(page: AlignedPage) -> None:
    assert set(states(page, "fr-fr", only=Only.MISSING)) == {"It failed."}
    assert "The second item." in states(page, "it-it", only=Only.MISSING)


def test_only_what_is_stale() -> None:
    page = aligned({"en-us": INSIDE.replace("First `code`", "First `other`"), "it-it": SIDE_BY_SIDE})
    assert states(page, "it-it", only=Only.STALE) == {"First `other` sentence.": State.REVIEW}


def test_what_has_nothing_to_translate_stays_here() -> None:
    page = aligned(
        {"en-us": "# A\n\n`pTask`\n\n|S_OK|Fine.|\n|-|-|\n", "fr-fr": "# A\n\n`pTask`\n\n|S_OK|Bien.|\n|-|-|\n"}
    )
    assert set(states(page, "fr-fr")) == {"A", "Fine."}


def test_text_that_was_never_handed_off_stands_for_both_languages() -> None:
    page = aligned({"it-it": f"{SIDE_BY_SIDE}\nNever handed off\n"})
    assert "Never handed off" not in states(page, "it-it")


@pytest.mark.parametrize("locale", ["en-us", "de-de"])
def test_no_translation_no_hand_off(page: AlignedPage, locale: str) -> None:
    assert collect_page(page, locale) is None


def test_a_page_without_english_tells_nobody_what_to_say() -> None:
    assert collect_page(aligned({"fr-fr": FRENCH}), "fr-fr") is None
