"""Plays the CLR: calls a user's own host object and compares its answers with the documentation.

A host is any object with methods of the documented names. They take the in-arguments in order, and answer in the plain
style: None or out-values for S_OK, or an HRESULT by name or number; a `DocumentedFailure` counts as its code. What else a
method raises, or that it is not there, is a finding too, never an exception of the caller.
"""

from collections.abc import Iterable, Mapping

from refgen.stub.runtime.audit import Auditor, BrokenClaim, Fault, Report
from refgen.stub.runtime.boundary import Crossing
from refgen.stub.runtime.code import Code, HResult, UnnumberedCode
from refgen.stub.runtime.engine import is_failure
from refgen.stub.runtime.errors import DocumentedFailure
from refgen.stub.runtime.moment import Attempt
from refgen.stub.runtime.reference import Reference, Signature

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

Step = tuple[str, str]
"""Thread and name of a method."""


def documented_steps(reference: Reference, interface: str) -> tuple[Step, ...]:
    """Crossings in both documented shapes, on two threads, where an interface has them; else every method once."""
    names = reference.methods(interface)
    if all(crossing in names for crossing in Crossing):
        return (*(("managed", name) for name in NESTED), *(("unmanaged", name) for name in NOT_NESTED))
    return tuple(("main", name) for name in sorted(names))


def drive(
    reference: Reference,
    host: object,
    interface: str,
    *,
    steps: Iterable[Step] | None = None,
    arguments: Mapping[str, Mapping[str, object]] | None = None,
) -> Report:
    """Call a host object step by step, by default those of `documented_steps`; a thread stops at its first failure.

    `arguments` are in-arguments by method and documented name; one that is missing is 0.
    """
    auditor = Auditor(reference)
    methods = reference.methods(interface)
    findings: list[BrokenClaim] = []
    stopped: set[str] = set()
    for index, (thread, name) in enumerate(documented_steps(reference, interface) if steps is None else steps):
        if thread in stopped:
            continue
        signature = methods[name]
        known = (arguments or {}).get(name, {})
        given = {one.name: known.get(one.name, 0) for one in signature.arguments if one.is_in}
        try:
            code = _ask(reference, host, signature, given)
        except Exception as error:  # noqa: BLE001 - the host is the user's, and is what is being tested
            findings.append(BrokenClaim(index, signature.id, Fault.RAISED, "", repr(error), ()))
            stopped.add(thread)
            continue
        if is_failure(code):
            stopped.add(thread)
        findings += auditor.check(index, Attempt(signature, repr(interface), thread, given), code)
    return Report(reference, auditor.calls, tuple(findings))


def _ask(reference: Reference, host: object, signature: Signature, given: Mapping[str, object]) -> Code | None:
    try:
        answer = getattr(host, signature.name)(*given.values())
    except DocumentedFailure as failure:
        return failure.hresult
    if not signature.is_hresult:
        return None
    if isinstance(answer, HResult | UnnumberedCode):
        return answer
    is_code = isinstance(answer, str) or (
        isinstance(answer, int) and not any(one.is_out for one in signature.arguments)
    )
    return reference.code(answer) if is_code else reference.code("S_OK")
