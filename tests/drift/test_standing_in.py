"""Where no English is there, a finding does not speak of an English that nobody can look at."""

from refgen.align import align_page
from refgen.drift.message import message_in
from refgen.drift.run import check_page
from refgen.ops import parse_page

BODIES = {
    "en-us": "[in] The task, of .NET Framework 2.0 and later.",
    "fr-fr": "La tâche, à partir du .NET Framework 2.0.",
    "it-it": "[in] L’attività, da .NET Framework 2.0.",
}


def marker(*locales):
    """The finding about the marker of a page in some locales."""
    page = align_page(
        "a.md",
        {one: parse_page(f"# IHostTask\n\n`pTask`  \n{BODIES[one]}\n".encode(), f"{one}/a.md") for one in locales},
    )
    (found,) = [one for one in check_page(page) if one.check == "direction-marker"]
    return found


def test_the_translation_that_stands_for_the_english_is_named():
    found = marker("fr-fr", "it-it")
    assert found.locale == "it-it"
    assert found.message == "The marker [in] is not in the English (no English is there; fr-fr stands for it)"
    assert message_in(found.message, "de-de") == (
        "Die Kennzeichnung [in] steht nicht im Englischen (es gibt kein Englisch; fr-fr steht dafür)"
    )


def test_the_same_word_in_a_name_is_none_of_the_finding():
    page = align_page(
        "a.md",
        {
            one: parse_page(f"# IHostTask\n\n{text}\n".encode(), f"{one}/a.md")
            for one, text in {"fr-fr": "Lit `IEnglishTask`.", "it-it": "Legge `IEnglishTask2`."}.items()
        },
    )
    (found,) = check_page(page)
    assert "IEnglishTask2" in found.message
    assert "no English is there" not in found.message


def test_of_an_english_that_is_there_nothing_is_added():
    found = marker("en-us", "fr-fr")
    assert (found.locale, "English is there" in found.message) == ("fr-fr", False)
