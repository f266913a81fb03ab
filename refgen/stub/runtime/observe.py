"""Lets a user's own objects and functions answer documented calls, and compares what they answer with the documentation.

A host is any object with methods of the documented names. They take the in-arguments in order, and answer None for S_OK,
an HRESULT by name or number, the out-values (one alone, several as a tuple or by name), or a `Result`; a
`DocumentedFailure` counts as its code.
"""

from collections.abc import Callable, Mapping

from refgen.stub.runtime.audit import Auditor
from refgen.stub.runtime.code import Code, HResult, Undocumented, UnnumberedCode
from refgen.stub.runtime.errors import DocumentedFailure
from refgen.stub.runtime.moment import Answer, Attempt
from refgen.stub.runtime.reference import Reference, Signature
from refgen.stub.runtime.report import BrokenClaim, Fault, Report
from refgen.stub.runtime.result import Result
from refgen.stub.runtime.state import Reply, Script
from refgen.stub.runtime.trace import plain_data


class Observer:
    """Everything that was answered so far, and what of it the docs contradict."""

    def __init__(self, reference: Reference, *, is_strict: bool = True) -> None:
        self.findings: list[BrokenClaim] = []
        self._reference = reference
        self._auditor = Auditor(reference, is_strict=is_strict)

    def report(self, *, is_complete: bool = False) -> Report:
        """What was found; `is_complete` also finds what was left open or unreleased."""
        left = self._auditor.finish() if is_complete else ()
        return Report(self._reference, self._auditor.calls, (*self.findings, *left))

    def ask_host(self, index: Callable[[], int], attempt: Attempt, host: object) -> Answer:
        """Let an object answer; what it raises is found, and raised again.

        `index` gives the position of the call once it is answered: the host may have called back meanwhile.
        """
        signature = attempt.signature
        given = [attempt.arguments[one.name] for one in signature.arguments if one.name in attempt.arguments]
        try:
            answer = getattr(host, signature.name)(*given)
        except DocumentedFailure as failure:
            return self._compared(index(), attempt, Reply(failure.hresult, dict(failure.outs)))
        except Exception as error:
            self.findings.append(BrokenClaim(index(), signature.id, Fault.RAISED, "", repr(error), ()))
            raise
        reply = _reply(self._reference, signature, answer)
        if reply is None:
            outs = ", ".join(one.name for one in signature.arguments if one.is_out)
            self.findings.append(
                BrokenClaim(index(), signature.id, Fault.VALUE, outs or signature.returns, repr(answer), ())
            )
        return self._compared(index(), attempt, reply or Reply())

    def ask_script(self, index: Callable[[], int], attempt: Attempt, script: Script) -> Answer:
        """Let a function answer, as scripts do."""
        reply = script(**attempt.arguments)
        return self._compared(index(), attempt, reply if isinstance(reply, Reply) else Reply(reply))

    def _compared(self, index: int, attempt: Attempt, reply: Reply) -> Answer:
        code: Code | None = None
        if attempt.signature.is_hresult:
            code = self._reference.code("S_OK" if reply.code is None else reply.code)
        recorded = {name: plain_data(value) for name, value in reply.outs.items()}
        found = self._auditor.check(index, attempt, code, recorded)
        self.findings += found
        claims = tuple(dict.fromkeys(name for one in found for name in one.claims))
        return Answer(code, reply.value, reply.outs, claims=claims)


def _reply(reference: Reference, signature: Signature, answer: object) -> Reply | None:
    """Read what a method gave back; None for what is neither a code nor the out-values."""
    outs = [one.name for one in signature.arguments if one.is_out]
    if isinstance(answer, Result):
        code = None if isinstance(answer.hresult, Undocumented) else answer.hresult
        return Reply(code, dict(answer), answer.value)
    if not signature.is_hresult:
        return Reply(value=answer)
    if isinstance(answer, HResult | UnnumberedCode) or _is_code(reference, answer, outs):
        return Reply(answer)  # type: ignore[arg-type]
    values = _out_values(outs, answer)
    return None if values is None else Reply(outs=values)


def _out_values(outs: list[str], answer: object) -> dict[str, object] | None:
    """Out-values by name; None for what is none."""
    if isinstance(answer, Mapping):
        return dict(answer) if answer.keys() <= set(outs) else None
    if isinstance(answer, tuple) and len(answer) == len(outs):
        return dict(zip(outs, answer, strict=True))
    # One of several may be all that there is to say; several of another number are a mistake.
    if answer is not None and (not outs or (isinstance(answer, tuple) and len(outs) > 1)):
        return None
    return {} if answer is None else {outs[0]: answer}


def _is_code(reference: Reference, answer: object, outs: list[str]) -> bool:
    """Whether a bare text or number is an HRESULT: always where the call gives nothing else back."""
    if isinstance(answer, str):
        return not outs or answer in reference.shapes.codes
    return isinstance(answer, int) and not isinstance(answer, bool) and not outs
