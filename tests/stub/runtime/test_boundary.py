"""The boundary checker against a model that knows no stack: it cancels pairs in a string and matches what is left."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.stub.runtime.boundary import Breach, Crossing, check_crossings

LETTERS = {
    "L": Crossing.LEAVE,
    "E": Crossing.ENTER,
    "R": Crossing.REVERSE_ENTER,
    "r": Crossing.REVERSE_LEAVE,
}
TEXTS = st.text(st.sampled_from("LERr"), max_size=14)


def check(text, thread="t", **options):
    return check_crossings([(thread, LETTERS[letter]) for letter in text], **options)


def is_documented(text):
    """Every prefix, with its closed pairs cancelled, is: calls from outside, then calls out and back in by turns."""
    return all(re.fullmatch("R*(LR)*L?", cancel(text[:end])) for end in range(len(text) + 1))


def cancel(text):
    while (shorter := re.sub("LE|Rr", "", text)) != text:
        text = shorter
    return text


@given(TEXTS)
def test_the_checker_agrees_with_the_model(text):
    assert (not check(text)) == is_documented(text)


@given(TEXTS)
def test_the_first_report_stands_at_the_shortest_undocumented_prefix(text):
    found = check(text)
    if found:
        assert is_documented(text[: found[0].index])
        assert not is_documented(text[: found[0].index + 1])


@given(TEXTS)
def test_a_complete_trace_may_leave_open_only_what_is_not_nested(text):
    if is_documented(text):
        nested = cancel(text).lstrip("R").count("R")
        assert len(check(text, is_complete=True)) == nested


@given(st.dictionaries(st.sampled_from("abc"), TEXTS), st.randoms(use_true_random=False))
def test_threads_do_not_meet(texts, random):
    waiting = {thread: list(text) for thread, text in texts.items() if text}
    events = []
    while waiting:
        thread = random.choice(sorted(waiting))
        events.append((thread, LETTERS[waiting[thread].pop(0)]))
        waiting = {name: left for name, left in waiting.items() if left}
    found = check_crossings(events, is_complete=True)
    for thread, text in texts.items():
        alone = [broken.breach for broken in check(text, thread, is_complete=True)]
        assert [broken.breach for broken in found if broken.thread == thread] == alone


@pytest.mark.parametrize(
    ("text", "breaches"),
    [
        ("", []),
        ("LRLErE", []),
        ("RRR", []),
        ("RrRLE", []),
        ("LRr", []),
        ("r", [Breach.NEVER_ENTERED]),
        ("E", [Breach.NEVER_LEFT]),
        ("LL", [Breach.ALREADY_OUTSIDE]),
        ("LRR", [Breach.ALREADY_INSIDE]),
        ("LRE", [Breach.CALL_STILL_OPEN]),
        ("RLr", [Breach.CALL_STILL_OPEN]),
        ("Lr", [Breach.NEVER_ENTERED]),
        ("LREE", [Breach.CALL_STILL_OPEN, Breach.NEVER_LEFT]),
    ],
)
def test_each_breach_has_its_name(text, breaches):
    assert [broken.breach for broken in check(text)] == breaches
