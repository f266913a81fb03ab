"""Makes the examples of one callable after the other, and runs each in a namespace of its own."""

from collections.abc import Mapping

from refgen.api import Api, Model
from refgen.examples import Example, Got, Outcome
from refgen.examples.compare import has_same_code
from refgen.examples.generate import Dialect, ExampleMaker
from refgen.examples.run import Namespace
from refgen.stub.rule import RuleBook

Pairs = tuple[tuple[Example, Outcome], ...]
"""Examples, and what came of each."""
_Code = tuple[tuple[str, str], ...]
"""What an example runs, and what that has to print, step by step."""


class Bench:
    """What examples are made and run with."""

    def __init__(self, model: Model, book: RuleBook, namespace: Namespace, package: str, seconds: float) -> None:
        """`seconds` is the time that one example may take."""
        self._maker = ExampleMaker(model, book, namespace, Dialect(package))
        self._namespace, self._seconds = namespace, seconds

    def make(self, api: Api, known: Pairs = ()) -> Pairs:
        """The examples of a callable, run; what is known to run as it says is not run again."""
        outcomes = {_code(example): outcome for example, outcome in known}
        outputs = {
            tuple(line.removesuffix("\n") for line, _ in code): tuple(out for _, out in code) for code in outcomes
        }
        return tuple((example, self._outcome(example, outcomes)) for example in self._maker.make(api, outputs).examples)

    def _outcome(self, example: Example, known: Mapping[_Code, Outcome]) -> Outcome:
        if not has_same_code(example):
            return Outcome((Got(0, "", "the code is not the same in every locale"),), "", 0.0)
        return known.get(_code(example)) or self._run(example)

    def _run(self, example: Example) -> Outcome:
        # `doctest` brings a debugger along, and most edits change nothing that an example does.
        from refgen.examples.limit import TimeLimit  # noqa: PLC0415
        from refgen.examples.session import run_session  # noqa: PLC0415

        return run_session((example,), self._namespace(), TimeLimit(self._seconds))[0]


def _code(example: Example) -> _Code:
    return tuple((step.code, step.expected) for step in example.steps)
