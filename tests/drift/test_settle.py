"""What is wrong in every locale: told once, on the English, only where the English can be at fault."""

import pytest

from refgen.align import align_page
from refgen.drift.finding import Finding
from refgen.drift.run import check_page
from refgen.drift.settle import without_covered
from refgen.ops import parse_page
from refgen.text import Severity
from tests.drift.pages import HEAD, findings, side_by_side

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


def test_a_row_that_stands_twice_on_the_page_of_the_english_is_no_fault_of_another_locale():
    table = "|{}|{}|\n|--|--|\n"

    def page(locale, rows, hand_off):
        def span(number, text, english):
            name = f"a1b2c-{number}"
            return (
                f'<span data-ttu-id="{name}">{text}</span>'
                f'<span class="sxs-lookup"><span data-stu-id="{name}">{english}</span></span>'
            )

        body = table.format(span(101, "Wert", "Value"), span(102, "Sinn", "Meaning"))
        body += "".join(f"|`{code}`|{span(number, text, english)}|\n" for number, code, text, english in rows)
        head = HEAD.format(locale=locale, extra=f"ms.lasthandoff: {hand_off}\n")
        return parse_page((head + body).encode(), f"{locale}/hosting/task.md")

    ok = (103, "S_OK", "Die Aufgabe wurde gestartet.", "The task was started.")
    failed = (104, "E_FAIL", "Ein unbekannter Fehler trat auf.", "An unknown failure occurred.")
    pages = {
        "de-de": page("de-de", [ok, failed], "01/01/2019"),
        "fr-fr": parse_page(
            (
                HEAD.format(locale="fr-fr", extra="")
                + table.format("Valeur", "Sens")
                + "|`S_OK`|La tâche a démarré.|\n|`E_FAIL`|Un échec inconnu est survenu.|\n"
            ).encode(),
            "fr-fr/hosting/task.md",
        ),
        "zh-cn": page("zh-cn", [ok, failed, failed], "01/01/2020"),
    }
    found = check_page(align_page("hosting/task.md", pages))
    assert {(one.check, one.locale) for one in found if one.check in {"span-pairs", "missing", "extra"}} == {
        ("span-pairs", "zh-cn")
    }


def finding(check, line=3, source="Remarks"):
    return Finding(
        check, Severity.INFO, "de-de", "task.md", line, 1, "x", source, "Bananen", check, file="de-de/task.md"
    )


@pytest.mark.parametrize(
    ("beyond", "on_page", "is_told"),
    [
        (finding("consistency"), finding("section-heading"), False),
        (finding("consistency"), finding("untranslated"), False),
        (finding("consistency", line=4), finding("section-heading"), True),
        (finding("consistency"), finding("file-name"), True),
        (finding("front-matter", source=""), finding("section-heading"), True),
        (finding("stale-segment"), finding("section-heading"), True),
    ],
)
def test_what_a_finding_of_the_page_explains_is_not_told_again(beyond, on_page, is_told):
    assert without_covered([beyond], [on_page]) == ([beyond] if is_told else [])


@pytest.mark.parametrize(
    ("target", "checks"),
    [
        ("Restituisce [ICorTaskValue2ICorTaskValue2](a.md).", ["identifier"]),
        ("Restituisce [ICorTaskValue2](a.md) di una maschera di bit di una maschera di bit.", ["doubled-word"]),
    ],
)
def test_a_name_that_is_run_together_with_itself_is_told_once(target, checks):
    texts = {"it-it": side_by_side([(f"# {TITLES[2]}", f"# {TITLE}"), (target, "Gets [ICorTaskValue2](a.md).")])}
    assert [one.check for one in findings(texts) if one.check in {"identifier", "doubled-word"}] == checks
