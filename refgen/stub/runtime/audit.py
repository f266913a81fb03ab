"""Compares a recorded trace with the documentation: every call, whoever made and whoever answered it.

A caller can break a contract, an implementation can answer something else than the docs say. What only its maker knows,
such as a timeout, is taken from the answer itself: a code that the docs list for the callable is never a finding.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from refgen.stub.rule import Return, Rule, Violate
from refgen.stub.runtime.boundary import SOURCES, Boundary, Breach, Crossing
from refgen.stub.runtime.code import Code
from refgen.stub.runtime.engine import follow, is_failure
from refgen.stub.runtime.guard import Situation, holds
from refgen.stub.runtime.memory import Memory
from refgen.stub.runtime.moment import Attempt
from refgen.stub.runtime.plan import Plan, Turn, plans_of
from refgen.stub.runtime.reference import Reference

CERTAIN_TURNS = (Turn.STATE, Turn.ARGUMENTS)
"""Where a call alone decides the answer."""


class Fault(StrEnum):
    """Who broke the documentation, and how."""

    CALLER = "caller"
    """The call breaks a contract."""
    ANSWER = "answer"
    """The docs say another code for exactly this call."""
    UNLISTED = "unlisted"
    """The docs list the codes of this callable, and this is none of them."""
    RECORD = "record"
    """The line does not record a documented call."""
    RAISED = "raised"
    """The host object that was driven raised an exception, or lacks the method."""


@dataclass(frozen=True, slots=True)
class BrokenClaim:
    """A sentence that a recorded call contradicts."""

    index: int
    """0-based position of the call in the trace."""
    api: str
    fault: Fault
    expected: str
    """Code that the docs say, or the breach of the boundary protocol; '' where they name none."""
    found: str
    """Recorded code."""
    claims: tuple[str, ...]
    """Ids of the sentences; empty for a line that records no documented call."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit found."""

    reference: Reference
    calls: int
    findings: tuple[BrokenClaim, ...]
    """In the order of the trace."""

    def text(self, locale: str = "en-us") -> str:
        """One line for each finding, then its sentences in the reader's language with page and line."""
        return "\n".join(line for finding in self.findings for line in self._lines(finding, locale))

    def _lines(self, finding: BrokenClaim, locale: str) -> Iterator[str]:
        versus = " ≠ ".join(filter(None, (finding.found, finding.expected)))
        yield f"{finding.index}: {finding.api}: {finding.fault.value}{f': {versus}' if versus else ''}"
        for name in finding.claims:
            claim = self.reference.claims.get(name)
            if claim is not None:
                wording = claim.locales.get(locale) or claim.locales.get("en-us")
                text, path, line = (
                    (wording.text, wording.path, wording.line) if wording else (claim.english, claim.page, claim.line)
                )
                yield f"  {text} — {path}:{line}"


def audit(reference: Reference, lines: Iterable[str], *, is_strict: bool = True) -> Report:
    """Check a trace in JSON lines, as `World.trace_lines` writes them; blank lines are skipped.

    `is_strict` keeps to the rules that are certain.
    """
    auditor = Auditor(reference, is_strict=is_strict)
    findings = [
        finding
        for index, line in enumerate(line for line in lines if line.strip())
        for finding in auditor.check_line(index, line)
    ]
    return Report(reference, auditor.calls, tuple(findings))


class Auditor:
    """What a trace has established so far. Feed it one call after the other."""

    def __init__(self, reference: Reference, *, is_strict: bool = True) -> None:
        self.calls = 0
        """Documented calls that were checked."""
        self._reference = reference
        self._plans = plans_of(reference, is_strict=is_strict)
        self._memory = Memory()
        self._boundary = Boundary()

    def check_line(self, index: int, line: str) -> tuple[BrokenClaim, ...]:
        """Check a line of JSON."""
        try:
            data = json.loads(line)
            attempt, code = self._read(data)
            is_refused = data.get("violation") is True
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            return (BrokenClaim(index, "", Fault.RECORD, "", str(error), ()),)
        return self.check(index, attempt, code, is_refused=is_refused)

    def check(
        self, index: int, attempt: Attempt, code: Code | None, *, is_refused: bool = False
    ) -> tuple[BrokenClaim, ...]:
        """Check a call and its answer; None where it answered no HRESULT. One that was refused changed nothing."""
        self.calls += 1
        plan = self._plans.of(attempt.signature)
        now = Situation(self._reference, self._memory, attempt)
        found = code.name if code is not None else ""
        broken = self._caller(plan, now)
        findings = [BrokenClaim(index, attempt.signature.id, Fault.CALLER, "", found, rule.claims) for rule in broken]
        if is_refused:
            return tuple(findings)
        if not is_failure(code):
            findings += self._cross(index, attempt, found, is_known=bool(broken))
        if code is not None:
            findings += self._answer(index, plan, now, code)
        now.code = code
        follow(plan, now)
        if not is_failure(code):
            self._memory.succeed(attempt.signature.id, attempt.target, attempt.thread)
        return tuple(findings)

    def _caller(self, plan: Plan, now: Situation) -> tuple[Rule, ...]:
        return tuple(rule for _, rule in plan.deciding if isinstance(rule.effect, Violate) and holds(rule.guard, now))

    def _answer(self, index: int, plan: Plan, now: Situation, code: Code) -> Iterator[BrokenClaim]:
        api = now.attempt.signature.id
        for turn, rule in plan.deciding:
            if turn in CERTAIN_TURNS and isinstance(rule.effect, Return) and holds(rule.guard, now):
                if rule.effect.code != code.name:
                    yield BrokenClaim(index, api, Fault.ANSWER, rule.effect.code, code.name, rule.claims)
                return
        if code.name in plan.codes:
            return
        for rule, allow in plan.allowed:
            if code.name not in allow.codes:
                yield BrokenClaim(index, api, Fault.UNLISTED, ", ".join(allow.codes), code.name, rule.claims)
                return
        listed = now.attempt.signature.outcomes
        if any(is_failure(self._reference.code(name)) for name in listed) and code.name not in listed:
            claims = outcome_claims(self._reference, api)
            yield BrokenClaim(index, api, Fault.UNLISTED, ", ".join(listed), code.name, claims)

    def _cross(self, index: int, attempt: Attempt, found: str, *, is_known: bool) -> Iterator[BrokenClaim]:
        if attempt.signature.interface != "IHostTaskManager" or attempt.signature.name not in set(Crossing):
            return
        broken = self._boundary.cross(attempt.thread, Crossing(attempt.signature.name))
        if broken is not None and not is_known:
            claims = crossing_claims(self._reference, broken.breach)
            yield BrokenClaim(index, attempt.signature.id, Fault.CALLER, broken.breach.value, found, claims)

    def _read(self, data: Mapping[str, Any]) -> tuple[Attempt, Code | None]:
        signature = self._reference.signature(data["api"])
        attempt = Attempt(signature, data.get("target", ""), data.get("thread", "main"), data.get("arguments", {}))
        code = data.get("hresult")
        return attempt, self._reference.code(code) if isinstance(code, str | int) else None


def outcome_claims(reference: Reference, api: str) -> tuple[str, ...]:
    """Ids of the sentences about a callable's result, sorted."""
    return tuple(
        sorted(one.id for one in reference.claims.values() if one.api == api and one.section == "return-value")
    )


def crossing_claims(reference: Reference, breach: Breach) -> tuple[str, ...]:
    """Ids of the sentences that state a rule of the boundary protocol, sorted."""
    where, other = SOURCES[breach]
    return tuple(
        sorted(
            claim.id
            for claim in reference.claims.values()
            if claim.api == f"IHostTaskManager.{where}" and claim.section == "remarks" and other in claim.english
        )
    )
