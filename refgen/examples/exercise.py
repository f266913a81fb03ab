"""Which rules a written example exercises: those that its worlds' traces name. Generated examples know theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from refgen.examples.example import Example, Occurrence
from refgen.examples.limit import TimeLimit
from refgen.examples.run import Namespace, run_session


def with_rules(session: Sequence[Occurrence], namespace: Namespace, seconds: float = 10.0) -> tuple[Example, ...]:
    """The examples of a page with the rules and claims that their calls met, found by running them."""
    names, limit = namespace(), TimeLimit(seconds)
    found: list[Example] = []
    seen: dict[int, int] = {}
    for place in session:
        run_session((place.example,), names, limit)
        answers = list(_new_answers(names, seen))
        rules = {rule for answer in answers for rule in answer.rules}
        claims = {claim for answer in answers for claim in answer.claims}
        found.append(replace(place.example, rules=tuple(sorted(rules)), claims=tuple(sorted(claims))))
    return tuple(found)


def _new_answers(names: dict[str, Any], seen: dict[int, int]) -> Iterable[Any]:
    """The answers that worlds among the names have given since they were last asked."""
    for world in list(names.values()):
        trace = getattr(world, "trace", None)
        if isinstance(trace, tuple):
            yield from (call.answer for call in trace[seen.get(id(world), 0) :])
            seen[id(world)] = len(trace)
