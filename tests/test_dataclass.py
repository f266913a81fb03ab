"""Our data classes do what the standard ones do."""

import copy
import dataclasses
import inspect
import pickle
import sys
from collections.abc import Callable
from functools import cached_property, partial
from subprocess import run
from typing import Any

import pytest

from refgen.dataclass import dataclass


class Plain:
    """Two fields, one with a default."""

    a: int
    b: str = "x"


class Made:
    """Fields that are made, hidden, or not compared."""

    a: tuple[int, ...]
    b: list[int] = dataclasses.field(default_factory=list, hash=False)
    c: str = dataclasses.field(default="c", repr=False)
    d: int = dataclasses.field(default=1, compare=False)


class Empty:
    """None."""


class OwnMethods:
    """It says itself what is equal, and how it is shown."""

    a: int

    def __eq__(self, other: object) -> bool:
        """Whether `a` differs by no more than one."""
        return isinstance(other, type(self)) and abs(self.a - other.a) < 2

    def __hash__(self) -> int:
        """All alike."""
        return 1

    def __repr__(self) -> str:
        """Nothing of it."""
        return "own"


KINDS = (Plain, Made, Empty, OwnMethods)
ARGUMENTS: tuple[tuple[Any, ...], ...] = ((), (1,), (1, "y"), (2, "y"), ((1,), [2]), ((1,), [2], "d", 3), ((1,), [3]))


def both(kind: type, **options: bool) -> tuple[Any, Any]:
    """The class as made by the standard decorator, and by ours."""
    made: list[Any] = []
    for decorate in (dataclasses.dataclass, dataclass):
        copied = type(kind.__name__, (), {k: v for k, v in vars(kind).items() if k not in {"__dict__", "__weakref__"}})
        made.append(decorate(frozen=True, **options)(copied))
    return made[0], made[1]


def outcome(action: Callable[..., Any], *arguments: Any) -> Any:
    """What comes out of a call, or what kind of error."""
    try:
        return action(*arguments)
    except (AttributeError, TypeError) as error:
        return type(error)


def seen(kind: Any, hashed: Callable[[object], object]) -> list[Any]:
    """What can be observed of a class and its objects, whoever has made it."""
    made = [outcome(kind, *given) for given in ARGUMENTS]
    objects = [one for one in made if isinstance(one, kind)]
    return [
        kind.__match_args__,
        [
            (one.name, one.kind, one.default is inspect.Parameter.empty)
            for one in inspect.signature(kind).parameters.values()
        ],
        [repr(one) for one in made],
        [[one == other for other in objects] for one in objects],
        [one == 1 or one != one for one in objects],  # noqa: PLR0124  (the same object is equal to itself)
        [hashed(one) for one in objects],
        [isinstance(outcome(setattr, one, "a", 9), type) for one in objects],
        [isinstance(outcome(delattr, one, "a"), type) for one in objects],
        [repr(dataclasses.replace(one)) for one in objects],
        [repr(copy.copy(one)) for one in objects],
        [dataclasses.asdict(one) for one in objects],
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("options", [{}, {"slots": True}, {"eq": False}, {"slots": True, "eq": False}], ids=str)
def test_it_does_what_the_standard_one_does(kind: type, options: dict[str, bool]) -> None:
    standard, ours = both(kind, **options)
    hashed = partial(outcome, hash) if options.get("eq", True) else lambda one: hash(one) == hash(one)
    assert seen(ours, hashed) == seen(standard, hashed)


@pytest.mark.parametrize("options", [{}, {"slots": True}], ids=str)
def test_objects_of_two_classes_are_not_equal(options: dict[str, bool]) -> None:
    one, other = both(Plain, **options)[1], both(Plain, **options)[1]
    assert one(1) == one(1) != other(1)


def test_arguments_go_by_their_names_too() -> None:
    _, ours = both(Plain, slots=True)
    assert ours(b="y", a=3) == ours(3, "y") != ours(3)
    with pytest.raises(TypeError, match="b"):
        ours(3, "x", b="y")


def test_a_default_is_made_anew_for_each() -> None:
    _, ours = both(Made, slots=True)
    assert ours(()).b is not ours(()).b


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes through pickle."""

    a: int
    b: tuple["Kept", ...] = ()


@dataclass(frozen=True)
class Lazy:
    """It keeps what it has worked out."""

    a: int

    @cached_property
    def twice(self) -> int:
        """Twice as much."""
        return self.a * 2


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_goes_through_pickle(protocol: int) -> None:
    one = Kept(1, (Kept(2),))
    assert pickle.loads(pickle.dumps(one, protocol)) == one


def test_with_slots_it_does_so_by_its_fields() -> None:
    assert Kept(1).__reduce__() == (Kept, (1, ()))


def test_without_slots_it_can_keep_what_it_works_out() -> None:
    one = Lazy(2)
    assert (one.twice, vars(one), pickle.loads(pickle.dumps(one))) == (4, {"a": 2, "twice": 4}, one)


def test_what_is_not_frozen_is_a_standard_one() -> None:
    @dataclass
    class Bare:
        """."""

        a: int

    @dataclass(slots=True)
    class Slotted:
        """."""

        a: list[int] = dataclasses.field(default_factory=list)

    one, other = Bare(1), Slotted()
    one.a = 2
    other.a.append(3)
    assert (one, other) == (Bare(2), Slotted([3]))


def with_initvar() -> type:
    """A class whose `__init__` takes more than it has."""

    class Kind:
        a: dataclasses.InitVar[int]

    return Kind


def with_field(**options: Any) -> type:
    """A class with a field of its own kind."""
    return type("Kind", (), {"__annotations__": {"a": int, "b": int}, "a": dataclasses.field(default=1, **options)})


def with_post_init() -> type:
    """A class that does something when it is made."""
    return type("Kind", (), {"__annotations__": {}, "__post_init__": lambda self: None})


@pytest.mark.parametrize(
    "kind", [with_initvar(), with_field(init=False), with_field(kw_only=True), with_post_init()], ids=range(4)
)
def test_what_it_cannot_do_it_refuses(kind: type) -> None:
    with pytest.raises(TypeError, match=r"needs dataclasses\.dataclass"):
        dataclass(frozen=True)(kind)


def test_no_class_of_ours_is_compiled_when_it_is_imported() -> None:
    program = (
        "import builtins, sys; ours = builtins.exec\n"
        "seen = []\n"
        "builtins.exec = lambda code, *rest: (seen.append(code), ours(code, *rest))[1]\n"
        "import refgen.stub.rule\n"
        "print(sum(isinstance(one, str) for one in seen))"
    )
    done = run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
