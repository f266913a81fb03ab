"""Runs examples in this process, each session in a namespace of its own.

A session is a sequence of examples that share a namespace: one generated example, or the written examples of a page. What
was run before is not run again: results are kept by a hash of the code, the outputs and the stub.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from refgen.examples.cache import NO_CACHE, ResultCache
from refgen.examples.example import NO_REASON, SECONDS, Example, ExampleResult, Occurrence, Outcome

Namespace = Callable[[], dict[str, Any]]
"""Makes the globals of a session: a fresh world and whatever pages may use without importing it."""


def run_examples(
    sessions: Iterable[Sequence[Occurrence]],
    namespace: Namespace,
    *,
    version: str = "",
    seconds: float = SECONDS,
    cache: ResultCache = NO_CACHE,
) -> tuple[ExampleResult, ...]:
    """Run each session once, however many pages show it, and report it for each of them.

    `version` names the stub that the examples run against: another one, and nothing cached counts.
    `seconds` is the time that one example may take.
    """
    known: dict[str, tuple[Outcome, ...]] = {}
    results: list[ExampleResult] = []
    for session in sessions:
        examples = tuple(occurrence.example for occurrence in session)
        key = session_key(examples, version)
        outcomes = known.get(key) or cache.get(key)
        if outcomes is None:
            outcomes = _run(examples, namespace, seconds)
            cache.put(key, outcomes)
        known[key] = outcomes
        results += [result_at(one, outcome) for one, outcome in zip(session, outcomes, strict=True)]
    return tuple(results)


def _run(examples: Sequence[Example], namespace: Namespace, seconds: float) -> tuple[Outcome, ...]:
    # `doctest` brings a debugger along, and most runs have run all sessions before.
    from refgen.examples.limit import TimeLimit  # noqa: PLC0415
    from refgen.examples.session import run_session  # noqa: PLC0415
    from refgen.examples.surroundings import kept_surroundings  # noqa: PLC0415

    with kept_surroundings():
        return run_session(examples, namespace(), TimeLimit(seconds))


def session_key(examples: Sequence[Example], version: str) -> str:
    """A hash of all that decides how a session ends; comments and places are no part of it."""
    parts = [version, *(example.shape for example in examples)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def result_at(place: Occurrence, outcome: Outcome) -> ExampleResult:
    """What came of an example, on one page that shows it."""
    first = place.example.steps[min(outcome.got[0].step, len(place.example.steps) - 1)] if outcome.got else None
    line = place.line + (first or place.example.steps[0]).line
    return ExampleResult(
        example=place.example,
        passed=not outcome.got and outcome.skipped != NO_REASON,
        got=outcome.got,
        path=place.path,
        line=line,
        locale=place.locale,
        skipped=outcome.skipped,
        start=place.line,
        indent=place.indent,
        seconds=outcome.seconds,
    )
