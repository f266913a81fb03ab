"""Bases that Python accepts: no circles within or between modules, and an order of resolution that exists."""

from collections.abc import Iterator, Mapping

from refgen.stub.emit.names import Place
from refgen.stub.runtime.reference import InterfaceShape


def class_bases(interfaces: Mapping[str, InterfaceShape], places: Mapping[str, Place]) -> Mapping[str, tuple[str, ...]]:
    """The bases with which each interface's class is written, every class after its bases."""
    made: dict[str, type] = {}
    chosen: dict[str, tuple[str, ...]] = {}
    needed: dict[str, set[str]] = {}
    for name in _bases_first(interfaces):
        bases: tuple[str, ...] = ()
        for base in interfaces[name].bases:
            if base not in made or _closes_circle(places[name].area, places[base].area, needed):
                continue
            wanted = tuple(one for one in (*bases, base) if one == base or _adds(one, base, made))
            if _resolves(name, tuple(made[one] for one in wanted)):
                bases = wanted
        for base in bases:
            needed.setdefault(places[name].area, set()).add(places[base].area)
        chosen[name] = bases
        made[name] = type(name, tuple(made[one] for one in bases), {})
    return chosen


def _bases_first(interfaces: Mapping[str, InterfaceShape]) -> Iterator[str]:
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> Iterator[str]:
        if name in done or name in above or name not in interfaces:
            return
        for base in interfaces[name].bases:
            yield from visit(base, (*above, name))
        if name not in done:
            done.add(name)
            yield name

    for name in sorted(interfaces):
        yield from visit(name, ())


def _adds(one: str, other: str, made: Mapping[str, type]) -> bool:
    """Whether `one` still says something beside `other`."""
    return not issubclass(made[other], made[one])


def _closes_circle(area: str, base: str, needed: Mapping[str, set[str]]) -> bool:
    """Whether the module of the base already needs this one."""
    if area == base:
        return False
    waiting, seen = [base], set()
    while waiting:
        one = waiting.pop()
        if one == area:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(needed.get(one, ()))
    return False


def _resolves(name: str, bases: tuple[type, ...]) -> bool:
    try:
        type(name, bases, {})
    except TypeError:
        return False
    return True
