"""What one process held, another one finds: the same answers for the same values, and which values are one."""

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.cache.held import FLEETING, HELD, Held, remembered, shared
from refgen.cache.recall import Recalled, UnwritableError, Writing
from refgen.cache.record import Rows
from refgen.cache.runs import in_runs, runs_of

asked: list[object] = []


@remembered
def joined(parts: list[str]) -> str:
    asked.append(parts)
    return "".join(parts)


@shared
def counted(parts: list[str]) -> int:
    asked.append(parts)
    return len(parts)


@remembered
def doubled(parts: list[str]) -> str:
    return joined(parts) * 2


def ended(item: list[str], end: str) -> str:
    asked.append(item)
    return item[0] + end


class Store:
    """What processes have written down: each in a part of its own, with which others before it are joined."""

    def __init__(self, *, is_whole: bool, joined: int = 0) -> None:
        self.is_whole = is_whole
        self.joined = joined
        self.parts: list[memoryview] = []
        self.recalled = Recalled()

    def write(self) -> bool:
        """Write down what this process holds, where that is possible."""
        joined = min(self.joined, max(len(self.parts) - 1, 0))
        rows = self.recalled.anew(HELD) if self.is_whole else self.recalled.part(HELD, joined)
        with suppress(UnwritableError):
            data = b"".join(rows)
            kept = 0 if self.is_whole else len(self.parts) - joined
            self.parts = [*self.parts[:kept], memoryview(data)]
            return True
        return False

    def begin(self) -> None:
        """Be a new process."""
        HELD.end()
        self.recalled = Recalled(self.parts)
        HELD.begin_with(self.recalled.past)
        asked.clear()


STORES = {
    "whole": Store(is_whole=True),
    "in parts": Store(is_whole=False),
    "joined": Store(is_whole=False, joined=1),
    "all joined": Store(is_whole=False, joined=99),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    asked.clear()
    HELD.begin_run()
    yield deepcopy(STORES[request.param])
    HELD.end()


def store_again(store: Store) -> None:
    """Go on in a new process."""
    store.write()
    store.begin()


def test_what_was_made_of_values_is_not_made_again_of_the_very_values(store: Store) -> None:
    assert joined(HELD.same(["a", "b"], "parts")) == "ab"
    for word in ("c", "d", "e"):
        store_again(store)
        assert joined(HELD.same(["a", "b"], "parts")) == "ab"
        assert asked == []
        assert joined(HELD.same([word], "word")) == word
        asked.clear()
    assert joined(HELD.same(["a", "c"], "parts")) == "ac"
    assert joined(["a", "b"]) == "ab"
    assert len(asked) == 2


@pytest.mark.parametrize("store", ["whole"], indirect=True)
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
    assert len(asked) < len(items) // 2  # where runs end is a matter of where items lie


def written(part: Rows[None]) -> list[memoryview]:
    """The part in a list, which is empty where there is none."""
    data = b"".join(part)
    return [memoryview(data)] if data else []


_EDITS = st.lists(st.tuples(st.integers(0, 19), st.sampled_from("abc"), st.integers(0, 9), st.booleans()), max_size=12)


@given(_EDITS)
def test_after_any_edits_the_answers_are_those_of_a_first_process(edits: list[tuple[int, str, int, bool]]) -> None:
    """An edit: which item says what then, and how many of the parts before it the process joins with its own, or writes anew."""
    texts = [str(number) for number in range(20)]
    parts: list[memoryview] = []
    recalled = Recalled()
    HELD.begin_run()
    try:
        for place, text, joins, is_anew in [(0, "a", 0, False), *edits]:
            texts[place] = text
            items = HELD.same(tuple(HELD.same([one], number) for number, one in enumerate(texts)), "items")
            assert in_runs(ended, items, "!") == [f"{one}!" for one in texts]
            assert [joined(item) for item in items] == texts
            count = min(joins, len(parts))
            first = parts[: len(parts) - count]
            last = written(recalled.anew(HELD, len(first)) if is_anew else recalled.part(HELD, count))
            parts = [*first, *last] if last else parts
            recalled = Recalled(parts)
            assert len(recalled.sizes) == len(parts)
            HELD.end()
            HELD.begin_with(recalled.past)
            asked.clear()
            assert in_runs(ended, HELD.get(("items",)), "!") == [f"{one}!" for one in texts]
            assert asked == []
    finally:
        HELD.end()


def test_a_part_is_written_step_by_step() -> None:
    HELD.begin_run()
    recalled, first = Recalled(), HELD.same(["a"], "first")
    writing = Writing(recalled)
    rows = [*writing.put(HELD.fresh)]
    both = HELD.same((first, HELD.same(["b"], "second")), "both")
    assert joined(first) == "a"
    for _ in range(2):
        rows += writing.put(HELD.fresh)
    rows += writing.finish(HELD)
    asked.clear()
    HELD.end()
    HELD.begin_with(Recalled([memoryview(b"".join(rows))]).past)
    assert HELD.get(("both",)) == both
    assert HELD.get(("both",))[0] is HELD.get(("first",))
    assert joined(HELD.get(("first",))) == "a"
    assert asked == []
    HELD.end()


@pytest.mark.parametrize("store", ["all joined"], indirect=True)
def test_names_of_one_form_stand_together_in_parts_that_were_joined(store: Store) -> None:
    for word in "abcd":
        doubled(HELD.same([word], "inner", word))
        store_again(store)
    names = [name for name in store.recalled.names if isinstance(name, tuple)]
    outer = [name for name in names if "doubled" in str(name[0])]
    assert len(outer) == 4
    for name in outer:
        kept = store.recalled.kept(name)
        assert kept
        (inner,) = kept.asked
        assert isinstance(inner, tuple)
        assert inner[2:] == name[2:], "what an answer was made with"
    groups = [form for form, _ in groupby(name[0] for name in names)]
    assert len(groups) == 3 * 3, "of the first part, of those joined, and of the last"


def test_a_process_that_has_made_nothing_writes_nothing() -> None:
    HELD.begin_run()
    assert not written(Recalled().part(HELD))
    HELD.put("name", "value", FLEETING)
    assert not written(Recalled().part(HELD))
    HELD.end()


def test_a_process_that_was_forked_holds_nothing() -> None:
    held = Held()
    held.begin_run()
    held.put("name", "value")
    held.set_aside()
    assert (held.is_on, held.get("name")) == (False, None)
