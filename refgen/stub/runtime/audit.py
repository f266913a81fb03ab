"""Compares recorded calls with the documentation, whoever made and whoever answered them.

What only a call's maker knows, such as a timeout, is taken from the answer itself: a code that the docs list for the
callable is never a finding, and neither is an out-value that depends on such a condition.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from refgen.stub.rule import Count, Return, Rule, Violate
from refgen.stub.runtime.boundary import TASK_MANAGER, Boundary, Crossing, crossing_of
from refgen.stub.runtime.code import Code, Undocumented
from refgen.stub.runtime.duty import Duties, unfinished
from refgen.stub.runtime.engine import follow, is_failure
from refgen.stub.runtime.grounds import reasons_of
from refgen.stub.runtime.guard import Situation, holds
from refgen.stub.runtime.memory import Memory
from refgen.stub.runtime.moment import Attempt
from refgen.stub.runtime.nearest import nearest
from refgen.stub.runtime.outs import broken_outs
from refgen.stub.runtime.plan import Plan, Turn, plans_of
from refgen.stub.runtime.reason import Reason, reason
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.report import BrokenClaim, Fault, Report
from refgen.stub.runtime.unlisted import cite_unlisted, outcome_claims

CERTAIN_TURNS = (Turn.STATE, Turn.ARGUMENTS)
"""Where a call alone decides the answer."""


def audit(reference: Reference, lines: Iterable[str], *, is_strict: bool = True, is_complete: bool = False) -> Report:
    """Check a trace in JSON lines, as `World.trace_lines` writes them; blank lines are skipped.

    `is_strict` keeps to the rules that are certain; `is_complete` says that nothing comes after the trace, so that what
    it leaves open or unreleased is found too.
    """
    auditor = Auditor(reference, is_strict=is_strict)
    findings = [
        finding for index, line in enumerate(lines) if line.strip() for finding in auditor.check_line(index, line)
    ]
    return Report(reference, auditor.calls, (*findings, *(auditor.finish() if is_complete else ())))


class Auditor:
    """What a trace has established so far. Feed it one call after the other."""

    def __init__(self, reference: Reference, *, is_strict: bool = True) -> None:
        self.calls = 0
        """Documented calls that were checked."""
        self._reference = reference
        self._plans = plans_of(reference, is_strict=is_strict)
        self._memory = Memory()
        self._boundary = Boundary()
        self._duties = Duties()

    def check_line(self, index: int, line: str) -> tuple[BrokenClaim, ...]:
        """Check a line of JSON."""
        try:
            data = json.loads(line)
        except ValueError:
            return (_no_call(index, line, reason("unreadable")),)
        try:
            if not isinstance(data, Mapping) or "api" not in data:
                return (_no_call(index, line, reason("nameless")),)
            known = self._reference.shapes.callables
            if self._is_release(data):
                return ()
            if (name := str(data["api"])) not in known:
                near = nearest(name, known)
                why = reason("unknown", call=name, wanted=near) if near else reason("unheard", call=name)
                return (_no_call(index, line, why),)
            attempt, code = self._read(data)
            outs, is_refused = dict(data.get("outs", {})), data.get("violation") is True
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            return (BrokenClaim(index, "", Fault.RECORD, "", str(error), ()),)
        return self.check(index, attempt, code, outs, is_refused=is_refused)

    def check(
        self,
        index: int,
        attempt: Attempt,
        code: Code | Undocumented | None,
        outs: Mapping[str, object] | None = None,
        *,
        is_refused: bool = False,
    ) -> tuple[BrokenClaim, ...]:
        """Check a call and its answer: None where it answered no HRESULT, or one that is not known.

        One that was refused changed nothing.
        """
        self.calls += 1
        given = outs or {}
        plan, crossing = self._plans.of(attempt.signature), crossing_of(attempt.signature)
        breach = self._boundary.breach(attempt.thread, crossing) or ""
        open_crossings = self._boundary.open_on(attempt.thread)
        now = Situation(self._reference, self._memory, attempt, breach=breach, open_crossings=open_crossings)
        api, found = attempt.signature.id, "" if code is None or isinstance(code, Undocumented) else code.name
        broken: dict[tuple[str, ...], Rule] = {}
        for rule in _broken_by_caller(plan, now):
            broken.setdefault(rule.claims, rule)
        findings = [
            BrokenClaim(index, api, Fault.CALLER, "", found, claims, reasons_of(rule, now))
            for claims, rule in broken.items()
        ]
        if is_refused:
            return tuple(findings)
        if code is not None and not isinstance(code, Undocumented):
            findings += self._answer(index, plan, now, code)
        now.code = code
        findings += (
            BrokenClaim(index, api, Fault.VALUE, expected, value, rule.claims)
            for rule, expected, value in broken_outs(plan, now, given)
        )
        follow(plan, now)
        if not is_failure(code):
            self._memory.succeed(api, attempt.target, attempt.thread)
            self._duties.note(index, plan, attempt, given)
            if crossing:
                self._boundary.cross(index, attempt.thread, crossing)
                self._recount(attempt)
        return tuple(findings)

    def finish(self) -> tuple[BrokenClaim, ...]:
        """What a trace that is complete leaves open or unreleased."""
        return tuple(
            BrokenClaim(duty.index, duty.api, Fault.LEFT, duty.by, "", duty.claims)
            for duty in unfinished(self._reference, self._plans, self._duties, self._boundary)
        )

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
                cited = cite_unlisted(self._reference, plan, code, allow.codes, rule.claims)
                yield BrokenClaim(index, api, Fault.UNLISTED, ", ".join(allow.codes), code.name, cited)
                return
        listed = now.attempt.signature.outcomes
        if any(is_failure(self._reference.code(name)) for name in listed) and code.name not in listed:
            claims = outcome_claims(self._reference, api)
            cited = cite_unlisted(self._reference, plan, code, listed, claims)
            yield BrokenClaim(index, api, Fault.UNLISTED, ", ".join(listed), code.name, cited)

    def _recount(self, attempt: Attempt) -> None:
        """Let what the rules count as open be what is open: a breach opens nothing, and may close more than one call."""
        still_open = [crossing for _, crossing in self._boundary.open_on(attempt.thread)]
        methods = self._reference.methods(TASK_MANAGER)
        for opening in set(Crossing) & set(methods):
            for rule in self._plans.of(methods[opening]).following:
                if isinstance(rule.effect, Count) and rule.effect.by > 0:
                    count = still_open.count(opening)
                    self._memory.write(rule.effect.slot, count, attempt.target, attempt.thread)

    def _is_release(self, data: Mapping[str, Any]) -> bool:
        """Whether a line gives something back through a function that the documentation only names."""
        name, arguments = data["api"], data.get("arguments", {})
        if name in self._reference.shapes.callables or name not in self._duties.releasers:
            return False
        for value in arguments.values():
            self._duties.release(name, value)
        return True

    def _read(self, data: Mapping[str, Any]) -> tuple[Attempt, Code | Undocumented | None]:
        signature = self._reference.signature(data["api"])
        attempt = Attempt(signature, data.get("target", ""), data.get("thread", "main"), data.get("arguments", {}))
        code = data.get("hresult")
        if isinstance(code, Mapping):
            return attempt, Undocumented(str(code["undocumented"]))
        return attempt, self._reference.code(code) if isinstance(code, str | int) else None


def _no_call(index: int, line: str, why: Reason) -> BrokenClaim:
    return BrokenClaim(index, "", Fault.RECORD, "", line.strip(), (), (why,))


def _broken_by_caller(plan: Plan, now: Situation) -> Iterator[Rule]:
    return (rule for _, rule in plan.deciding if isinstance(rule.effect, Violate) and holds(rule.guard, now))
