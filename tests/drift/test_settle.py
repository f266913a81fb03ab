"""What is wrong in every locale: told once, on the English, only where the English can be at fault."""

import pytest

from refgen.align import align_page
from refgen.drift.run import check_page
from refgen.ops import parse_page
from tests.drift.pages import HEAD, side_by_side

LOCALES = ("de-de", "fr-fr", "it-it")
TITLE = "ITask::Start Method"
TITLES = ("ITask::Start-Methode", "Méthode ITask::Start", "Metodo ITask::Start")
WORDS = ("Gibt {} zurück.", "Retourne {}.", "Restituisce {}.")


def found(english, titles, bodies, extra=""):
    """The findings of a page whose title and one sentence are those."""
    pages = {
        locale: parse_page(
            (
                HEAD.format(locale=locale, extra=extra) + side_by_side([(f"# {title}", f"# {TITLE}"), (body, english)])
            ).encode(),
            f"{locale}/hosting/task.md",
        )
        for locale, title, body in zip(LOCALES, titles, bodies, strict=True)
    }
    return [one for one in check_page(align_page("hosting/task.md", pages)) if one.check != "front-matter"]


def test_a_name_that_every_translation_mangled_is_told_of_each():
    titles = ("ITask ::S Methode tart", "ITask ::S méthode tart", "ITask::S metodo tart")
    told = found("Returns nothing.", titles, ("Gibt nichts zurück.", "Ne retourne rien.", "Non restituisce nulla."))
    assert {one.locale for one in told} == set(LOCALES)
    assert all("look at the English" not in one.message for one in told)


def test_a_name_that_a_machine_lost_everywhere_is_told_of_each():
    lost = ("unendlich", "infini", "infinito")
    told = found("Returns INFINITE.", TITLES, [text.format(word) for text, word in zip(WORDS, lost, strict=True)])
    assert [(one.check, one.locale) for one in told] == [("identifier", locale) for locale in LOCALES]
    assert [one.target for one in told] == [text.format(word) for text, word in zip(WORDS, lost, strict=True)]


@pytest.mark.parametrize(("extra", "is_merged"), [("", True), ("ms.translationtype: MT\n", False)])
def test_a_name_that_people_wrote_alike_in_every_language_is_a_fault_of_the_english(extra, is_merged):
    told = found("Returns E_FAIL.", TITLES, [text.format("E_ABORT") for text in WORDS], extra)
    merged = [one for one in told if "look at the English" in one.message]
    assert bool(merged) == is_merged
    assert ({one.locale for one in told} == set(LOCALES)) == (not is_merged)
    for one in merged:
        at = LOCALES.index(one.locale)
        assert one.target == WORDS[at].format("E_ABORT"), "the text of the locale that the finding is filed under"
        assert one.file == f"{one.locale}/hosting/task.md"


def test_what_one_of_three_has_right_is_no_fault_of_the_english():
    told = found(
        "Returns E_FAIL.", TITLES, [WORDS[0].format("E_FAIL"), *(text.format("E_ABORT") for text in WORDS[1:])]
    )
    assert {one.locale for one in told} == {"fr-fr", "it-it"}
