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
