"""Values of data classes are there before they are read, and nobody can tell."""

import copy
import pickle
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, asdict, dataclass, replace
from typing import Any, NamedTuple

import pytest

from refgen.cache.ghost import slots_of
from refgen.cache.held import HELD, remembered
from refgen.cache.recall import Recalled

LONG = "A text that is too long to be read with what is small. " * 9


@dataclass(frozen=True, slots=True)
class Page:
    key: str
    text: str
    others: tuple["Page", ...] = ()


@dataclass(frozen=True, slots=True)
class Single:
    page: Page


@dataclass(frozen=True)
class Open:
    """Has no slots."""

    key: str


@dataclass(frozen=True, slots=True)
class Probed:
    key: str

    def __getattr__(self, name: str) -> str:
        return name


class Named(NamedTuple):
    name: str
    size: int = 0


asked: list[object] = []


@remembered
def shown(page: Page) -> str:
    asked.append(page)
    return page.key + page.text


@remembered
def linked(page: Page, others: tuple[Page, ...]) -> Page:
    asked.append(page)
    return replace(page, others=others)


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    asked.clear()
    HELD.begin_run()
    yield
    HELD.end()


def begin_anew(recalled: Recalled) -> Recalled:
    """Go on in a new process, which begins with what this one holds."""
    data = b"".join(recalled.anew(HELD))
    HELD.end()
    found = Recalled([memoryview(data)])
    HELD.begin_with(found.past)
    asked.clear()
    return found


def anew(value: Any) -> Any:
    """What a new process has of a value."""
    assert HELD.same(value, "value") is value
    begin_anew(Recalled())
    return HELD.get(("value",))


def is_read(value: object) -> bool:
    """Whether a value is more than a ghost."""
    return type(value) is value.__class__


PAGES = [Page("a", ""), Page("a", LONG), Page("a", LONG, (Page("b", LONG),)), Single(Page("a", LONG))]
USES: dict[str, Callable[[Any], object]] = {
    "what it holds": asdict,
    "its hash": hash,
    "how it is told": repr,
    "its class": lambda value: value.__class__,
    "a copy": copy.copy,
    "a deep copy": copy.deepcopy,
    "pickled": lambda value: pickle.loads(pickle.dumps(value)),
    "another": lambda value: replace(value, **{slots_of(type(value).__mro__[-2])[0]: 1}),
    "what is lacking": lambda value: hasattr(value, "__wrapped__") or hasattr(value, "lacking"),
    "what it is": lambda value: isinstance(value, Page),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("value", PAGES)
def test_nobody_can_tell_a_value_from_one_that_has_not_been_read(value: Page | Single, use: str) -> None:
    ghost = anew(value)
    assert not is_read(ghost)
    assert USES[use](ghost) == USES[use](value)
    assert ghost == value
    assert value == ghost
    assert is_read(ghost)


def test_what_a_value_lacks_is_told_as_always() -> None:
    with pytest.raises(AttributeError, match="'Page' object has no attribute 'lacking'"):
        _ = anew(PAGES[1]).lacking
    with pytest.raises(FrozenInstanceError):
        anew(Page("c", "")).key = "b"


def test_what_is_large_is_read_when_it_is_asked_for() -> None:
    ghost = anew(PAGES[1])
    assert ghost.key == "a"
    assert not is_read(ghost)
    assert ghost.text == LONG
    assert is_read(ghost)


def test_what_is_small_is_read_without_what_is_large_among_many() -> None:
    pages = anew(tuple(Page(str(number), "x" * (1 << 20 if number % 50 == 49 else 1)) for number in range(200)))
    assert pages[20].text == "x"
    assert len([page for page in pages if is_read(page)]) < 50


def test_what_refers_to_a_value_is_written_down_without_reading_it() -> None:
    HELD.same(PAGES[1], "value")
    recalled = begin_anew(Recalled())
    ghost = HELD.get(("value",))
    HELD.same((Single(ghost),), "more")
    assert b"".join(recalled.part(HELD))
    assert not is_read(ghost)


def test_a_named_tuple_comes_back_as_one() -> None:
    found = anew((Named("a", 1), Named("b", 2)))
    assert found == (Named("a", 1), Named("b", 2))
    assert [one.name for one in found] == ["a", "b"]


@pytest.mark.parametrize("kind", [Open, Probed, str, tuple])
def test_of_other_classes_there_are_no_ghosts(kind: type) -> None:
    assert slots_of(kind) == ()
    value = kind("a")
    assert is_read(anew(value))


def test_a_value_is_one_object_wherever_it_is_met() -> None:
    first, second = (HELD.same(Page(key, LONG), key) for key in "ab")
    texts = HELD.same((LONG, "b", "c", "d"), "texts")
    HELD.same((first, second), "both")
    HELD.same(Single(first), "single")
    HELD.same((first, texts), "with texts")
    whole = linked(first, (second, first))
    recalled = Recalled()
    for _ in range(3):
        recalled = begin_anew(recalled)
        first, second = (HELD.get((key,)) for key in "ab")
        both, single, with_texts = (HELD.get((name,)) for name in ("both", "single", "with texts"))
        assert (both[0], both[1], single.page, with_texts[0]) == (first, second, first, first)
        assert both[0] is first
        assert both[1] is second
        assert single.page is first
        assert with_texts[0] is first
        assert with_texts[1] is HELD.get(("texts",))
        assert shown(first) == f"a{LONG}"
        others = next(kept.given[1] for kept in _all(recalled, linked))
        whole = linked(first, others)
        assert whole.others[0] is second
        assert whole.others[1] is first
    assert asked == []


def _all(recalled: Recalled, what: Any) -> Iterator[Any]:
    kept = (recalled.kept(name) for name in recalled.past.places)
    return (one for one in kept if one is not None and one.what is what.__wrapped__)
