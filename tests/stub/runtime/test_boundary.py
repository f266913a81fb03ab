"""The boundary checker against a model that knows no stack: it cancels pairs in a string and matches what is left."""

import re
from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.stub.runtime.audit import audit
from refgen.stub.runtime.boundary import TASK_MANAGER, Breach, check_crossings
from refgen.stub.runtime.errors import ContractViolation
from refgen.stub.runtime.report import Fault
from refgen.stub.runtime.world import World
from tests.stub.runtime.crossings import LETTERS, make_reference

REFERENCE = make_reference()
TEXTS = st.text(st.sampled_from("LERr"), max_size=14)


def check(text, thread="t", **options):
    return check_crossings([(thread, LETTERS[letter]) for letter in text], **options)


def is_documented(text):
    """Every prefix, with its closed pairs cancelled, is: calls from outside, then calls out and back in by turns."""
    return all(re.fullmatch("R*(LR)*L?", cancel(text[:end])) for end in range(len(text) + 1))


def documented_start(text):
    return text[: max(end for end in range(len(text) + 1) if is_documented(text[:end]))]


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
    shortest = next((end for end in range(len(text) + 1) if not is_documented(text[:end])), None)
    assert [broken.index + 1 for broken in found[:1]] == [end for end in (shortest,) if end is not None]


@given(TEXTS.map(documented_start))
def test_a_complete_trace_may_leave_open_only_what_is_not_nested(text):
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


STEPS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("LERr")), max_size=16)


@given(STEPS)
def test_a_strict_world_makes_just_the_calls_that_the_model_allows(steps):
    world = World(REFERENCE)
    manager = world.create(TASK_MANAGER)
    made = {"a": "", "b": ""}
    for thread, letter in steps:
        with world.thread(thread):
            is_refused = not is_documented(made[thread] + letter)
            with pytest.raises(ContractViolation) if is_refused else nullcontext():
                getattr(manager, LETTERS[letter])()
        made[thread] += "" if is_refused else letter
    nested = sum(cancel(text).lstrip("R").count("R") for text in made.values())
    assert [duty.claims for duty in world.owed] == [("nested",)] * nested
    assert all(world.trace[duty.index].api.endswith(".ReverseEnterRuntime") for duty in world.owed)


@given(STEPS)
def test_an_audit_finds_the_breaches_of_each_thread_where_the_checker_does(steps):
    lines = [
        f'{{"api": "{TASK_MANAGER}.{LETTERS[letter]}", "thread": "{thread}", "hresult": "S_OK"}}'
        for thread, letter in steps
    ]
    found = audit(REFERENCE, lines, is_complete=True).findings
    assert all(one.claims for one in found)
    broken = check_crossings([(thread, LETTERS[letter]) for thread, letter in steps], is_complete=True)
    for thread in "ab":
        expected = [one.index for one in broken if one.thread == thread and one.breach is not Breach.NOT_CLOSED]
        told = [one.index for one in found if one.fault is Fault.CALLER and steps[one.index][0] == thread]
        assert list(dict.fromkeys(told)) == expected
    left = [one.index for one in found if one.fault is Fault.LEFT]
    assert left == [one.index for one in broken if one.breach is Breach.NOT_CLOSED]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("E", "leave-and-enter"),
        ("r", "pair"),
        ("LL", "is-back"),
        ("LRR", "leave-and-call-in"),
        ("LRE", "nested"),
        ("RLr", "is-back"),
    ],
)
def test_a_refused_crossing_cites_its_sentence_in_the_readers_language(text, sentence):
    world = World(REFERENCE, locale="en-us")
    manager = world.create(TASK_MANAGER)
    for letter in text[:-1]:
        getattr(manager, LETTERS[letter])()
    with pytest.raises(ContractViolation, match=f"English of {sentence}"):
        getattr(manager, LETTERS[text[-1]])()
    head, *_, last = world.explain(locale="fr-fr").splitlines()
    assert head.endswith(" → ContractViolation")
    assert last == "  La phrase. — fr/page.md:9"


def test_a_world_that_ends_inside_a_call_says_so():
    world = World(REFERENCE, locale="en-us")
    manager = world.create(TASK_MANAGER)
    manager.LeaveRuntime()
    manager.ReverseEnterRuntime()
    with pytest.raises(ContractViolation, match="English of nested") as error, world:
        pass
    assert "La phrase." in world.explain(error.value, "fr-fr")


def test_a_permissive_world_goes_on():
    world = World(REFERENCE, mode="permissive")
    manager = world.create(TASK_MANAGER)
    manager.raw.LeaveRuntime()
    manager.raw.LeaveRuntime()
    assert "is-back" in world.trace[-1].answer.claims
    world.close()
