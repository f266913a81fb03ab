"""All kinds of pairs that a page's locales can make, and what must hold of every slot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.align import Both, Method, OnlySource, OnlyTarget, align_files, align_page, encode_slots
from refgen.errors import UsageError
from tests.align.pages import ENGLISH, FRENCH, JAPANESE, read, texts


def span(number, target, source, prefix="abcde"):
    return (
        f'<span data-ttu-id="{prefix}-{number}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="{prefix}-{number}">{source}</span></span>'
    )


def side_by_side(handoff, *lines, prefix="abcde"):
    """A page of pairs: (number, translation, English), one paragraph each; a plain string is text never handed off."""
    body = "\n\n".join(line if isinstance(line, str) else span(line[0], line[1], line[2], prefix) for line in lines)
    return f"---\nms.lasthandoff: {handoff}\n---\n{body}\n"


ITALIAN = side_by_side("02/01/2020", (101, "Attenua la lampada.", "Dims the lamp."), "`level`", (102, "Fine.", "End."))
CHINESE = side_by_side(
    "03/01/2021",
    (101, "使灯变暗。", "Dims the lamp."),
    "`level`",
    (102, "结束了。", "The end."),
    (103, "新。", "New."),
    prefix="fffff",
)


def pages(**texts_by_locale):
    return {locale.replace("_", "-"): read(text, f"{locale}/page.md") for locale, text in texts_by_locale.items()}


def pairs(aligned, locale):
    return [texts(slot) for slot in aligned.translations[locale].slots]


def test_the_english_page_is_canonical_where_there_is_one():
    aligned = align_page("page.md", pages(en_us=ENGLISH, fr_fr=FRENCH, ja_jp=JAPANESE, it_it=ITALIAN))
    assert aligned.canonical.locale == "en-us"
    assert list(aligned.translations) == ["en-us", "fr-fr", "it-it", "ja-jp"]
    assert ("Dims the lamp.", "Atténue la lampe.") in pairs(aligned, "fr-fr")
    assert ("Dims the lamp.", "ランプを暗くします。") in pairs(aligned, "ja-jp")
    assert ("Dims the lamp.", "Attenua la lampada.") in pairs(aligned, "it-it")


def test_else_the_newest_english_inside_a_side_by_side_page():
    aligned = align_page("page.md", pages(it_it=ITALIAN, zh_cn=CHINESE))
    assert aligned.has_english
    assert [segment.text for segment in aligned.segments] == ["Dims the lamp.", "`level`", "The end.", "New."]
    assert all(slot.method is Method.ID for slot in aligned.translations["zh-cn"].slots)


@pytest.mark.parametrize("locale", ["it-it", "zh-cn"])
def test_of_equally_new_english_that_counts_which_lost_nothing(locale):
    whole = (101, "x", "Dims the lamp."), (102, "y", "It keeps its colour."), (103, "z", "End.")
    other = {"it-it": "zh-cn", "zh-cn": "it-it"}[locale]
    made = {
        locale: side_by_side("02/01/2020", whole[0], whole[2]),
        other: side_by_side("02/01/2020", *whole, prefix="00000"),
    }
    aligned = align_page("page.md", pages(**made))
    assert [segment.text for segment in aligned.segments] == ["Dims the lamp.", "It keeps its colour.", "End."]
    assert [type(slot) for slot in aligned.translations[locale].slots] == [Both, OnlySource, Both]


def test_of_equally_new_english_that_counts_which_most_agree_with_but_for_blanks_and_capitals():
    made = {
        "de_de": side_by_side("02/01/2020", (101, "x", "Dims the  lamp.")),
        "fr_fr": side_by_side("02/01/2020", (101, "y", "Dims the Lamp.")),
        "it_it": side_by_side("02/01/2020", (101, "z", "Lights the lamp.")),
    }
    aligned = align_page("page.md", pages(**made))
    assert [segment.text for segment in aligned.segments] == ["Dims the Lamp."]


def test_side_by_side_locales_meet_by_number_and_english():
    aligned = align_page("page.md", pages(it_it=ITALIAN, zh_cn=CHINESE))
    assert pairs(aligned, "it-it")[:2] == [("Dims the lamp.", "Attenua la lampada."), ("`level`", "`level`")]
    assert ("New.", "") in pairs(aligned, "it-it")


def test_english_that_was_reworded_under_its_number_is_the_same_segment():
    old = side_by_side("01/01/2019", (101, "Attenua la lampada scelta.", "Dims the lamp that is chosen."))
    new = side_by_side("01/01/2020", (101, "使所选的灯变暗。", "Dims the lamp that was chosen."), prefix="00000")
    (slot,) = align_page("page.md", pages(it_it=old, zh_cn=new)).translations["it-it"].slots
    assert (slot.method, texts(slot)) == (
        Method.NUMBER,
        ("Dims the lamp that was chosen.", "Attenua la lampada scelta."),
    )
    assert slot.confidence < 0.99


def test_a_plain_page_meets_the_english_inside_its_neighbour():
    french = "Atténue la lampe.\n\n`level`\n\nLa fin.\n"
    aligned = align_page("page.md", pages(fr_fr=french, it_it=ITALIAN))
    assert pairs(aligned, "fr-fr") == [
        ("Dims the lamp.", "Atténue la lampe."),
        ("`level`", "`level`"),
        ("End.", "La fin."),
    ]


def test_without_any_english_the_first_locale_is_canonical():
    aligned = align_page("page.md", pages(ja_jp=JAPANESE, fr_fr=FRENCH))
    assert (aligned.canonical.locale, aligned.has_english) == ("fr-fr", False)
    assert all(source == target for source, target in pairs(aligned, "fr-fr"))
    assert ("Chaque appel attend le précédent.", "各呼び出しは前の呼び出しを待ちます。") in pairs(aligned, "ja-jp")


def test_no_page_at_all_is_a_mistake_of_the_caller():
    with pytest.raises(UsageError, match=r"page\.md"):
        align_page("page.md", {})


def test_two_files_become_lines_of_json_in_page_order():
    lines = list(encode_slots(align_files(read(ENGLISH), read(FRENCH))))
    assert (
        lines[0]
        == '{"source": "Lamp::Dim Method", "target": "Lamp::Dim, méthode", "method": "structure", "score": 0.997}'
    )
    assert len(list(encode_slots(align_files(read(ITALIAN), read(ITALIAN))))) == 3


BLOCK = st.sampled_from(
    ["# A\n", "Some text. More `text`.\n", "- one\n- two\n", "|a|b|\n|-|-|\n|c|d. E|\n", "> [!NOTE]\n> x\n", "```\nc\n```\n",
     "一。二。\n", "![alt](x.png)\n", "line  \nbreak\n", span(7, "un. deux", "one. two") + "\n", "[" + span(8, "x", "y") + "](z)\n",
     "1. a\n   b\n", "\x00\ufeff", "|\n", "\r\n", "<br>x<br>"]
)  # fmt: skip
PAGE = st.lists(BLOCK, max_size=8).map("\n".join)


@given(PAGE, PAGE, st.sampled_from(["fr-fr", "zh-cn", "xx"]))
def test_every_segment_is_in_exactly_one_slot_and_stands_where_it_says(source, target, locale):
    found = align_page("page.md", {"en-us": read(source), locale: read(target)})
    slots = found.translations[locale].slots
    sources = [slot.source for slot in slots if isinstance(slot, Both | OnlySource)]
    assert sum(segment.sentences for segment in sources) == len(found.segments)
    assert [(s.unit, s.ordinal) for s in sources] == sorted((s.unit, s.ordinal) for s in sources)
    targets = [slot.target for slot in slots if isinstance(slot, Both | OnlyTarget)]
    assert len({(s.start, s.end) for s in targets}) == len(targets)
    assert all(0 <= slot.confidence <= 1 for slot in slots)
    whole = "".join(unit.unit.text for unit in found.translations[locale].view.units)
    assert sorted("".join("".join(s.text.split()) for s in targets)) == sorted("".join(whole.split()))
