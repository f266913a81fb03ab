"""What a process holds in memory: answers for the very same values, and for no others."""

from collections.abc import Iterator

import pytest

from refgen.cache.held import HELD, Held, remembered
from refgen.cache.runs import in_runs, runs_of
from refgen.cache.runs import joined as joined_runs

asked: list[tuple[object, ...]] = []


@remembered
def joined(parts: list[str], end: str) -> str:
    asked.append((parts, end))
    return "".join(parts) + end


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    asked.clear()
    yield
    HELD.end()


def test_without_runs_every_question_is_asked() -> None:
    parts = ["a"]
    assert [joined(parts, "."), joined(parts, ".")] == ["a.", "a."]
    assert len(asked) == 2


def test_the_same_objects_are_asked_once_and_others_again() -> None:
    HELD.begin_run()
    parts = ["a"]
    assert [joined(parts, "."), joined(parts, "."), joined(parts, "!"), joined(["a"], ".")] == ["a.", "a.", "a!", "a."]
    assert len(asked) == 3


def test_one_and_true_are_two_values() -> None:
    shown = remembered(repr)
    HELD.begin_run()
    assert [shown(1), shown(True), shown(1)] == ["1", "True", "1"]


def test_equal_strings_are_one_value_whichever_object_they_are() -> None:
    HELD.begin_run()
    parts = ["a"]
    assert joined(parts, str(12.5)) == joined(parts, str(12.5))
    assert len(asked) == 1


def test_an_answer_is_good_for_the_next_run_and_goes_when_a_run_has_not_asked() -> None:
    parts = ["a"]
    for run, questions in enumerate((1, 1, 0, 1)):
        HELD.begin_run()
        if questions:
            joined(parts, ".")
        assert len(asked) == (1 if run < 3 else 2)


def test_values_that_are_let_go_lend_their_identity_to_no_other() -> None:
    HELD.begin_run()
    assert [joined([str(number)], "") for number in range(99)] == [str(number) for number in range(99)]


def test_an_equal_value_gives_way_to_the_one_before_and_another_takes_its_place() -> None:
    held = Held()
    first, equal, other = ["a"], ["a"], ["b"]
    assert held.same(first, "name") is first
    held.begin_run()
    assert held.same(first, "name") is first
    held.begin_run()
    assert held.same(equal, "name") is first
    held.begin_run()
    assert held.same(other, "name") is other
    held.begin_run()
    assert held.same(["b"], "name") is other
    assert held.same(equal, "another name") is equal


def ended(item: list[str], end: str) -> str:
    asked.append((item, end))
    return item[0] + end


def test_runs_answer_as_asking_each_does_and_an_edit_asks_few_again() -> None:
    items = [[str(number)] for number in range(999)]
    assert in_runs(ended, items, ".") == [ended(item, ".") for item in items]
    HELD.begin_run()
    assert in_runs(ended, items, ".") == [f"{item[0]}." for item in items]
    HELD.begin_run()
    asked.clear()
    edited = [*items[:300], ["new"], *items[301:700], *items[701:]]
    assert in_runs(ended, edited, ".") == [f"{item[0]}." for item in edited]
    assert len(asked) < len(items)
    assert in_runs(ended, edited, "!") == [f"{item[0]}!" for item in edited]


@remembered
def doubled(parts: list[str]) -> str:
    return joined(parts, ".") * 2


def test_what_an_answer_was_made_with_stays_as_long_as_the_answer() -> None:
    parts = ["a"]
    for _ in range(3):
        HELD.begin_run()
        assert doubled(parts) == "a.a."
    assert joined(parts, ".") == "a."
    assert len(asked) == 1
    for _ in range(2):
        HELD.begin_run()
    joined(parts, ".")
    assert len(asked) == 2


def test_runs_are_the_very_tuples_of_the_run_before() -> None:
    items = tuple([str(number)] for number in range(999))
    HELD.begin_run()
    before = {id(run) for run in runs_of(items)}
    for _ in range(2):
        HELD.begin_run()
        runs_of(items)
    edited = (*items[:300], ["new"], *items[301:700], *items[701:])
    after = runs_of(edited)
    assert tuple(one for run in after for one in run) == edited
    assert sum(id(run) not in before for run in after) <= 4


def test_runs_that_are_joined_are_known_and_the_same_runs_are_one_tuple() -> None:
    runs = [("a", "b"), (), ("c",)]
    assert joined_runs(runs) == ("a", "b", "c")
    HELD.begin_run()
    items = joined_runs(runs)
    assert runs_of(items) == (("a", "b"), ("c",))
    HELD.begin_run()
    assert joined_runs([*runs]) is items
    assert runs_of(items) == (("a", "b"), ("c",))
