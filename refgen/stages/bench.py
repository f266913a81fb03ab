"""Makes the examples of one callable after the other, and runs each in a namespace of its own."""

from refgen.api import Api, Model
from refgen.examples import Example, Got, Outcome
from refgen.examples.compare import has_same_code
from refgen.examples.generate import Dialect, ExampleMaker
from refgen.examples.limit import TimeLimit
from refgen.examples.run import Namespace
from refgen.examples.session import run_session
from refgen.stub.rule import RuleBook


class Bench:
    """What examples are made and run with."""

    def __init__(self, model: Model, book: RuleBook, namespace: Namespace, package: str, seconds: float) -> None:
        """`seconds` is the time that one example may take."""
        self._maker = ExampleMaker(model, book, namespace, Dialect(package))
        self._namespace, self._seconds = namespace, seconds

    def make(self, api: Api) -> tuple[tuple[Example, Outcome], ...]:
        """The examples of a callable, run."""
        return tuple((example, self._outcome(example)) for example in self._maker.make(api).examples)

    def _outcome(self, example: Example) -> Outcome:
        if not has_same_code(example):
            return Outcome((Got(0, "", "the code is not the same in every locale"),), "", 0.0)
        return run_session((example,), self._namespace(), TimeLimit(self._seconds))[0]
