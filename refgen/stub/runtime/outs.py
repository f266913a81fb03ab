"""Compares recorded out-values with what the docs say of them, as far as the record alone can show it."""

from collections.abc import Iterator, Mapping

from refgen.stub.rule import Faulted, Rule, leaves
from refgen.stub.runtime.engine import is_failure, set_outs
from refgen.stub.runtime.guard import Situation
from refgen.stub.runtime.plan import Plan

Broken = tuple[Rule, str, str]
"""The rule, what it says, what was recorded."""


def broken_outs(plan: Plan, now: Situation, outs: Mapping[str, object]) -> Iterator[Broken]:
    """What the out-values of an answered call contradict."""
    for rule, parameter, value in set_outs(plan, now):
        is_known = not any(isinstance(leaf, Faulted) for leaf in leaves(rule.guard))
        if is_known and _is_told(outs, parameter) and not _is_value(outs[parameter], value):
            yield rule, f"{parameter} = {value!r}", repr(outs[parameter])
    if not is_failure(now.code):
        yield from _overfull(plan, now, outs)
        yield from _too_many(plan, now, outs)


def _overfull(plan: Plan, now: Situation, outs: Mapping[str, object]) -> Iterator[Broken]:
    """Yield buffers that hold more than the caller had room for."""
    for rule, buffer in plan.buffers:
        room, content = now.attempt.arguments.get(buffer.capacity), outs.get(buffer.buffer)
        if isinstance(room, int) and isinstance(content, str | bytes | list) and len(content) > room:
            yield rule, f"len({buffer.buffer}) ≤ {room}", str(len(content))


def _too_many(plan: Plan, now: Situation, outs: Mapping[str, object]) -> Iterator[Broken]:
    """Yield enumerators that deliver more than was asked for, or count what they do not deliver."""
    for rule, effect in plan.enumerates:
        asked, elements = now.attempt.arguments.get(effect.count or ""), outs.get(effect.elements or "")
        fetched = outs.get(effect.fetched or "")
        if isinstance(asked, int) and isinstance(elements, list) and len(elements) > asked:
            yield rule, f"len({effect.elements}) ≤ {asked}", str(len(elements))
        if isinstance(fetched, int) and isinstance(elements, list) and fetched != len(elements):
            yield rule, f"{effect.fetched} = {len(elements)}", str(fetched)


def _is_told(outs: Mapping[str, object], parameter: str) -> bool:
    """Whether the record holds a value; what a world answered as undocumented is none."""
    value = outs.get(parameter)
    return parameter in outs and not (isinstance(value, Mapping) and "undocumented" in value)


def _is_value(found: object, documented: object) -> bool:
    """Whether two values are the same to a C caller, to whom every number but 0 is true."""
    if isinstance(documented, bool) and isinstance(found, int):
        return bool(found) == documented
    return found == documented
