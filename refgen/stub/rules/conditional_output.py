"""Prose that ties an out-parameter's value to a condition.

Matches: "If no helper thread exists, the method returns zero in `*pThreadID`."; "`ppFrame` will be null" after "If …,
the call will succeed and"; "… or null if the module could not be found" or "This value is null if …" in a parameter's
description; "If the thing is gone, `GetThing` returns null", where the call hands out just one thing.
Stays quiet on: what is set for two parameters at once, and values that are not null, zero, true or false.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug, unqualified
from refgen.stub.compiler.catalogue import Catalogue, find_parameter, is_output
from refgen.stub.compiler.condition import condition_or_fault, literal, parse_condition
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Faulted, Guard, Not, Return, SetOut
from refgen.text.late import late

_OPENING = r"(?:In (?:this|such a|that) case, |However, |In addition, )?"
_ANY_VALUE = late(r"null|zero|0|true|false", re.IGNORECASE)
_VALUE = r"(?P<value>null|NULL|zero|0|true|false)"
_IN = late(
    rf"{_OPENING}If (?P<condition>.+?), (?:the |this )?\w+(?: method| function)? (?:returns|will return|stores|sets) {_VALUE} (?:in|to) (?:the )?\*?(?P<name>\w+)(?: parameter)?"
)
_WILL = late(
    rf"{_OPENING}If (?P<condition>.+?), (?:then )?(?P<success>the (?:call|method) (?:will succeed|succeeds) and )?(?:the value of |the )?\*?(?P<name>\w+)(?: parameter)? "
    rf"(?:will be|will always be|is|will contain|contains|returns|is set to|will be set to) (?:a Boolean value of |the value |a value of )?{_VALUE}(?P<result>,? and the method returns S_OK)?"
)
_BACK = late(
    rf"(?:The value of )?(?:the )?\*?(?P<name>\w+)(?: parameter)? (?:is|will be|is set to|contains) {_VALUE},? (?:if|when|for) (?P<condition>.+)",
    re.IGNORECASE,
)
_RETURNS_IN = late(
    rf"(?:The )?(?P<self>\w+)(?: method)? returns {_VALUE} in (?:the )?\*?(?P<name>\w+)(?: parameter)?,? (?:if|when) (?P<condition>.+)"
)
_OWN = (
    late(rf"(?:(?:This|The) value is |(?:It )?[Ii]s set to ){_VALUE} (?:if|when|for) (?P<condition>.+)"),
    late(r"(?P<value>null|NULL|zero) if (?P<condition>.+)"),
    late(rf"If (?P<condition>.+?), (?:this (?:value|parameter)|the \w+ of the \w+) (?:will be|is) {_VALUE}"),
)
_OTHERWISE = late(
    rf"(?:Otherwise|If not), (?:(?:it|the (?:method|function|call)) (?:sets|returns) (?:the )?\*?(?P<name>\w+)(?: parameter)? (?:to|as) {_VALUE}"
    rf"|(?:(?:the )?\*?(?P<other>\w+)(?: parameter)?|it|this value) is (?:set to )?{_VALUE.replace('value', 'set')})"
)
_ONLY = (
    late(
        rf"If (?P<condition>.+?), (?:the |this )?(?P<self>\w+)(?: method| function)? (?:always )?(?:returns|will return) {_VALUE}"
    ),
    late(rf"If (?P<condition>.+?), {_VALUE}(?: \(zero\))? is returned"),
)
_CONDITION = late(r"\b[Ii]f (?P<condition>[^,;]+)")
_BEFORE = 'That "otherwise" denies the condition of the sentence before.'
_OR_NULL = late(
    r".+,? or (?P<value>null|NULL|zero),? (?:if|when) (?P<condition>(?!the caller\b)(?:the|there|no|it|this) .+)"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE or statement.outcome is not None:
        return
    text, api, described = unqualified(statement.text), statement.api, statement.parameter
    yield from _otherwise(text, statement)
    if "otherwise" in text.lower() or not _ANY_VALUE.search(text):
        return
    named = next((found for shape in (_IN, _WILL, _BACK, _RETURNS_IN) if (found := shape.fullmatch(text))), None)
    if named is not None and (parameter := find_parameter(named["name"], api)) is not None:
        if is_output(parameter):
            guard = _guard(named["condition"], statement)
            yield Draft(guard, SetOut(parameter.name, literal(named["value"])))
            if named.groupdict().get("success") or named.groupdict().get("result"):
                yield Draft(guard, Return("S_OK"))
        return
    own = next((found for shape in (*_OWN, _OR_NULL) if (found := shape.fullmatch(text))), None)
    if own is not None and described is not None:
        if is_output(described):
            yield Draft(_guard(own["condition"], statement), SetOut(described.name, literal(own["value"])))
        return
    outputs = [one for one in api.parameters if is_output(one)]
    only = next((found for shape in _ONLY if (found := shape.fullmatch(text))), None)
    if only is None or len(outputs) != 1 or api.return_type.upper() not in {"HRESULT", "RESULT"}:
        return
    if only.groupdict().get("self") in {None, api.name, "method", "function", "it"}:
        yield Draft(_guard(only["condition"], statement), SetOut(outputs[0].name, literal(only["value"])))


def _otherwise(text: str, statement: Statement) -> Iterator[Draft]:
    """Yield what an out-parameter is where the condition of the sentence before does not hold."""
    match = _OTHERWISE.fullmatch(text)
    if match is None:
        return
    name = match["name"] or match["other"] or ""
    named = find_parameter(name, statement.api) if name.lower() not in {"", "it"} else statement.parameter
    condition = _CONDITION.search(unqualified(statement.previous))
    if named is not None and is_output(named) and condition is not None:
        value = literal(match["value"] or match["set"])
        known = parse_condition(condition["condition"], statement.api)
        guard = Not(known) if known else Faulted(f"not-{slug(condition['condition'])}")
        yield Draft(guard, SetOut(named.name, value), invented=(_BEFORE,))


def _guard(condition: str, statement: Statement) -> Guard:
    """What the phrase means; of an interjection such as "which is rare," nothing is left."""
    condition = re.sub(r", which is .*$", "", condition)
    return condition_or_fault(condition, statement.api)


PATTERN = Pattern("conditional-output", _compile)
