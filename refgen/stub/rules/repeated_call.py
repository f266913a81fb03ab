"""A call that may be made again.

Matches: "This method may be called more than once to create a new list."; "Later calls to `SetX` are ignored."; "Multiple
calls to this function for the same value will create multiple handles."
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE, Kind
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, CallCount, Per, Permit
from refgen.text.late import late

_SELF = r"(?:(?:this|the) (?:method|function|callback)|it|(?:the )?(?P<name>\w+)(?: method| function)?)"
_TEXTS = (
    late(
        rf"(?:that is, )?{_SELF} (?:may|can) (?:occur|be fired|be invoked) (?:more than once|multiple times|repeatedly)\b.*",
        re.IGNORECASE,
    ),
    late(
        rf"(?:that is, )?{_SELF} (?:may|can) be called (?:more than once|multiple times|repeatedly|several times|at any time)\b.*",
        re.IGNORECASE,
    ),
    late(
        rf"(?:later|subsequent|multiple|further|repeated) calls to {_SELF} .*?\b(?:are ignored|have no effect|will create|create|will return)\b.*",
        re.IGNORECASE,
    ),
)
_NESTED = late(r"Calls to \w+(?: and \w+)? can be nested")


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    api = statement.api
    if _NESTED.fullmatch(unqualified(statement.text)) and api.kind in CALLABLE and api.name in statement.text:
        yield Draft(Always(), Permit())
        return
    match = next((found for shape in _TEXTS if (found := shape.fullmatch(unqualified(statement.text)))), None)
    if match is None or api.kind not in CALLABLE or match["name"] not in {None, api.name}:
        return
    per = Per.OBJECT if api.kind is Kind.METHOD else Per.WORLD
    yield Draft(CallCount(api.id, at_least=1, per=per), Permit())


PATTERN = Pattern("repeated-call", _compile)
