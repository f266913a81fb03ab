"""Out and back changes nothing; a changed target changes its own bytes and no other."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.align import AlignedPage, Both
from refgen.export import plan_page
from refgen.export.collect import units_of
from refgen.ops import Side, parse_page, units
from tests.export.pages import ENDINGS, aligned, handoff_of, returned_of, tree_pages, with_words

LOCALES = ["fr-fr", "it-it", "zh-cn"]
SOURCES = Path(__file__).parents[2] / "sources"
PAGES = tree_pages(SOURCES, 6)


def check_unchanged(page: AlignedPage, locale: str, form: str) -> None:
    handoff = handoff_of(page, locale)
    if handoff.pages:
        plan = plan_page(page, locale, returned_of(handoff, form))
        assert (plan.data, plan.taken, plan.already, plan.problems) == (None, 0, 0, ()), page.key


@pytest.mark.parametrize("locale", LOCALES)
def test_our_own_pages_come_back_as_they_went(sources: Path, locale: str) -> None:
    for page in tree_pages(sources):
        for form in ENDINGS:
            check_unchanged(page, locale, form)


@pytest.mark.corpus
@pytest.mark.parametrize("locale", LOCALES)
def test_real_pages_come_back_as_they_went(shared: Path, locale: str) -> None:
    for page in tree_pages(shared / "corpus", 45):
        check_unchanged(page, locale, "xliff")


FUZZ = st.lists(
    st.sampled_from(["mot ", "译文。", "|", "\n", "#", "- ", "  ", "&", "<", "`", "*", "</span>", "---", "\u00a0", "é"]), min_size=1, max_size=5
).map("".join)  # fmt: skip


@given(st.data())
def test_a_changed_target_changes_only_its_own_bytes(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(PAGES))
    locale = data.draw(st.sampled_from(sorted(page.translations)))
    handoff = handoff_of(page, locale)
    if not handoff.pages:
        return
    portion = data.draw(
        st.sampled_from([one for unit in handoff.pages[0].units for one in unit.portions if one.target])
    )
    noise = data.draw(FUZZ)
    target = with_words(portion.target, lambda words: f"{words}{noise}" if words.strip() else words)
    changed = [
        replace(one, target=target) if (one.source, one.target) == (portion.source, portion.target) else one
        for one in returned_of(handoff, "xliff")
    ]
    plan = plan_page(page, locale, changed)
    before = page.translations[locale].view.page
    if plan.data is None:
        assert plan.problems or " ".join(target.split("\n")).strip() == portion.target
        return
    check_only_targets_differ(page, locale, plan.data)
    again = aligned_with(page, locale, plan.data)
    assert again.translations[locale].view.page.is_side_by_side == before.is_side_by_side
    assert plan_page(again, locale, changed).data is None


def aligned_with(page: AlignedPage, locale: str, data: bytes) -> AlignedPage:
    from refgen.align import align_page  # noqa: PLC0415

    pages = {name: translation.view.page for name, translation in page.translations.items()}
    return align_page(page.key, {**pages, locale: parse_page(data, pages[locale].source.path)})


def check_only_targets_differ(page: AlignedPage, locale: str, data: bytes) -> None:
    """Same markup and same English; each text outside the handed-off segments is the same."""
    before, after = page.translations[locale].view.page, parse_page(data, "after")
    segments = [slot.target for slot in page.translations[locale].slots if isinstance(slot, Both)]
    inside = {offset for segment in segments for offset in range(segment.start, segment.end)}
    kept = [character for offset, character in enumerate(before.source.text) if offset not in inside]
    rest = iter(after.source.text)
    assert all(character in rest for character in kept)
    assert [one.unit.on(Side.SOURCE) for one in units(after) if one.unit.pairs] == [
        one.unit.on(Side.SOURCE) for one in units(before) if one.unit.pairs
    ]


def test_every_segment_of_a_page_can_be_changed_at_once(sources: Path) -> None:
    for page in tree_pages(sources, 12):
        for locale in page.translations:
            found = units_of(page, locale)
            if not page.has_english:
                continue
            returned = [
                replace(one, target=with_words(one.target, lambda words: words.replace("e", "é")))
                for one in returned_of(handoff_of(page, locale), "xliff")
            ]
            plan = plan_page(page, locale, returned)
            assert not [problem for problem in plan.problems if problem.code != "import-unplaced"], found
            assert plan.data is None or plan.taken > 0


def test_line_ends_marks_and_bytes_that_are_no_text_stay() -> None:
    english = "# A\r\n\r\nOne thing that\r\nis long.\r\n"
    page = aligned({"en-us": english, "fr-fr": "# A\r\n\r\nUne chose\r\nqui dure.\r\n"})
    returned = [
        replace(one, target=one.target.replace("chose", "affaire"))
        for one in returned_of(handoff_of(page, "fr-fr"), "po")
    ]
    plan = plan_page(page, "fr-fr", returned)
    assert plan.data is not None
    assert plan.data.endswith(b"# A\r\n\r\nUne affaire\r\nqui dure.\r\n")
