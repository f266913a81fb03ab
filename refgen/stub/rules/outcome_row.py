"""A row of outcomes: under its condition the call answers with its code.

The condition becomes a guard where arguments decide it ("`pszName` is null."), else a fault that a test can set by name
("The call timed out." is `timeout`). Only the first sentence of a row states the condition, and one that follows "- or -".
Where the page has no English the condition is whatever the row says, and its fault is called as the code.
Stays quiet on: rows without a name for the code ("Other failing HRESULT values").
Trap: "The caller does not own the lock" stands on pages that have no lock; as a fault it acts only where a test says so.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.condition import parse_condition
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import AllOf, AnyOf, Equals, Faulted, Guard, IsNull, Not, OutsideRange, Return
from refgen.text.late import late

CODE = late(r"(?:HRESULT_FROM_WIN32\()?[A-Z][A-Z0-9]*_[A-Z0-9_]+\)?")
_OR = late(r"-+ ?or ?-+", re.IGNORECASE)
"""Stands alone between two conditions of one row."""
_NAMED = tuple(
    (late(text, re.IGNORECASE), name)
    for text, name in {
        r"the call timed out|the time-?out expired before the call finished": "timeout",
        r"the caller does not own the lock|the lock does not belong to the caller": "not-owner",
        r"an event was cancell?ed while a blocked thread or fiber was waiting on it": "abandoned",
        r"a thread or fiber was blocked on an event, and the event was cancell?ed": "abandoned",
        r"an unknown,? catastrophic failure (?:has )?occurred": "catastrophic-failure",
        r"the method failed for an unknown,? unrecoverable reason": "catastrophic-failure",
        r"(?:there (?:is|was) )?not enough memory (?:is|was)? ?available .*|.*\bout of memory\b.*": "out-of-memory",
        r".*\b(?:unable|failed) to allocate (?:enough )?memory\b.*": "out-of-memory",
    }.items()
)


def fault_name(statement: Statement) -> str:
    """A name for the condition of a row, unique among the faults of its API."""
    if not statement.is_english:
        return statement.outcome.code if statement.outcome else ""
    for condition, name in _NAMED:
        if condition.fullmatch(statement.text):
            return name
    return slug(statement.text)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    outcome = statement.outcome
    if outcome is None or statement.api.kind not in CALLABLE or _OR.fullmatch(statement.text):
        return
    if statement.ordinal and not _OR.fullmatch(statement.previous):
        return
    match = CODE.match(outcome.code)
    if match is None or outcome.code == "S_OK":
        return
    code = match[0]
    guard = parse_condition(statement.text, statement.api) if statement.is_english else None
    if guard:
        yield Draft(guard, Return(code), is_certain=_is_argument(guard))
    else:
        yield Draft(Faulted(fault_name(statement)), Return(code))


def _is_argument(guard: Guard) -> bool:
    match guard:
        case AllOf(guards) | AnyOf(guards):
            return all(_is_argument(one) for one in guards)
        case Not(inner):
            return _is_argument(inner)
        case _:
            return isinstance(guard, IsNull | Equals | OutsideRange | Faulted)


PATTERN = Pattern("outcome-row", _compile, turn=1, reads_english=False)
