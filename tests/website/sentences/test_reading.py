"""A translation as its reader gets it: what is unsure says so, what covers two sentences answers to both names."""

from dataclasses import replace
from pathlib import Path

import pytest

from refgen.align import AlignedPage, Both, align_page
from refgen.corpus import read_pages
from refgen.website.sentences.reading import read

KEY = "docs/framework/unmanaged-api/hosting/iclrtask-abort-method.md"


@pytest.fixture
def page(sources: Path) -> AlignedPage:
    pages, _ = read_pages(sources, {code: f"{code}/{KEY}" for code in ("fr-fr", "it-it", "zh-cn")})
    return align_page(KEY, pages)


def changed(page: AlignedPage, confidence: float, covers: int, text: str = "") -> AlignedPage:
    """The page with its first French pair, or that of a text, made less sure, or longer."""
    french = page.translations["fr-fr"]
    first = next(slot for slot in french.slots if isinstance(slot, Both) and text in slot.target.text)
    other = first._replace(confidence=confidence, source=first.source._replace(sentences=covers))
    slots = tuple(other if slot is first else slot for slot in french.slots)
    return replace(page, translations={**page.translations, "fr-fr": replace(french, slots=slots)})


@pytest.mark.parametrize(("confidence", "is_unsure"), [(0.5, True), (0.99, False)])
def test_an_unsure_pair_says_so(page: AlignedPage, confidence: float, is_unsure: bool) -> None:  # noqa: FBT001
    sentences = [one for group in read(changed(page, confidence, 1), "fr-fr").sentences.values() for one in group]
    assert sum(one.is_unsure for one in sentences) == int(is_unsure)


def test_a_sentence_that_covers_two_answers_to_both_names(page: AlignedPage) -> None:
    remarks = read(page, "fr-fr").sentences[19]
    longer = read(changed(page, 1.0, 2, remarks[0].text), "fr-fr").sentences[19]
    assert longer[0].other_ids == (remarks[1].id,)
