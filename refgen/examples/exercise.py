"""Which rules a written example exercises: those that its worlds' traces name. Generated examples know theirs."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Any

from refgen.examples.example import SECONDS, Example, Occurrence
from refgen.examples.limit import TimeLimit
from refgen.examples.run import Namespace
from refgen.examples.session import run_session
from refgen.stub.rule import Always, Return, Rule


def with_rules(session: Sequence[Occurrence], namespace: Namespace, rules: Iterable[Rule]) -> tuple[Example, ...]:
    """The examples of a page with the rules and claims that their calls met, found by running them.

    A bare success counts only where nothing else decided the answer: a call that hands out a value is about the value.
    """
    successes = {rule.id for rule in rules if isinstance(rule.guard, Always) and isinstance(rule.effect, Return)}
    names, limit = namespace(), TimeLimit(SECONDS)
    found: list[Example] = []
    seen: dict[int, int] = {}
    for place in session:
        run_session((place.example,), names, limit)
        answers = list(_new_answers(names, seen))
        met = {rule for answer in answers for rule in _decisive(answer.rules, successes)}
        claims = {claim for answer in answers for claim in answer.claims}
        found.append(replace(place.example, rules=tuple(sorted(met)), claims=tuple(sorted(claims))))
    return tuple(found)


def _decisive(acted: Iterable[str], successes: Container[str]) -> tuple[str, ...]:
    telling = tuple(rule for rule in acted if rule not in successes)
    return telling or tuple(acted)


def _new_answers(names: dict[str, Any], seen: dict[int, int]) -> Iterable[Any]:
    """The answers that worlds among the names have given since they were last asked."""
    for world in list(names.values()):
        trace = getattr(world, "trace", None)
        if isinstance(trace, tuple):
            yield from (call.answer for call in trace[seen.get(id(world), 0) :])
            seen[id(world)] = len(trace)
