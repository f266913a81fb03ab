"""Plays the CLR: calls a user's own host object (see `observe`) and compares its answers with the documentation.

What a method raises, or that it is not there, is a finding, never an exception of the caller.
"""

from collections.abc import Iterable, Mapping

from refgen.stub.runtime.engine import is_failure
from refgen.stub.runtime.legal import legal_arguments
from refgen.stub.runtime.moment import Attempt
from refgen.stub.runtime.observe import Observer
from refgen.stub.runtime.plan import plans_of
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.report import Report
from refgen.stub.runtime.steps import Step, documented_steps


def drive(
    reference: Reference,
    host: object,
    interface: str,
    *,
    steps: Iterable[Step] | None = None,
    arguments: Mapping[str, Mapping[str, object]] | None = None,
) -> Report:
    """Call a host object step by step, by default those of `documented_steps`; a thread stops at its first failure.

    `arguments` are in-arguments by method and documented name; one that is missing is a legal one, null or 0 if can be.
    """
    observer, plans = Observer(reference), plans_of(reference, is_strict=True)
    methods = reference.methods(interface)
    stopped: set[str] = set()
    for index, (thread, name) in enumerate(documented_steps(reference, interface) if steps is None else steps):
        if thread in stopped:
            continue
        signature = methods[name]
        legal = legal_arguments(reference, signature, plans.of(signature))
        given = {**legal, **(arguments or {}).get(name, {})}
        try:
            answer = observer.ask_host(index, Attempt(signature, interface, thread, given), host)
        except Exception:  # noqa: BLE001 - the host is the user's, is what is being tested, and its finding is kept
            stopped.add(thread)
            continue
        if is_failure(answer.code):
            stopped.add(thread)
    return observer.report()
