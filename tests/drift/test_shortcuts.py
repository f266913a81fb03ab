"""What spares the checks work must never change what they say."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refgen.drift import cues, mangled, tokens
from refgen.drift.facts import facts
from refgen.locales import load_locale, locale_codes

PIECES = st.sampled_from(
    ["a.h ", "foo", "_bar", "S_OK ", "'", "’", "can't_do", " ", ", ", ". ", "é", "É", "方法", "，", "0x1F", "1.2", "`x`",
     "http://a.b", "](a.md)", "[in] ", "System.Object", "12", "-", "::", "ICor", "Debug", "**", "__", "&lt;", "\n"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(TEXTS)
@example("le thread d'un_nom, lock. h a.h")
def test_plain_words_hide_no_token(text):
    whole = tokens._PATTERN
    slow = re.compile(whole.pattern.removeprefix(f"{tokens._PLAIN}|"), whole.flags)
    assert slow.pattern != whole.pattern
    assert [(one.text, one.start) for one in tokens.tokenize(text)] == [
        (match[0], match.start()) for match in slow.finditer(text)
    ]


@given(TEXTS, st.sampled_from(["S_OK", "foo", "ICorDebug", "A::B"]))
def test_a_name_is_found_where_its_pattern_is(text, name):
    match = re.search(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", text)
    assert mangled.find_exact(name, text) == (match.start() if match else -1)


@pytest.mark.parametrize("written", ["ICor Debug", "icordebug", "ICorDebug：：Start", "I Cor Debug::Start", "S_ OK"])
def test_what_is_mangled_still_has_its_letters(written):
    name = "S_OK" if written.startswith("S") else "ICorDebug::Start" if "Start" in written else "ICorDebug"
    assert mangled.find_mangled(name, f"Voir {written}, puis") is not None


@pytest.mark.parametrize("code", locale_codes())
def test_every_cue_has_its_needle(code):
    terms = load_locale(code).terms
    for name in ("negation", "negation-lexical", "negation-strict", "negation-wide", "only", "unless", "must"):
        for word in terms.get(name, ()):
            text = word.replace("*", "x").replace("…", " x ")
            assert cues.has_cue(facts(f" {text} "), load_locale(code), name), word
