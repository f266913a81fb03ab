"""What one process held, another one finds: the same answers for the same values, and which values are one."""

from collections.abc import Iterator

import pytest

from refgen.corpus.held import FLEETING, HELD, Held, in_runs, remembered, runs_of, shared
from refgen.corpus.recall import recalled, written

asked: list[object] = []


@remembered
def joined(parts: list[str]) -> str:
    asked.append(parts)
    return "".join(parts)


@shared
def counted(parts: list[str]) -> int:
    asked.append(parts)
    return len(parts)


def ended(item: list[str], end: str) -> str:
    asked.append(item)
    return item[0] + end


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    asked.clear()
    HELD.begin_run()
    yield
    HELD.end()


def as_in_a_new_process() -> None:
    """Let everything go, and take back what was written down."""
    data = written(HELD)
    HELD.end()
    assert data is not None
    HELD.begin_with(*recalled(data))
    asked.clear()


def test_what_was_made_of_values_is_not_made_again_of_the_very_values() -> None:
    assert joined(HELD.same(["a", "b"], "parts")) == "ab"
    for _ in range(2):
        as_in_a_new_process()
        assert joined(HELD.same(["a", "b"], "parts")) == "ab"
        assert asked == []
    assert joined(HELD.same(["a", "c"], "parts")) == "ac"
    assert joined(["a", "b"]) == "ab"
    assert len(asked) == 2


def test_what_nobody_asked_for_is_not_written_down_again() -> None:
    joined(HELD.same(["a"], "parts"))
    as_in_a_new_process()
    as_in_a_new_process()
    assert HELD.get(("parts",)) is None


def test_what_an_answer_was_made_with_stays_as_long_as_the_answer() -> None:
    @remembered
    def unwritable(parts: list[str]) -> str:
        return joined(parts)

    outer = HELD.same(["a"], "parts")
    HELD.once("doubled", (outer,), lambda: joined(outer) * 2)
    for _ in range(2):
        as_in_a_new_process()
        HELD.once("doubled", (HELD.same(["a"], "parts"),), lambda: "")
    assert joined(HELD.same(["a"], "parts")) == "a"
    assert asked == []
    unwritable(outer)
    assert written(HELD) is None


def test_what_is_of_one_run_only_is_not_written_down() -> None:
    parts = HELD.same(["a"], "parts")
    HELD.put("name", "value", FLEETING)
    assert counted(parts) == counted(parts) == 1
    assert len(asked) == 1
    as_in_a_new_process()
    assert HELD.get("name") is None
    assert counted(HELD.same(["a"], "parts")) == 1
    assert len(asked) == 1


def test_runs_are_cut_as_before_though_their_items_lie_elsewhere() -> None:
    items = HELD.same(tuple([str(number)] for number in range(999)), "items")
    others = HELD.same(items[100:900], "others")
    made = in_runs(ended, items, ".")
    runs_of(others)
    before = list(map(len, runs_of(items)))
    for _ in range(2):
        as_in_a_new_process()
        items = HELD.same(tuple([str(number)] for number in range(999)), "items")
        assert in_runs(ended, items, ".") == made
        assert asked == []
        assert list(map(len, runs_of(items))) == before
    edited = (*items[:300], ["new"], *items[301:700], *items[701:])
    assert in_runs(ended, edited, ".") == [f"{item[0]}." for item in edited]
    assert len(asked) < len(items) // 4


def test_a_process_that_was_forked_holds_nothing() -> None:
    held = Held()
    held.begin_run()
    held.put("name", "value")
    held.set_aside()
    assert (held.is_on, held.get("name")) == (False, None)
