"""What is included in a line of its own has no sentence, and is missed, or too much, all the same."""

import pytest

from refgen.drift.checks.structure import missing
from tests.drift.pages import findings, side_by_side

NOTE = "[!INCLUDE [note](includes/note.md)]"
OTHER = "[!INCLUDE [note](other/note.md)]"
ENGLISH = ("# Task", "The host starts the task now.", "It is stopped by the runtime as soon as the last thread ends.")
GERMAN = (
    "# Aufgabe",
    "Der Host startet die Aufgabe jetzt.",
    "Die Laufzeit beendet sie, sobald der letzte Thread endet.",
)


def page(lines: tuple[str, ...], *more: str, at: int = 2) -> str:
    """A page with lines of its own before the text number `at`."""
    return "\n\n".join((*lines[:at], *more, *lines[at:])) + "\n"


def told(english: str, german: str) -> list[tuple[str, str]]:
    return [(one.check, one.message) for one in findings({"en-us": english, "de-de": german})]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (NOTE, "An include"),
        (f"- {NOTE}", "An include"),
        (f"> {NOTE}", "An include"),
        ("[!code-cpp[Task](~/samples/task.cpp#1)]", "A code reference"),
        ("[!VIDEO https://example.org/task]", "A video"),
        (':::image source="task.png":::', "An image"),
    ],
)
def test_a_line_that_one_side_lacks_is_told(line, what):
    with_line, without = page(ENGLISH, line), page(GERMAN)
    assert told(with_line, without) == [("missing", f"{what} of the English is missing")]
    assert told(page(ENGLISH), page(GERMAN, line)) == [("extra", f"{what} is not in the English")]
    assert told(with_line, page(GERMAN, line)) == []


@pytest.mark.parametrize("at", [1, 2, 3])
def test_it_is_told_where_it_stands_or_belongs(at):
    text = page(GERMAN, NOTE, at=at)
    (found,) = findings({"en-us": page(ENGLISH), "de-de": text})
    assert text.splitlines()[found.line - 6] == NOTE
    (found,) = findings({"en-us": page(ENGLISH, NOTE, at=at), "de-de": page(GERMAN)})
    assert page(GERMAN).splitlines()[found.line - 6] == GERMAN[at - 1]
    assert found.source == "[!INCLUDE [note.md](includes/note.md)]"


@pytest.mark.parametrize(
    "german",
    [
        page(GERMAN, NOTE, at=1),
        page(GERMAN, NOTE, at=3),
        page(GERMAN, f"- {NOTE}"),
        page(GERMAN, "[!INCLUDE[Hinweis](~/hosting/includes/note.md)]"),
        page(GERMAN, "[!INCLUDE[Hinweis](./includes/Note.md)]"),
        page((*GERMAN[:2], f"{GERMAN[2]} {NOTE}")),
    ],
    ids=["above", "below", "item", "from the root", "in other letters", "in a text"],
)
def test_the_same_file_elsewhere_on_the_page_is_not_missing(german):
    assert not {check for check, _ in told(page(ENGLISH, NOTE), german)} & {"missing", "extra"}


@pytest.mark.parametrize(
    ("english", "german", "is_told"),
    [
        ("https://example.org/en-us/video/1", "https://example.org/de-de/video/1", False),
        ("https://example.org/video?v=1", "https://example.org/video?v=1&hl=de", False),
        ("https://example.org/video?v=1", "https://example.org/video?hl=de&v=1", False),
        ("https://example.org/video?v=1", "https://example.org/video?v=2&hl=de", True),
    ],
)
def test_an_address_in_another_language_is_no_other(english, german, is_told):
    found = told(page(ENGLISH, f"[!VIDEO {english}]"), page(GERMAN, f"[!VIDEO {german}]"))
    assert found == ([("missing", "A video says something else than in English")] if is_told else [])


def test_another_file_in_its_place_is_one_finding():
    assert told(page(ENGLISH, NOTE), page(GERMAN, OTHER)) == [
        ("missing", "An include says something else than in English")
    ]
    assert told(page(ENGLISH, NOTE), page(GERMAN, OTHER, at=3)) == [
        ("missing", "An include of the English is missing"),
        ("extra", "An include is not in the English"),
    ]


def test_the_second_of_two_is_missed():
    assert told(page(ENGLISH, NOTE, NOTE), page(GERMAN, NOTE)) == [("missing", "An include of the English is missing")]


def test_the_text_of_the_file_in_its_place_is_of_another_revision():
    own = "Dieser Hinweis stand früher in einer anderen Datei und gilt für alle Aufgaben.", "Er hat zwei Absätze."
    assert told(page(ENGLISH, NOTE), page(GERMAN, *own)) == []
    assert [check for check, _ in told(page(ENGLISH), page(GERMAN, *own))] == ["extra", "extra"]


def test_the_texts_of_two_files_in_their_place_are_of_another_revision():
    own = "Dieser Hinweis stand früher in einer anderen Datei und gilt für alle Aufgaben.", "Er hat zwei Absätze."
    assert told(page(ENGLISH, NOTE, OTHER), page(GERMAN, *own)) == []
    (found,) = findings({"en-us": page(ENGLISH, NOTE, OTHER), "de-de": page(GERMAN, own[0])})
    assert (found.check, found.source) == ("missing", "[!INCLUDE [note.md](other/note.md)]")


def test_a_misspelt_command_is_told_once():
    misspelt = [one.replace("INCLUDE", "EINBINDEN") for one in (NOTE, OTHER)]
    told = "missing", "An include says something else than in English"
    for count in (1, 2):
        texts = {"en-us": page(ENGLISH, *(NOTE, OTHER)[:count]), "de-de": page(GERMAN, *misspelt[:count])}
        assert [(one.check, one.message) for one in findings(texts)] == [told] * count


@pytest.mark.parametrize(
    ("english", "german", "is_told"),
    [
        ("?name=a", "?name=b", True),
        ("?range=1-3", "?range=1-4", True),
        ("?name=a", "?highlight=2&name=a", False),
        ("#1", "#2", True),
    ],
)
def test_another_part_of_a_file_of_code_is_another(english, german, is_told):
    lines = [f"[!code-cpp[Task](~/samples/task.cpp{part})]" for part in (english, german)]
    found = told(page(ENGLISH, lines[0]), page(GERMAN, lines[1]))
    assert found == ([("missing", "A code reference says something else than in English")] if is_told else [])


@pytest.mark.parametrize("inside", [NOTE, f"The end of it.\n\n{NOTE}", f"The end of it.\n\n{NOTE}\n\nReally."])
def test_a_section_that_is_gone_takes_its_includes_along(inside):
    assert told(page(ENGLISH, "## Remarks", inside, at=3), page(GERMAN)) == [
        ("missing", "A section of the English is missing")
    ]


def test_a_page_without_text_is_one_finding():
    assert [check for check, _ in told(page(ENGLISH, NOTE), "\n")] == ["missing"]


def test_the_page_that_the_english_is_read_from_lacks_nothing():
    pairs = [*zip(GERMAN, ENGLISH, strict=True)]
    texts = {"de-de": side_by_side([*pairs, NOTE])}
    assert [one.check for one in findings(texts)].count("missing") == 0
    told = [one.check for one in findings({**texts, "fr-fr": side_by_side(pairs, "b1b2c-")})]
    assert told.count("missing") + told.count("extra") == 1


def test_what_is_layout_is_not_missed():
    assert told(page(ENGLISH, ":::row:::", ":::row-end:::"), page(GERMAN)) == []


def test_two_languages_without_it_blame_the_english():
    french = "# Tâche\n\nL’hôte démarre la tâche.\n\nLe runtime l’arrête dès que le dernier thread se termine.\n"
    found = findings({"en-us": page(ENGLISH, NOTE), "de-de": page(GERMAN), "fr-fr": french})
    assert [(one.check, one.locale) for one in found if one.check == missing.INFO.name] == [("missing", "en-us")]
