"""Where sentences end, case by case; and that borders never lose or invent a character."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from refgen.align.sentences import Strength, all_borders, borders, cut, intervals
from refgen.locales import load_locale

CASES = yaml.safe_load((Path(__file__).parent / "sentences.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['locale']}: {case['why']}")
def test_cut(case):
    marked = case["text"]
    text = marked.replace("¦", "")
    found = [text[start:end] for start, end in cut(text, load_locale(case["locale"]))]
    assert found == [part.strip() for part in marked.split("¦")]


@given(
    st.text(alphabet='aB. !?。、；;:,()[]`*"“”「」\n\u00a0é中ア1', max_size=60),
    st.sampled_from(["en", "fr", "zh", "xx"]),
)
def test_borders_are_in_order_and_cut_only_blanks(text, code):
    found = all_borders(text, load_locale(code).segmentation)
    assert list(found) == sorted(found, key=lambda border: border.end)
    stretches = intervals(text, found)
    assert "".join("".join(text[a:b] for a, b in stretches).split()) == "".join(text.split())


def test_a_clause_is_offered_to_a_merged_sentence_but_never_cut_by_rule():
    rules = load_locale("fr").segmentation
    assert borders("Il attend ; puis il part", rules) == ()
    (border,) = all_borders("Il attend ; puis il part", rules)
    assert border.strength is Strength.CLAUSE


SILENT = {
    "an abbreviation before a small letter": ("de", "Er dimmt die Lampe z.\u00a0B. im Flur und ggf. im Bad"),
    "a name written with a full stop in it": ("it", "La lampada usa ASP.NET e anche VB.NET per la luce"),
}


@pytest.mark.parametrize("case", SILENT)
def test_a_merged_sentence_is_not_offered(case):
    code, text = SILENT[case]
    found = all_borders(text, load_locale(code).segmentation)
    assert not [border for border in found if text[border.end - 1] == "." or text[border.next - 1] == "."]


def test_an_include_may_end_a_sentence_or_open_one():
    text = "Das ist eine Lampe. [!INCLUDE[lamp](lamp.md)] leuchtet."
    found = {border.next: border.strength for border in all_borders(text, load_locale("de").segmentation)}
    assert found[text.index("leuchtet")] is Strength.STRONG
    assert found[text.index("[!")] is Strength.POSSIBLE
