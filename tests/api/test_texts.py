"""What a unit says in each language, however its translation is divided."""

from dataclasses import replace
from itertools import chain

import pytest

from refgen.align import Both, Method, Translation, align_page
from refgen.align.segments import segments_of
from refgen.api.texts import PageTexts
from refgen.ops import parse_page

ENGLISH = "One task starts. Another task ends."
GERMAN = "Eine Aufgabe beginnt. Eine andere Aufgabe endet."


def in_lines(text: str) -> str:
    return text.replace(". ", ".  \n")


@pytest.mark.parametrize(
    ("english", "german", "wanted"),
    [
        (ENGLISH, GERMAN, [GERMAN]),
        (ENGLISH, in_lines(GERMAN), [GERMAN]),
        (in_lines(ENGLISH), in_lines(GERMAN), in_lines(GERMAN).split("  \n")),
        (in_lines(ENGLISH), GERMAN, in_lines(GERMAN).split("  \n")),
    ],
)
def test_a_unit_has_the_whole_of_its_translation_and_nothing_else(english: str, german: str, wanted: list[str]) -> None:
    files = {"en-us": english, "de-de": german}
    page = align_page("a.md", {one: parse_page(text.encode(), "a.md") for one, text in files.items()})
    view = page.translations["de-de"].view
    ours, theirs = page.segments, chain.from_iterable(segments_of(view))
    slots = tuple(Both(one, other, Method.STRUCTURE, 1.0) for one, other in zip(ours, theirs, strict=True))
    texts = PageTexts(replace(page, translations={"de-de": Translation(view, slots)}))
    said = [texts.passage([placed.unit]).texts.get("de-de") for placed in page.canonical.units]
    assert said == wanted
