"""The anchors of a page are what a link to it can end in."""

import pytest

from refgen.align import align_page
from refgen.drift.anchors import anchors_of
from refgen.ops import parse_page


def anchors(body: str) -> frozenset[str]:
    page = parse_page(body.encode(), "fr-fr/page.md")
    return anchors_of(align_page("page.md", {"fr-fr": page})).own


@pytest.mark.parametrize(
    "body",
    [
        '## <a name="Notes"></a>Notes',
        '<a id="notes"></a>',
        '<div class="x"\n id="notes">',
        "<a class='x' name='notes'>",
        '<span class="x" id="notes">',
        '<span data-ttu-id="x" id="notes">',
    ],
)
def test_headings_and_tags_have_them(body: str) -> None:
    assert "notes" in anchors(f"{body}\n")


def test_the_ids_of_a_translation_are_none() -> None:
    span = '<span data-ttu-id="8d7c2-103">Fin.</span><span class="sxs-lookup"><span data-stu-id="8d7c2-103">End.</span></span>'
    assert anchors(f"{span}\n") == frozenset()
