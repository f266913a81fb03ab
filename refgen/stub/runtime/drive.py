"""Plays the CLR: calls a user's own host object (see `observe`) and compares its answers with the documentation.

What a method raises is a finding, never an exception of the caller, and so are the methods that are not there, all together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from refgen.stub.runtime.engine import is_failure
from refgen.stub.runtime.legal import legal_arguments
from refgen.stub.runtime.moment import Attempt
from refgen.stub.runtime.nearest import did_you_mean
from refgen.stub.runtime.observe import Observer
from refgen.stub.runtime.plan import plans_of
from refgen.stub.runtime.reference import Reference, Signature
from refgen.stub.runtime.report import BrokenClaim, Fault, Report
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

    Methods that the host has not are told in one finding, at the end.

    `arguments` are in-arguments by method and documented name; one that is missing is a legal one, null or 0 if can be.

    Raises:
        LookupError: a step or an argument is of no documented method, or of a name that the method does not take.
        TypeError: a step is no pair, or the arguments of a method are not given by name.
    """
    observer, plans = Observer(reference), plans_of(reference, is_strict=True)
    methods = reference.methods(interface)
    stopped: set[str] = set()
    chosen = documented_steps(reference, interface) if steps is None else tuple(steps)
    _check(interface, methods, chosen, arguments or {})
    lacking = [name for name in dict.fromkeys(name for _, name in chosen) if not callable(getattr(host, name, None))]
    for index, (thread, name) in enumerate(chosen):
        if name in lacking:
            stopped.add(thread)
        if thread in stopped:
            continue
        signature = methods[name]
        legal = legal_arguments(reference, signature, plans.of(signature))
        given = {**legal, **(arguments or {}).get(name, {})}
        try:
            answer = observer.ask_host(partial(int, index), Attempt(signature, interface, thread, given), host)
        except Exception:  # noqa: BLE001 - the host is the user's, is what is being tested, and its finding is kept
            stopped.add(thread)
            continue
        if is_failure(answer.code):
            stopped.add(thread)
    report = observer.report()
    if not lacking:
        return report
    first = next(index for index, (_, name) in enumerate(chosen) if name in lacking)
    missing = BrokenClaim(first, interface, Fault.MISSING, ", ".join(lacking), "", ())
    return replace(report, findings=(*report.findings, missing))


def _check(
    interface: str,
    methods: Mapping[str, Signature],
    steps: Iterable[Step],
    arguments: Mapping[str, Mapping[str, object]],
) -> None:
    """A name that the caller mistyped is no fault of the host, and an argument that nobody takes would be passed over."""
    for step in steps:
        if not isinstance(step, tuple | list) or len(step) != 2:
            raise TypeError(f"a step is a pair of a thread and a method, not {step!r}")
    for name in (*(name for _, name in steps), *arguments):
        if name not in methods:
            raise LookupError(f"{interface} has no method {name!r}; it has {_listed(name, methods)}")
    for method, given in arguments.items():
        taken = [one.name for one in methods[method].arguments if one.is_in]
        if not isinstance(given, Mapping):
            raise TypeError(f"the arguments of {method} are given by documented name, not as {given!r}")
        for name in given:
            if name not in taken:
                raise LookupError(f"{method} takes no argument {name!r}; it takes {_listed(name, taken)}")


def _listed(name: str, known: Iterable[str]) -> str:
    return f"{', '.join(sorted(known)) or 'none'}{did_you_mean(name, known)}"
