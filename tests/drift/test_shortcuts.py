"""What spares the checks work must never change what they say."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refgen.drift import cues, fitness, language, mangled, mojibake, run, tokens
from refgen.drift.checks.text import doubled_word, garbled
from refgen.drift.facts import _WORD as WORD
from refgen.drift.facts import facts, small
from refgen.drift.problem import pair_of
from refgen.locales import load_locale, locale_codes

PIECES = st.sampled_from(
    ["a.h ", "foo", "_bar", "S_OK ", "'", "’", "can't_do", " ", ", ", ". ", "é", "É", "方法", "，", "0x1F", "1.2", "`x`",
     "http://a.b", "](a.md)", "[in] ", "Gets", "lock", ")", "]", "?", ".", ":", "/", "System.Object", "12", "-", "::", "ICor", "Debug", "**", "__", "&lt;", "\n"]
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


@given(TEXTS)
@example("l'été n’est pas can't_do fooé1bar")
@example("it's a foo1bar_x")
@example("İstanbul i\u0307s")
@example("ΟΔΟΣ.α Σ’α ΛΟΓΟΣ")
def test_words_are_the_same_in_texts_of_ascii(text):
    found = facts(text)
    assert found.words == tuple(small(word) for word in WORD.findall(found.prose))


NAMES = st.sampled_from(["S_OK", "foo", "ICorDebug", "A::B"])


@given(TEXTS, TEXTS, TEXTS, NAMES)
@example("x", " ", "", "foo")
@example("", "_", " ", "foo")
@example("é", "x", "", "A::B")
def test_a_name_is_found_where_its_pattern_is(before, between, after, name):
    for text in (before, before + name + between + name + after):
        match = re.search(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", text)
        assert mangled.find_exact(name, text) == (match.start() if match else -1)


@given(TEXTS, TEXTS, TEXTS, NAMES)
@example("x", "x", " ", "foo")
@example("", "x", "_", "foo")
def test_a_name_ends_where_its_pattern_does(before, between, after, name):
    for text in (before, before + name + between + name + after):
        assert mangled.ends_in(name, text) == bool(re.search(rf"{re.escape(name)}(?!\w)", text, re.ASCII))


@given(TEXTS, TEXTS, st.sampled_from(["", " ", ", "]))
@example("Gibt das Handle zurück.", "", " ")
@example("of the host", "of", " ")
@example("", "Gets it.of it", "")
@example("", "ICorDebugThing", "")
def test_what_stands_twice_is_found(before, text, joint):
    for doubled in (before + text + joint + text, text, f"{text} {text}"):
        found, wanted = doubled_word._again(doubled), doubled_word._AGAIN.search(doubled)
        assert (found and found.span("said")) == (wanted and wanted.span("said"))


@given(TEXTS, st.sampled_from(["the", "der", "ICor", "été", "İs", "iS", "Straße", "STRASSE", "ΟΔΟΣ"]), TEXTS, TEXTS)
@example("(", "the", "the", ".")
@example("«l’une,", "une", "une", "’")
@example("", "İs", "is", "")
@example("a ", "the", "THE", ",")
@example("x\u0345", "the", "", "")
@example("I\u0307", "the", "", "")
def test_a_word_that_stands_twice_is_found(before, word, then, behind):
    for text in (
        f"{before}{word} {word}{behind}",
        f"{before}{word}\u00a0 {word.upper()}{behind}",
        f"{before}{word} {then}{behind}",
    ):
        assert doubled_word._may_double(text) or not doubled_word._SPACED.search(text), text


def test_what_does_not_stand_twice_needs_no_pattern():
    for text in ("Obtient le verrou de l’objet.", "de la méthode (de la classe)", "Get it, then get it again."):
        assert not doubled_word._may_repeat(text)
        assert not doubled_word._may_double(text)


def test_only_one_damaged_character_is_printable():
    damaged = [one for one in map(chr, range(0x110000)) if garbled._CONTROL.match(one)]
    assert [one for one in damaged if one.isprintable()] == [garbled._REPLACED]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
@example("méthode")
@example("文件“夹")
@example("Привет")
def test_a_wrong_encoding_of_europe_has_its_signs(text):
    for encoding in (*mojibake._WESTERN, *mojibake._OLD):
        read = text.encode("utf-8").decode(encoding, "ignore")
        if next(mojibake._western(read), None) or next(mojibake._old(read), None):
            assert mojibake._EUROPEAN.search(read)


@given(st.text("的方法文件夹返回一个值，。", min_size=1, max_size=6))
def test_every_wide_character_begins_alike(text):
    assert all(one.encode()[0] in mojibake._FIRST_BYTES for one in text)


def test_misread_utf8_is_known_by_its_first_character():
    wide = [one for one in map(chr, range(0x80, 0x10000)) if mojibake._WIDE_CHARACTER.match(one)]
    written = {one: data for one in wide if (data := one.encode("gbk", "ignore"))}
    begin = {
        one for one, (first, *rest) in written.items() if first in mojibake._FIRST_BYTES and 0x80 <= rest[0] < 0xC0
    }
    assert begin == {*mojibake._MISREAD}


def test_what_is_misread_begins_where_wide_characters_do():
    read = "方法".encode().decode("gbk")
    assert [match[0] for match in mojibake._double_bytes(f"a {read}")] == [read]
    assert not [*mojibake._double_bytes(f"值{read}")]


@pytest.mark.parametrize(
    ("word", "stems"), [("use", "a"), ("used", "a"), ("uses", "a"), ("using", "b"), ("us", "b"), ("other", "")]
)
def test_a_form_is_of_the_longest_word_that_it_may_be_of(monkeypatch, word, stems):
    vocabulary = {"use": ("a",), "us": ("b",)}
    monkeypatch.setattr(fitness, "load_locale", lambda code: replace(load_locale(code), vocabulary=vocabulary))
    assert "".join(fitness._renderings.__wrapped__("de").get(word, ())) == stems


WORDS = st.lists(
    st.sampled_from(
        [
            "la",
            "de",
            "en",
            "es",
            "un",
            "una",
            "no",
            "non",
            "der",
            "die",
            "che",
            "el",
            "los",
            "per",
            "und",
            "the",
            "of",
            "is",
            "a",
            "to",
        ]
    ),
    max_size=8,
)


@given(WORDS.map(" ".join), st.sampled_from(["fr-fr", "it-it", "de-de", "es-es"]))
def test_no_language_wins_without_alien_words(text, code):
    locale = load_locale(code)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "_alien", lambda _: frozenset(language._speakers()))
        slow = language.other_language(facts(text), locale)
    assert language.other_language(facts(text), locale) == slow


@given(TEXTS, TEXTS)
def test_what_is_copied_differs_by_what_only_one_side_has(source, target):
    ours, theirs = (facts(text).copied for text in (source, target))
    left = [list(ours), list(theirs)]
    for name in ours:
        if name in left[1]:
            left[0].remove(name)
            left[1].remove(name)
    assert fitness._changed(ours, theirs) == sum(map(len, left))


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


@pytest.mark.parametrize("code", locale_codes())
def test_every_phrase_that_does_not_count_has_its_needle(code):
    terms = load_locale(code).terms
    for name in (name for name in terms if name.endswith("-ignored")):
        for phrase in terms[name]:
            text = facts(f" {phrase.replace('*', 'x').replace('…', ' x ')} ")
            assert cues._left(text.prose, code, name) == text.prose or cues._may_have(text, code, name), phrase


def test_a_cue_counts_beside_phrases_that_do_not():
    english = load_locale("en-us")
    for text, count in (("It may or may not fail.", 0), ("It may or may not, but not now.", 1), ("It does not.", 1)):
        assert cues.count_cues(facts(text), english, "negation", "negation-ignored") == count


@pytest.mark.parametrize("kept", [1 << 16, 0])
def test_many_pairs_are_checked_as_one_by_one(monkeypatch, kept):
    texts = [
        ("Gets the lock.", "Obtient verrou verrou."),
        ("Gets the lock.", "Obtient le verrou."),
        ("It does not own `pLock`.", "Il possède `pVerrou`."),
        ("Gets the lock.", "Obtient verrou verrou."),
    ]
    monkeypatch.setattr(run, "_KEPT", kept)
    asked = [(pair_of(source, target, "en-us", "fr-fr"), frozenset[str]()) for source, target in texts]
    alone = []
    for one in asked:
        run._KNOWN.clear()
        alone += run._problems([one])
    run._KNOWN.clear()
    assert run._problems(asked) == alone
    assert [bool(one) for one in alone] == [True, False, True, True]
