"""Links by reference are links like others in the texts of a page, and stay in its file as they are."""

from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.ops import Page, Side, parse, parse_page, units
from refgen.ops.offsets import in_file, in_shown, in_written, start_in, written
from refgen.ops.reader import Reader
from refgen.ops.references import as_written
from refgen.ops.write import write_page
from tests.ops.test_round_trip import PIECES

TARGETS = "\n[ref]: other.md\n[b]: y.md 'T'\n"


def page_of(text: str) -> Page:
    return parse_page(text.encode("utf-8", "surrogatepass"), "fr-fr/a.md")


def texts_of(text: str) -> list[str]:
    return [placed.unit.text for placed in units(page_of(text))]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [the text][ref].", "See [the text](other.md)."),
        ("See [Ref][], or so.", "See [Ref](other.md), or so."),
        ("See [ref], or so.", "See [ref](other.md), or so."),
        ("See [the\ntext][\n ref ].", "See [the\ntext](other.md)."),
        ("See ![a picture][b].", "See ![a picture](y.md)."),
        ("[![a picture][b]][ref]", "[![a picture](y.md)](other.md)"),
        ("[![a picture](x.png)][ref]", "[![a picture](x.png)](other.md)"),
        ("See [`a[i]`][ref] or [*a* [0]][b].", "See [`a[i]`](other.md) or [*a* [0]](y.md)."),
        ("A `` and [x][ref], as in `a` or [x][b].", "A `` and [x](other.md), as in `a` or [x](y.md)."),
        ("A ` and [x][ref], as in `a` or [x][b].", "A ` and [x][ref], as in `a` or [x](y.md)."),
        ("[a][none][ref]", "[a][none](other.md)"),
        ("[a][b][ref]", "[a](y.md)[ref](other.md)"),
        ("[a] [b]", "[a] [b](y.md)"),
        ("[ref](of what it is)", "[ref](other.md)(of what it is)"),
        ("[an [inner][b] one][ref]", "[an [inner](y.md) one][ref](other.md)"),
        ("| a |\n|---|\n| [x][ref] |", "[x](other.md)"),
        ("- [x][ref]", "[x](other.md)"),
        ("> [!NOTE]\n> [x][ref]", "[x](other.md)"),
        ("# <a name='x'></a>[x][ref]", "[x](other.md)"),
    ],
)
def test_must_link(text: str, shown: str) -> None:
    assert texts_of(f"{text}\n{TARGETS}")[-1] == shown
    assert texts_of(f"{TARGETS}\n{text}\n")[-1] == shown


@pytest.mark.parametrize(
    "text",
    [
        "See [the text](other.md).",
        "See [the text][none] and [none] and [none][].",
        "See [ref][none].",
        "Pointer [in] [out] [ in, out ] to it.",
        r"See \[ref] and [ref\] and [a\][b\].",
        "See `a[b]` and ``[b]`[b]``.",
        'A <a href="x[b]">tag</a>, <xref:System.A[b]> and <https://x.example/[b]>.',
        "See [!INCLUDE [ref](x.md)] and [!INCLUDE[b] (x.md)].",
        "[!NOTE] [!ref] [^b] [ ] []",
        "A name [a `b][b] that does not end.",
    ],
)
def test_must_stay_text(text: str) -> None:
    assert texts_of(f"{text}\n{TARGETS}") == [text]


@pytest.mark.parametrize(
    ("lines", "target"),
    [
        ("[x]: a.md", "a.md"),
        ("[X]:a.md", "a.md"),
        ('  [ x\t]: <a.md> "It\'s"', "a.md"),
        ("[x]: a.md 'T'", "a.md"),
        ("[x]: a.md (T)", "a.md"),
        ("[x]:\n   a.md\n   'T'", "a.md"),
        ("[x]: a.md\n[x]: b.md", "a.md"),
        ("> [x]: a.md", "a.md"),
        ("- y\n\n  [x]: a.md", "a.md"),
        ("[x]: <a b.md>", "a%20b.md"),
        ("[x]: a_(b).md", "a_(b).md"),
        ("[x]: a)b(.md", "a%29b%28.md"),
        ("[x]: xref:System.String", "xref:System.String"),
        ("[x]: #remarks", "#remarks"),
    ],
)
def test_what_says_a_target_shows_nothing(lines: str, target: str) -> None:
    (definition,) = page_of(f"[x]\n\n{lines}\n").definitions
    shown = [f"[x]({target})", *(["y"] if lines[0] == "-" else [])]
    assert texts_of(f"[x]\n\n{lines}\n") == shown
    assert f"[x]\n\n{lines}\n"[definition.start :].startswith(target[:1])


@pytest.mark.parametrize(
    "lines",
    [
        "```\n[x]: a.md\n```",
        "    [x]: a.md",
        "<!--\n[x]: a.md\n-->",
        "text\n[x]: a.md",
        "[x]: a.md and more",
        "[x]: a.md 'T' and more",
        "[x]:",
        "[x] : a.md",
        "[x]: <>",
        "[ ]: a.md",
        r"\[x]: a.md",
        "[y]: a.md",
    ],
)
def test_other_lines_say_no_target(lines: str) -> None:
    page = page_of(f"[x]\n\n{lines}\n")
    assert (texts_of(f"[x]\n\n{lines}\n")[0], page.definitions) == ("[x]", ())


@pytest.mark.parametrize(
    "text", ["[x]: a.md\n", "[x]: a.md\n\ntext\n", "- [x]: a.md\n- text\n", "> [x]: a.md\n\ntext\n"]
)
def test_a_target_that_nothing_refers_to_shows_nothing_either(text: str) -> None:
    page = page_of(text)
    assert ([placed.unit.text for placed in units(page)], page.definitions) == (["text"] * ("text" in text), ())
    assert write_page(page) == text.encode()


def test_footnotes_are_none() -> None:
    assert texts_of("Text.[^1]\n\n[^1]: note.md\n") == ["Text.[^1]", "[^1]: note.md"]


def test_places_are_those_of_the_file() -> None:
    text = "> See [the\n> text][my\n> ref], [b] or [c][].\n\n[my ref]: a-long-name.md\n[B]: y.md\n[c]: z.md\n"
    (placed, *_) = units(page_of(text))
    unit = placed.unit
    assert unit.text == "See [the\ntext](a-long-name.md), [b](y.md) or [c](z.md)."
    assert written(unit) == "See [the\ntext][my\nref], [b] or [c][]."
    for word in ("See", "the", "text", ", [b", "or", "[c", "."):
        at = unit.text.rindex(word)
        assert text[in_file(unit, at) :].startswith(word)
        assert start_in(unit, unit.text[at:], in_file(unit, at)) == at
    assert text[in_file(unit, unit.text.index("long")) :].startswith("[my")


def test_both_languages_of_a_page_side_by_side() -> None:
    pair = '<span data-ttu-id="a-1">Voir [ceci][r].</span><span class="sxs-lookup"><span data-stu-id="a-1">See [that][r] or [r].</span></span>'
    (placed,) = units(page_of(f"{pair}\n\n[r]: x.md\n"))
    unit = placed.unit
    assert (unit.text, unit.source) == ("Voir [ceci](x.md).", "See [that](x.md) or [r](x.md).")
    assert (written(unit), written(unit, Side.SOURCE)) == ("Voir [ceci][r].", "See [that][r] or [r].")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("See [a][r].", "Voir [a](x.md).", "Voir [a][r]."),
        ("See [a][r].", "Voir [b](x.md) !", "Voir [b][r] !"),
        ("See [r].", "Voir [r](x.md).", "Voir [r]."),
        ("See [r][].", "Voir [r](x.md).", "Voir [r][]."),
        ("See [r].", "Voir [ceci](x.md).", "Voir [ceci][r]."),
        ("See [r][].", "Voir [ceci](x.md).", "Voir [ceci][r]."),
        ("See [r] or [b](x.md).", "[r](x.md) ou [b](x.md)", "[r] ou [b](x.md)"),
        ("See [b](x.md) or [r].", "[b](x.md) ou [r](x.md)", "[b](x.md) ou [r]"),
        ("See [r] or [s].", "[s](y.md) ou [r](x.md)", "[s] ou [r]"),
        ("See [r].", "[r](x.md), [r](x.md)", "[r], [r](x.md)"),
        ("See [a][r] or [r].", "[r](x.md) ou [b](x.md)", "[r] ou [b][r]"),
        ("See [r] or [s].", "[r](y.md) ou [s](y.md)", "[r](y.md) ou [s]"),
        ("See [r].", "[r](x.md)(a)", "[r][](a)"),
        ("See [r](a)", "[r](a)", "[r](a)"),
        ("See [r].", "Voir [r](y.md).", "Voir [r](y.md)."),
        ("See [r].", "Voir r.", "Voir r."),
    ],
)
def test_a_new_text_is_written_as_the_old_one_was(old: str, new: str, wanted: str) -> None:
    (placed,) = units(page_of(f"{old}\n\n[r]: x.md\n[s]: y.md\n"))
    assert as_written(placed.unit.references, 0, placed.unit.text, new) == wanted


LINKS = st.sampled_from(
    ["[", "]", "![", "[a]", "[b c]", "[]", "[t][a]", "![t][b\nc]", "(x.md)", "\n\n[a]: x.md\n", "\n\n[B C]: y(.md 'T'\n", "\\", " ", "é", "\n> ", "\n"]
)  # fmt: skip
SOUP = st.lists(LINKS | PIECES, max_size=40).map("".join)


@given(SOUP)
def test_any_page_keeps_its_bytes_and_places(text: str) -> None:
    page = page_of(f"{text}\n\n[a]: z.md\n")
    assert write_page(page) == f"{text}\n\n[a]: z.md\n".encode()
    for placed in units(page):
        unit = placed.unit
        elsewhere = {at for one in unit.references for at in range(one.at, one.at + len(one.shown))}
        for at, character in enumerate(unit.text):
            if at not in elsewhere and character != "\n":
                assert page.source.text[in_file(unit, at)] == character
            if at not in elsewhere:
                assert in_shown(unit.references, in_written(unit.references, at)) == at


@given(SOUP)
def test_a_text_that_stays_is_written_as_it_was(text: str) -> None:
    for placed in units(page_of(f"{text}\n\n[a]: z.md\n")):
        unit = placed.unit
        assert as_written(unit.references, 0, unit.text, unit.text) == written(unit)


@pytest.mark.parametrize(("text", "times"), [("See [a][b] and [in].\n", 1), ("See [a][b].\n\n[b]: x.md\n", 2)])
def test_only_a_page_that_says_targets_is_read_again(monkeypatch: pytest.MonkeyPatch, text: str, times: int) -> None:
    made = Mock(side_effect=Reader)
    monkeypatch.setattr(parse, "Reader", made)
    page_of(text)
    assert made.call_count == times
