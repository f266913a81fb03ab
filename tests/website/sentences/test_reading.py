"""A translation as its reader gets it: what is unsure says so, what covers two sentences answers to both names."""

from dataclasses import replace
from pathlib import Path

import pytest

from refgen.align import AlignedPage, Both, align_page
from refgen.corpus import read_pages
from refgen.ops import parse_page
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


def test_headings_have_the_anchors_that_the_canonical_page_lacks() -> None:
    english = '# <a name="a"></a>A\n\n## <a name="b"></a>B\n\n## <a name="c"></a>C\n\nD.\n'
    german = english.replace('"b"', '"be"').replace("D.", "E.")
    files = {"en-us": english, "de-de": german}
    page = align_page("a.md", {locale: parse_page(text.encode(), "a.md") for locale, text in files.items()})
    assert read(page, "de-de").own_anchors == {1: "be"}
    assert read(page, "en-us").own_anchors == {}


def test_what_comes_where_nothing_is_translated_stands_apart() -> None:
    files = {"en-us": "# A\n\nThe host.\n", "de-de": "Davor.\n\n# A\n\nDer Host.\n"}
    page = align_page("a.md", {locale: parse_page(text.encode(), "a.md") for locale, text in files.items()})
    apart = read(page, "de-de").apart
    assert [(unit, one.text) for unit, group in apart.items() for one in group] == [(0, "Davor.")]
