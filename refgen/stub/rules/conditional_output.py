"""Prose that ties an out-parameter's value to a condition.

Matches: "If no helper thread exists, the method returns zero in `*pThreadID`."; "`ppFrame` will be null" after "If …, the
call will succeed and"; "… or null if the module could not be found" in a parameter's description.
Stays quiet on: what is set for two parameters at once, and values that are not null, zero, true or false.
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue, find_parameter, is_output
from refgen.stub.compiler.condition import condition_or_fault, literal
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Guard, Return, SetOut

_VALUE = r"(?P<value>null|NULL|zero|0|true|false)"
_IN = re.compile(
    rf"If (?P<condition>.+?), (?:the |this )?\w+(?: method| function)? (?:returns|will return|stores|sets) {_VALUE} (?:in|to) (?:the )?\*?(?P<name>\w+)(?: parameter)?"
)
_WILL = re.compile(
    rf"If (?P<condition>.+), (?P<success>the (?:call|method) (?:will succeed|succeeds) and )?(?:the value of )?\*?(?P<name>\w+)(?: parameter)? "
    rf"(?:will be|is|will contain|contains|is set to|will be set to) (?:a Boolean value of |the value |a value of )?{_VALUE}"
)
_OR_NULL = re.compile(
    r".+,? or (?P<value>null|NULL|zero),? (?:if|when) (?P<condition>(?!the caller\b)(?:the|there|no|it|this) .+)"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE or statement.outcome is not None:
        return
    text = unqualified(statement.text)
    match = _IN.fullmatch(text) or _WILL.fullmatch(text)
    if match is not None:
        parameter = find_parameter(match["name"], statement.api)
        if parameter is None or not is_output(parameter):
            return
        guard = _guard(match["condition"], statement)
        yield Draft(guard, SetOut(parameter.name, literal(match["value"])))
        if match.groupdict().get("success"):
            yield Draft(guard, Return("S_OK"))
        return
    match = _OR_NULL.fullmatch(text)
    described = statement.parameter
    if match is not None and described is not None and is_output(described) and "otherwise" not in text:
        yield Draft(_guard(match["condition"], statement), SetOut(described.name, literal(match["value"])))


def _guard(condition: str, statement: Statement) -> Guard:
    return condition_or_fault(condition, statement.api)


PATTERN = Pattern("conditional-output", _compile)
