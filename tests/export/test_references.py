"""Links by reference go out as links, and come back as the references that they were; their targets stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.align import AlignedPage
from refgen.export import Only, plan_page
from refgen.export.take_back import PagePlan
from tests.export.pages import aligned, handoff_of, returned_of, take_back, translated, with_words
from tests.export.test_round_trip import aligned_with, check_unchanged
from tests.export.test_take_back import span, text_of

TARGETS = "\n[first]: a.md 'One'\n[b]: b.md\n[pic]: p.png\n"
ENGLISH = f"""# <a name="a"></a>Title

See the [first][] page. Then read [this one][b], or [b].

> A note over [two
> lines][first], and ![a picture][pic].

- The [item][b] of it.
{TARGETS}"""
FRENCH = f"""# <a name="a"></a>Titre

Voir la page [première][first]. Puis lire [celle-ci][B], ou [b].

> Une note sur [deux
> lignes][ first ], et ![une image][pic].

- Un [élément][b].
{TARGETS}"""
SIDE_BY_SIDE = f"""# <a name="a"></a>{span(101, "Titre", "Title")}

{span(102, "Voir la page [first].", "See the [first][] page.")} {span(103, "Puis lire [celle-ci][b], ou [b].", "Then read [this one][b], or [b].")}

- [{span(104, "Un élément", "The item")}][b]
- {span(105, "", "A new [page][b].")}
{TARGETS}"""


@pytest.fixture(scope="module")
def plain() -> AlignedPage:
    return aligned({"en-us": ENGLISH, "fr-fr": FRENCH})


@pytest.fixture(scope="module")
def side_by_side() -> AlignedPage:
    return aligned({"fr-fr": SIDE_BY_SIDE})


def test_links_say_their_targets_in_the_hand_off(plain: AlignedPage) -> None:
    (page,) = handoff_of(plain, "fr-fr").pages
    found = {one.source: one.target for unit in page.units for one in unit.portions}
    assert found["See the [first](a.md) page."] == "Voir la page [première](a.md)."
    assert found["Then read [this one](b.md), or [b](b.md)."] == "Puis lire [celle-ci](b.md), ou [b](b.md)."
    assert not any("One" in text or ": b.md" in text for pair in found.items() for text in pair)


@pytest.mark.parametrize("form", ["xliff", "po"])
def test_what_nobody_changed_stays(plain: AlignedPage, side_by_side: AlignedPage, form: str) -> None:
    check_unchanged(plain, "fr-fr", form)
    check_unchanged(side_by_side, "fr-fr", form)


ONE, TWO = "See the [first](a.md) page.", "Then read [this one](b.md), or [b](b.md)."
NOTE = "A note over [two\nlines](a.md), and ![a picture](p.png)."
TAKEN = {
    "around": (ONE, "Voyez la [première](a.md) page.", "Voir la page [première][first].", "Voyez la [première][first] page."),
    "label": (ONE, "Voir la [toute première](a.md).", "Voir la page [première][first].", "Voir la [toute première][first]."),
    "name": (TWO, "Lire [celle-ci](b.md) ou [l’autre](b.md).", "Puis lire [celle-ci][B], ou [b].", "Lire [celle-ci][B] ou [l’autre][b]."),
    "lines": (NOTE, "Une note sur\ndeux [lignes](a.md) et ![image](p.png).", "Une note sur [deux\n> lignes][ first ], et ![une image][pic].", "Une note sur\n> deux [lignes][ first ] et ![image][pic]."),
    "item": ("The [item](b.md) of it.", "L’[élément](b.md).", "Un [élément][b].", "L’[élément][b]."),
}  # fmt: skip


@pytest.mark.parametrize("form", ["xliff", "po"])
@pytest.mark.parametrize("case", TAKEN)
def test_a_new_translation_keeps_its_references(plain: AlignedPage, case: str, form: str) -> None:
    source, target, old, new = TAKEN[case]
    plan = take_back(plain, "fr-fr", {source: target}, form)
    assert (plan.taken, plan.problems) == (1, ())
    assert text_of(plan.data) == FRENCH.replace(old, new)


def of_side_by_side(page: AlignedPage, texts: dict[str, str]) -> PagePlan:
    return plan_page(page, "fr-fr", translated(returned_of(handoff_of(page, "fr-fr", Only.ALL), "xliff"), texts))


@pytest.mark.parametrize(
    ("source", "target", "old", "new"),
    [
        (ONE, "Voyez la page [first](a.md).", "Voir la page [first].", "Voyez la page [first]."),
        (ONE, "Voir la [page](a.md).", "Voir la page [first].", "Voir la [page][first]."),
        (TWO, "Lire [ceci](b.md), ou [b](b.md).", "Puis lire [celle-ci][b], ou [b].", "Lire [ceci][b], ou [b]."),
        ("[The item](b.md)", "[L’élément](b.md)", "Un élément", "L’élément"),
        ("A new [page](b.md).", "Une [page](b.md).", 'id="ab-105"></span>', 'id="ab-105">Une [page](b.md).</span>'),
    ],
)
def test_spans_stay_around_what_changes(
    side_by_side: AlignedPage, source: str, target: str, old: str, new: str
) -> None:
    plan = of_side_by_side(side_by_side, {source: target})
    assert (plan.taken, plan.problems) == (1, ())
    assert text_of(plan.data) == SIDE_BY_SIDE.replace(old, new)


def test_outdated_english_of_a_span_is_renewed() -> None:
    english = ENGLISH.replace("See the [first][] page.", "Always see the [very first][first] page.")
    page = aligned({"en-us": english, "fr-fr": SIDE_BY_SIDE})
    plan = of_side_by_side(page, {"Always see the [very first](a.md) page.": "Toujours voir [first](a.md)."})
    expected = SIDE_BY_SIDE.replace("See the [first][] page.", "Always see the [very first][first] page.")
    assert text_of(plan.data) == expected.replace("Voir la page [first].", "Toujours voir [first].")


def test_what_is_new_says_its_target() -> None:
    english = ENGLISH.replace("of it.\n", "of it.\n- Another [thing][first].\n")
    plan = take_back(
        aligned({"en-us": english, "fr-fr": FRENCH}),
        "fr-fr",
        {"Another [thing](a.md).": "Une autre [chose](a.md)."},
    )
    assert text_of(plan.data) == FRENCH.replace("[b].\n\n[", "[b].\n- Une autre [chose](a.md).\n\n[")


WORDS = st.lists(
    st.sampled_from(["mot ", "[b]", "[x]", "](", "(", "[", ")", ":", "!", "`", "\n", "é", "[b][first]"]), max_size=4
).map("".join)


@given(st.data())
def test_whatever_comes_back_the_targets_stay(data: st.DataObject) -> None:
    locales = data.draw(st.sampled_from([{"en-us": ENGLISH, "fr-fr": FRENCH}, {"fr-fr": SIDE_BY_SIDE}]))
    page = aligned(locales)
    (out,) = handoff_of(page, "fr-fr").pages
    portion = data.draw(st.sampled_from([one for unit in out.units for one in unit.portions if one.target]))
    noise = data.draw(WORDS)
    target = with_words(portion.target, lambda words: f"{words}{noise}" if words.strip() else words)
    plan = take_back(page, "fr-fr", {portion.source: target})
    if plan.data is None:
        assert plan.problems or " ".join(target.split()) == " ".join(portion.target.split())
        return
    assert plan.data.decode().endswith(TARGETS)
    again = aligned_with(page, "fr-fr", plan.data)
    texts = [placed.unit.text for placed in again.translations["fr-fr"].view.units]
    before = [placed.unit.text for placed in page.translations["fr-fr"].view.units]
    assert len(texts) == len(before)
    assert sum(one != other for one, other in zip(texts, before, strict=True)) == 1
