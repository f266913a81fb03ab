"""In which order to call the methods of an interface: that of the documentation, as far as it says one.

The boundary protocol is written out. Elsewhere the rules say what must come before what: a call that opens, a call that
must come first. Where they are silent, names that differ in one word that opens and one that closes are a pair. What is free
then follows the alphabet, as the documentation's own tables of methods do, so that two runs are the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from refgen.stub.rule import CallCount, Count, Return, StateIs, Violate
from refgen.stub.runtime.boundary import Crossing
from refgen.stub.runtime.plan import Plan, plans_of
from refgen.stub.runtime.reference import Reference

NESTED = (
    Crossing.LEAVE,
    Crossing.REVERSE_ENTER,
    Crossing.LEAVE,
    Crossing.ENTER,
    Crossing.REVERSE_LEAVE,
    Crossing.ENTER,
)
"""Managed code calls out, is called back and calls out again, as the remarks of `LeaveRuntime` tell it."""
NOT_NESTED = (Crossing.REVERSE_ENTER, Crossing.REVERSE_ENTER)
"""Unmanaged code that nobody called calls in, twice."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^A-Za-z]+")
_PAIRED_WORDS = (
    ("Begin", "End"),
    ("Start", "End"),
    ("Start", "Stop"),
    ("Starting", "Ending"),
    ("Open", "Close"),
    ("Create", "Close"),
    ("Create", "Destroy"),
    ("Alloc", "Free"),
    ("Acquire", "Release"),
    ("Acquired", "Released"),
    ("Lock", "Unlock"),
)
"""Words of names: what opens, and what closes."""

Step = tuple[str, str]
"""Thread and name of a method."""


def documented_steps(reference: Reference, interface: str) -> tuple[Step, ...]:
    """Every method of an interface; crossings in both documented shapes, on two threads, where it has them.

    Methods that need each other share a thread, named after the first: where one fails, the others still have their turn.
    """
    names = reference.methods(interface)
    crossings: tuple[Step, ...] = ()
    if all(crossing in names for crossing in Crossing):
        crossings = (*(("managed", name) for name in NESTED), *(("unmanaged", name) for name in NOT_NESTED))
    before = _before(reference, interface)
    threads = _threads(before)
    done = {name for _, name in crossings}
    return (*crossings, *((threads[name], name) for name in _in_order(before) if name not in done))


def _before(reference: Reference, interface: str) -> Mapping[str, set[str]]:
    """What has to come before each method, by their names."""
    methods = reference.methods(interface)
    plans = plans_of(reference, is_strict=True)
    found = {name: plans.of(methods[name]) for name in sorted(methods)}
    names = {signature.id: name for name, signature in methods.items()}
    before: dict[str, set[str]] = {name: set() for name in found}
    for earlier, later in (*_counted(found, names), *_opened(found)):
        if earlier != later:
            before[later].add(earlier)
    for earlier, later in _paired(found):
        if later not in before[earlier]:
            before[later].add(earlier)
    return before


def _threads(before: Mapping[str, set[str]]) -> Mapping[str, str]:
    """The thread of each method: that of all that it needs, and of all that need it."""
    group = {name: {name} for name in before}
    for name, earlier in before.items():
        joined = set().union(group[name], *(group[one] for one in earlier))
        for one in joined:
            group[one] = joined
    order = _in_order(before)
    return {name: min(together, key=order.index) for name, together in group.items()}


def _counted(plans: Mapping[str, Plan], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what must be called first, and what may no longer be called once another one was."""
    for name, plan in plans.items():
        for _, rule in plan.deciding:
            if not (isinstance(rule.effect, Violate | Return) and isinstance(rule.guard, CallCount)):
                continue
            other = names.get(rule.guard.api)
            if other is not None and rule.guard.at_most == 0:
                yield other, name
            elif other is not None and rule.guard.at_least == 1:
                yield name, other


def _opened(plans: Mapping[str, Plan]) -> Iterator[tuple[str, str]]:
    """Yield what opens, and what closes or needs it open."""
    openers = {
        rule.effect.slot: name
        for name, plan in plans.items()
        for rule in plan.following
        if isinstance(rule.effect, Count) and rule.effect.by > 0
    }
    for name, plan in plans.items():
        for _, rule in plan.deciding:
            if isinstance(rule.guard, StateIs) and rule.guard.value == 0 and rule.guard.slot in openers:
                yield openers[rule.guard.slot], name


def _paired(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names that are the same but for a word that opens and one that closes."""
    known = set(names)
    for name in sorted(known):
        words = _WORD.findall(name)
        for at, word in enumerate(words):
            for opening, closing in _PAIRED_WORDS:
                other = "".join([*words[:at], closing, *words[at + 1 :]])
                if word == opening and other in known:
                    yield name, other


def _in_order(before: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Each behind those before it, else as they come; a circle is cut where it is met."""
    found: list[str] = []
    waiting = list(before)
    while waiting:
        ready = next((name for name in waiting if before[name] <= set(found)), waiting[0])
        waiting.remove(ready)
        found.append(ready)
    return tuple(found)
