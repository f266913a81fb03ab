"""What one process held, another one finds: the same answers for the same values, and which values are one."""

from collections.abc import Iterator

import pytest

from refgen.corpus.held import FLEETING, HELD, Held, remembered, shared
from refgen.corpus.recall import Recalled
from refgen.corpus.runs import in_runs, runs_of

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


class Store:
    """What processes have written down, all in one part or each in its own."""

    def __init__(self, *, is_whole: bool) -> None:
        self.is_whole = is_whole
        self.parts: list[memoryview] = []
        self.recalled = Recalled()

    def write(self) -> bool:
        """Write down what this process holds, where that is possible."""
        data = self.recalled.anew(HELD) if self.is_whole else self.recalled.part(HELD)
        if data is not None:
            self.parts = [*([] if self.is_whole else self.parts), memoryview(data)]
        return data is not None

    def begin(self) -> None:
        """Be a new process."""
        HELD.end()
        self.recalled = Recalled(self.parts)
        HELD.begin_with(self.recalled.past)
        asked.clear()


@pytest.fixture(params=[True, False], ids=["whole", "in parts"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    asked.clear()
    HELD.begin_run()
    yield Store(is_whole=request.param)
    HELD.end()


def store_again(store: Store) -> None:
    """Go on in a new process."""
    assert store.write()
    store.begin()


def test_what_was_made_of_values_is_not_made_again_of_the_very_values(store: Store) -> None:
    assert joined(HELD.same(["a", "b"], "parts")) == "ab"
    for _ in range(2):
        store_again(store)
        assert joined(HELD.same(["a", "b"], "parts")) == "ab"
        assert asked == []
    assert joined(HELD.same(["a", "c"], "parts")) == "ac"
    assert joined(["a", "b"]) == "ab"
    assert len(asked) == 2


@pytest.mark.parametrize("store", [True], indirect=True)
def test_what_nobody_asked_for_goes_when_all_is_written_anew(store: Store) -> None:
    joined(HELD.same(["a"], "parts"))
    store_again(store)
    store_again(store)
    assert HELD.get(("parts",)) is None


def test_what_an_answer_was_made_with_stays_as_long_as_the_answer(store: Store) -> None:
    @remembered
    def unwritable(parts: list[str]) -> str:
        return joined(parts)

    outer = HELD.same(["a"], "parts")
    HELD.once("doubled", (outer,), lambda: joined(outer) * 2)
    for _ in range(2):
        store_again(store)
        HELD.once("doubled", (HELD.same(["a"], "parts"),), lambda: "")
    assert joined(HELD.same(["a"], "parts")) == "a"
    assert asked == []
    unwritable(outer)
    assert not store.write()


def test_what_is_of_one_run_only_is_not_written_down(store: Store) -> None:
    parts = HELD.same(["a"], "parts")
    HELD.put("name", "value", FLEETING)
    assert counted(parts) == counted(parts) == 1
    assert len(asked) == 1
    store_again(store)
    assert HELD.get("name") is None
    assert counted(HELD.same(["a"], "parts")) == 1
    assert len(asked) == 1


def test_runs_are_cut_as_before_though_their_items_lie_elsewhere(store: Store) -> None:
    items = HELD.same(tuple([str(number)] for number in range(999)), "items")
    others = HELD.same(items[100:900], "others")
    made = in_runs(ended, items, ".")
    runs_of(others)
    before = list(map(len, runs_of(items)))
    for _ in range(2):
        store_again(store)
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
