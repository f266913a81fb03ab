"""Scenarios of data: a buffer that is asked for its size first, an enumerator that runs dry."""

import re
from collections.abc import Iterator
from dataclasses import replace

from refgen.api.model import Api, Direction, Parameter
from refgen.examples.generate.scenario import Call, Kind, Scenario
from refgen.stub.rule import Buffer, Enumerate, Exhausted, Return, Rule

_TEXT = re.compile(r"(?:W?CHAR|OLECHAR|char|wchar_t)\b|\bLPC?W?STR|BSTR|P?W?STR\b")
_CONTENT = "a name"
_BYTES = b"\x01\x02\x03"
_ELEMENTS = ("first", "second", "third")


def plan_data(api: Api, rule: Rule, rules: tuple[Rule, ...], call: Call) -> Iterator[Scenario]:
    """Yield what a rule about buffers or enumerators can be shown by."""
    match rule.effect:
        case Buffer(buffer, needed=str()) as effect:
            parameter = next((one for one in api.parameters if one.name == buffer), None)
            offers_room = any(
                one.name == effect.capacity and one.direction is not Direction.OUT for one in api.parameters
            )
            if parameter is not None and offers_room:
                yield _buffer(parameter, effect, rule, call)
        case Enumerate("next", count, elements) if count and elements:
            yield _elements(rule, rules, replace(call, arguments={count: 2}), elements)
        case _:
            pass


def _buffer(parameter: Parameter, effect: Buffer, rule: Rule, call: Call) -> Scenario:
    content: str | bytes = _CONTENT if _TEXT.search(parameter.type) else _BYTES
    room = len(content) + isinstance(content, str)
    supplied = {parameter.name: content}
    asking = {**call.arguments, effect.capacity: 0}
    getting = {**call.arguments, effect.capacity: room}
    calls = (
        replace(call, arguments=asking, supplies=supplied, shows=effect.needed or ""),
        replace(call, arguments=getting, shows=parameter.name),
    )
    return Scenario(Kind.BUFFER, call.api, calls, (rule,), repr(content))


def _elements(rule: Rule, rules: tuple[Rule, ...], call: Call, elements: str) -> Scenario:
    first = replace(call, shows=elements)
    short = next((one for one in rules if isinstance(one.guard, Exhausted) and isinstance(one.effect, Return)), None)
    if short is not None and isinstance(short.effect, Return):
        calls = (first, replace(call, shows=""))
        return Scenario(Kind.ELEMENTS, call.api, calls, (rule, short), short.effect.code, _ELEMENTS)
    return Scenario(Kind.ELEMENTS, call.api, (first, first), (rule,), repr(_ELEMENTS[2]), _ELEMENTS)
