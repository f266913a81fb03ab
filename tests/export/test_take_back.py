"""What goes into a page, and what is refused, and why."""

from dataclasses import replace

import pytest

from refgen.align import AlignedPage
from refgen.export import Only, plan_page
from tests.export.pages import HEAD, aligned, handoff_of, returned_of, take_back, translated

ENGLISH = """# <a name="a"></a>Title

First `code` sentence. Second **bold** sentence.

> [!NOTE]
> A note over
> two lines.

|Code|Meaning|
|----|-------|
|S_OK|It went well.|
|E_FAIL|It failed.|

- The [first](a.md) item.
- The second item.
"""
FRENCH = """# <a name="a"></a>Titre

Première phrase de `code`. Deuxième phrase **grasse**.

> [!NOTE]
> Une note sur
> deux lignes.

|Code|Sens|
|----|----|
|S_OK|Tout va bien.|
|E_FAIL|Échec.|

- Le [premier](a.md) élément.
- Le second élément.
"""


def span(number: int, target: str, source: str) -> str:
    return f'<span data-ttu-id="ab-{number}">{target}</span><span class="sxs-lookup"><span data-stu-id="ab-{number}">{source}</span></span>'


SIDE_BY_SIDE = f"""# <a name="a"></a>{span(101, "Titolo", "Title")}

{span(102, "Prima frase di `code`.", "First `code` sentence.")} {span(103, "Seconda frase **grassa**.", "Second **bold** sentence.")}

- [{span(104, "Primo", "First")}](a.md)
- {span(105, "", "The second item.")}
"""
INSIDE = """# <a name="a"></a>Title

First `code` sentence. Second **bold** sentence.

- [First](a.md)
- The second item.
"""


@pytest.fixture(scope="module")
def plain() -> AlignedPage:
    return aligned({"en-us": ENGLISH, "fr-fr": FRENCH})


@pytest.fixture(scope="module")
def side_by_side() -> AlignedPage:
    return aligned({"it-it": SIDE_BY_SIDE})


def text_of(data: bytes | None) -> str:
    assert data is not None
    return data.decode().removeprefix(HEAD)


TAKEN = {
    "a heading": ("Title", "Nouveau titre", "Titre", "Nouveau titre"),
    "one sentence of two": ("First `code` sentence.", "Le `code` d’abord.", "Première phrase de `code`.", "Le `code` d’abord."),
    "bold moved": ("Second **bold** sentence.", "**Grasse**, la deuxième.", "Deuxième phrase **grasse**.", "**Grasse**, la deuxième."),
    "lines kept": ("A note over\ntwo lines.", "Une remarque\nsur deux lignes.", "Une note sur\n> deux lignes.", "Une remarque\n> sur deux lignes."),
    "lines joined": ("A note over\ntwo lines.", "Une remarque courte.", "Une note sur\n> deux lignes.", "Une remarque courte."),
    "a cell": ("It failed.", "C’est un échec.", "Échec.", "C’est un échec."),
    "a line break that is none": ("It failed.", "C’est\nun échec.", "Échec.", "C’est un échec."),
    "a link’s text": ("The [first](a.md) item.", "L’élément [numéro un](a.md).", "Le [premier](a.md) élément.", "L’élément [numéro un](a.md)."),
}  # fmt: skip


@pytest.mark.parametrize("form", ["xliff", "po"])
@pytest.mark.parametrize("case", TAKEN)
def test_a_changed_segment_is_replaced(plain: AlignedPage, case: str, form: str) -> None:
    source, target, old, new = TAKEN[case]
    plan = take_back(plain, "fr-fr", {source: target}, form)
    assert (plan.taken, plan.problems) == (1, ())
    assert text_of(plan.data) == FRENCH.replace(old, new)


REFUSED = {
    "a code lost": ("First `code` sentence.", "Le d’abord.", "import-codes", "`code` of the English is lost"),
    "a code new": ("It failed.", "C’est un `échec`.", "import-codes", "`échec` is neither in the English"),
    "a code twice": ("First `code` sentence.", "`code` de `code`.", "import-codes", "neither"),
    "a tag": ("It failed.", "Un <b>échec", "import-codes", "<b> is neither"),
    "a control character": ("It failed.", "Un \x1b[31m échec.", "import-codes", "U+001B is neither"),
    "half a character": ("It failed.", "Un \ud800 échec.", "import-codes", "U+D800 is neither"),
    "a bar": ("It failed.", "Un | échec.", "import-structure", "structure"),
    "a link elsewhere": ("The [first](a.md) item.", "Le [premier](b.md).", "import-codes", "[…](a.md) of the English is lost"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_harm_the_page_is_refused_and_the_rest_goes_in(plain: AlignedPage, case: str) -> None:
    source, target, code, message = REFUSED[case]
    plan = take_back(plain, "fr-fr", {source: target, "Title": "Nouveau titre"})
    (problem,) = plan.problems
    assert problem.code == code
    assert message in problem.message
    assert problem.path == "fr-fr/page.md"
    assert problem.line > 3
    assert text_of(plan.data) == FRENCH.replace("Titre", "Nouveau titre")


def test_a_message_says_nothing_that_a_terminal_would_obey(plain: AlignedPage) -> None:
    returned = returned_of(handoff_of(plain, "fr-fr"), "xliff")
    strange = [
        [replace(one, digest="", target="\x1b[31m") for one in returned],
        [replace(one, target="`\x1b[31m`") for one in returned],
        [replace(one, problem="\x1b[31m") for one in returned],
        [replace(one, source="\x1b[31m", target="\x1b[31m") for one in returned],
    ]
    problems = [problem for one in strange for problem in plan_page(plain, "fr-fr", one).problems]
    assert len(problems) == 4 * len(returned)
    assert all(str(problem).isprintable() for problem in problems)


def test_bytes_that_are_no_text_stay() -> None:
    page = aligned({"en-us": "One \udc80 thing.", "fr-fr": "Une \udc80 chose."})
    plan = take_back(page, "fr-fr", {"One \udc80 thing.": "Un \udc80 objet."})
    assert plan.data is not None
    assert plan.data.endswith(b"Un \x80 objet.")


def test_an_empty_target_deletes_nothing(plain: AlignedPage) -> None:
    assert take_back(plain, "fr-fr", {"It failed.": "  "}).data is None


def test_a_page_that_changed_meanwhile_is_a_conflict(plain: AlignedPage) -> None:
    returned = translated(returned_of(handoff_of(plain, "fr-fr"), "xliff"), {"It failed.": "Raté.", "Title": "Neuf"})
    edited = aligned({"en-us": ENGLISH, "fr-fr": FRENCH.replace("Échec.", "Un échec total.")})
    plan = plan_page(edited, "fr-fr", returned)
    (problem,) = plan.problems
    assert problem.code == "import-conflict"
    assert "Un échec total." in problem.message
    assert "Raté." in problem.remedy
    assert problem.line == 15
    assert text_of(plan.data) == FRENCH.replace("Échec.", "Un échec total.").replace("Titre", "Neuf")


def test_english_that_changed_meanwhile_is_a_conflict(plain: AlignedPage) -> None:
    returned = translated(returned_of(handoff_of(plain, "fr-fr"), "xliff"), {"It failed.": "Raté."})
    edited = aligned({"en-us": ENGLISH.replace("It failed.", "It did not work."), "fr-fr": FRENCH})
    plan = plan_page(edited, "fr-fr", returned)
    assert [problem.code for problem in plan.problems] == ["import-conflict"]
    assert plan.data is None


def test_an_untouched_segment_may_change_on_the_page(plain: AlignedPage) -> None:
    returned = returned_of(handoff_of(plain, "fr-fr"), "xliff")
    edited = aligned({"en-us": ENGLISH, "fr-fr": FRENCH.replace("Échec.", "Un échec total.")})
    assert plan_page(edited, "fr-fr", returned).problems == ()


def test_a_file_without_digests_takes_nothing_over_unseen(plain: AlignedPage) -> None:
    returned = [
        replace(one, digest="", target="Raté." if one.source == "It failed." else one.target)
        for one in returned_of(handoff_of(plain, "fr-fr"), "xliff")
    ]
    plan = plan_page(plain, "fr-fr", returned)
    assert [problem.code for problem in plan.problems] == ["import-conflict"]


def test_moved_lines_do_not_matter(plain: AlignedPage) -> None:
    returned = translated(returned_of(handoff_of(plain, "fr-fr"), "xliff"), {"It failed.": "Raté."})
    moved = [text.replace("\n\nFirst", "\n\n\n\nFirst") for text in (ENGLISH, FRENCH)]
    plan = plan_page(aligned({"en-us": moved[0], "fr-fr": moved[1]}), "fr-fr", returned)
    assert text_of(plan.data) == moved[1].replace("Échec.", "Raté.")


def test_what_is_there_already_is_not_taken_again(plain: AlignedPage) -> None:
    returned = translated(returned_of(handoff_of(plain, "fr-fr"), "xliff"), {"It failed.": "Raté."})
    first = plan_page(plain, "fr-fr", returned)
    second = plan_page(aligned({"en-us": ENGLISH, "fr-fr": text_of(first.data)}), "fr-fr", returned)
    assert (second.data, second.taken, second.already, second.problems) == (None, 0, 1, ())


def test_a_fuzzy_message_waits(plain: AlignedPage) -> None:
    returned = [
        replace(one, target="Raté.", is_held=True) if one.source == "It failed." else one
        for one in returned_of(handoff_of(plain, "fr-fr"), "po")
    ]
    plan = plan_page(plain, "fr-fr", returned)
    assert [problem.code for problem in plan.problems] == ["import-unfinished"]
    assert plan.data is None


def test_twice_with_two_answers_is_told(plain: AlignedPage) -> None:
    returned = translated(returned_of(handoff_of(plain, "fr-fr"), "xliff"), {"It failed.": "Raté."})
    other = translated(returned_of(handoff_of(plain, "fr-fr"), "xliff"), {"It failed.": "Perdu."})
    plan = plan_page(plain, "fr-fr", [*returned, *other])
    assert "twice" in plan.problems[0].message
    assert "Raté." in text_of(plan.data)


def test_a_side_by_side_page_keeps_its_spans_and_its_english(side_by_side: AlignedPage) -> None:
    texts = {
        "Title": "Nuovo titolo",
        "[First](a.md)": "[Il primo](a.md)",
        "First `code` sentence.": "Il `code`, prima.",
    }
    plan = take_back(side_by_side, "it-it", texts)
    assert (plan.taken, plan.problems) == (3, ())
    expected = SIDE_BY_SIDE.replace(">Titolo<", ">Nuovo titolo<").replace(">Primo<", ">Il primo<")
    assert text_of(plan.data) == expected.replace("Prima frase di `code`.", "Il `code`, prima.")


def test_an_empty_span_is_filled(side_by_side: AlignedPage) -> None:
    plan = take_back(side_by_side, "it-it", {"The second item.": "La seconda voce."})
    assert (plan.taken, plan.problems) == (1, ())
    assert text_of(plan.data) == SIDE_BY_SIDE.replace('105"></span>', '105">La seconda voce.</span>')


def test_a_stale_translation_takes_its_new_english_along() -> None:
    english = INSIDE.replace("First `code` sentence.", "First `other` sentence.")
    page = aligned({"en-us": english, "it-it": SIDE_BY_SIDE})
    assert handoff_of(page, "it-it", Only.STALE).count == 1
    plan = take_back(page, "it-it", {"First `other` sentence.": "Prima frase di `other`."})
    assert (plan.taken, plan.problems) == (1, ())
    text = text_of(plan.data)
    assert text == SIDE_BY_SIDE.replace("Prima frase di `code`.", "Prima frase di `other`.").replace(
        "First `code`", "First `other`"
    )
    assert handoff_of(aligned({"en-us": english, "it-it": text}), "it-it", Only.STALE).count == 0


def test_a_stale_translation_that_still_holds_is_confirmed() -> None:
    english = INSIDE.replace("Second **bold** sentence.", "Another **bold** sentence.")
    page = aligned({"en-us": english, "it-it": SIDE_BY_SIDE})
    assert take_back(page, "it-it", {}).data is None
    plan = take_back(page, "it-it", {"Another **bold** sentence.": "Seconda frase **grassa**."})
    assert text_of(plan.data) == SIDE_BY_SIDE.replace("Second **bold**", "Another **bold**")


MISSING = {
    "a row": ("|E_FAIL|Échec.|\n", {"It failed.": "Raté."}, "|E_FAIL|Raté.|\n"),
    "a first row": ("|S_OK|Tout va bien.|\n", {"It went well.": "Bien."}, "|S_OK|Bien.|\n"),
    "an item": ("- Le second élément.\n", {"The second item.": "Le dernier."}, "- Le dernier.\n"),
    "a paragraph": (
        "Première phrase de `code`. Deuxième phrase **grasse**.\n\n",
        {"First `code` sentence.": "Le `code`.", "Second **bold** sentence.": "Et **gras**."},
        "Le `code`. Et **gras**.\n\n",
    ),
    "a first item": ("- Le [premier](a.md) élément.\n", {"The [first](a.md) item.": "Le [un](a.md)."}, "- Le [un](a.md).\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", MISSING)
def test_what_was_missing_goes_where_it_belongs(case: str) -> None:
    gone, texts, new = MISSING[case]
    page = aligned({"en-us": ENGLISH, "fr-fr": FRENCH.replace(gone, "")})
    assert set(texts) <= {one.source for one in returned_of(handoff_of(page, "fr-fr", Only.MISSING), "xliff")}
    plan = take_back(page, "fr-fr", texts)
    assert (plan.taken, plan.problems) == (len(texts), ())
    assert text_of(plan.data) == FRENCH.replace(gone, new)


UNPLACED = {
    "half a paragraph": (
        "Première phrase de `code`. Deuxième phrase **grasse**.\n\n",
        {"First `code` sentence.": "Le `code`."},
    ),
    "a note": ("> [!NOTE]\n> Une note sur\n> deux lignes.\n\n", {"A note over\ntwo lines.": "Une note."}),
    "a whole list": ("- Le [premier](a.md) élément.\n- Le second élément.\n", {"The second item.": "Le dernier."}),
}  # fmt: skip


@pytest.mark.parametrize("case", UNPLACED)
def test_what_has_no_certain_place_is_told(case: str) -> None:
    gone, texts = UNPLACED[case]
    page = aligned({"en-us": ENGLISH, "fr-fr": FRENCH.replace(gone, "")})
    plan = take_back(page, "fr-fr", texts)
    assert [problem.code for problem in plan.problems] == ["import-unplaced"]
    assert plan.data is None
