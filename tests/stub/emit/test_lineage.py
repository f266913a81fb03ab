"""Bases: circles and impossible orders in the docs never become a class that cannot be made."""

from hypothesis import given
from hypothesis import strategies as st

from refgen.stub.emit.lineage import class_bases
from refgen.stub.emit.names import Place
from refgen.stub.runtime.reference import InterfaceShape

NAMES = tuple("ABCDE")


def bases(documented: dict[str, str], areas: dict[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    shapes = {name: InterfaceShape(tuple(of), ()) for name, of in documented.items()}
    return dict(class_bases(shapes, {name: Place((areas or {}).get(name, "one"), name) for name in documented}))


def test_what_is_possible_stays():
    assert bases({"A": "", "B": "A", "C": "B", "D": "AX"}) == {"A": (), "B": ("A",), "C": ("B",), "D": ("A",)}


def test_a_base_that_another_base_has_already_is_left_out():
    assert bases({"A": "", "B": "A", "C": "AB"})["C"] == ("B",)


def test_a_circle_is_cut_once():
    found = bases({"A": "B", "B": "C", "C": "A"})
    assert sum(map(len, found.values())) == 2


def test_modules_never_need_each_other_in_a_circle():
    found = bases({"A": "", "B": "A", "C": "", "D": "C"}, {"A": "one", "B": "two", "C": "two", "D": "one"})
    assert found == {"A": (), "B": ("A",), "C": (), "D": ()}


@given(st.fixed_dictionaries({name: st.lists(st.sampled_from(NAMES), max_size=3) for name in NAMES}))
def test_any_documented_bases_can_be_made(documented: dict[str, list[str]]):
    found = bases({name: "".join(of) for name, of in documented.items()})
    made: dict[str, type] = {}
    waiting = list(found)
    while waiting:
        ready = [name for name in waiting if all(base in made for base in found[name])]
        assert ready, "a circle"
        for name in ready:
            made[name] = type(name, tuple(made[base] for base in found[name]), {})
            waiting.remove(name)
    assert all(set(found[name]) <= set(documented[name]) for name in found)
