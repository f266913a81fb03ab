"""An aligned page comes out of a pickle as it went in."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from refgen.align import AlignedPage, Both, align_page
from tests.align.pages import ENGLISH, FRENCH, JAPANESE, read
from tests.align.test_align_page import CHINESE, ITALIAN
from tests.ops.test_round_trip import SOUP

TEXTS = {"en-us": ENGLISH, "fr-fr": FRENCH, "ja-jp": JAPANESE, "it-it": ITALIAN, "zh-cn": CHINESE}


def again(page: AlignedPage) -> AlignedPage:
    """The page, stored and loaded."""
    return pickle.loads(pickle.dumps(page, pickle.HIGHEST_PROTOCOL))


@given(st.sets(st.sampled_from(sorted(TEXTS)), min_size=1))
def test_any_locales(locales):
    page = align_page("page.md", {one: read(TEXTS[one], f"{one}/page.md") for one in locales})
    assert again(page) == page


@given(SOUP, SOUP)
def test_any_markup(english, french):
    page = align_page("page.md", {"en-us": read(english, "en-us/page.md"), "fr-fr": read(french, "fr-fr/page.md")})
    assert again(page) == page


def test_what_is_shared_stays_one():
    page = again(
        align_page("page.md", {"en-us": read(ENGLISH, "en-us/page.md"), "fr-fr": read(FRENCH, "fr-fr/page.md")})
    )
    own = {id(one) for one in page.segments}
    whole = [
        slot.source
        for slot in page.translations["fr-fr"].slots
        if isinstance(slot, Both) and slot.source in page.segments
    ]
    assert whole
    assert {id(one) for one in whole} <= own
    view = page.canonical
    assert view.units[0].unit is view.page.blocks[0].unit
