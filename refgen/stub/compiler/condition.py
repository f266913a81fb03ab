"""Conditions in words: which guard a phrase means, as far as arguments decide it; the rest is a named fault."""

import re
from collections.abc import Iterator

from refgen.api.model import Api
from refgen.stub.claims.words import slug
from refgen.stub.compiler.catalogue import find_parameter, is_pointer
from refgen.stub.rule import AllOf, AnyOf, Equals, Faulted, Guard, IsNull, Literal, Not, OutsideRange
from refgen.text.late import late

_NAME = r"\*?[A-Za-z_]\w*(?: (?:parameter|argument|pointer))?"
_NAMES = rf"(?:(?:[Ee]ither|[Bb]oth|[Aa]ny of|[Oo]ne of|[Tt]he|[Tt]he value of) )?{_NAME}(?:(?:, (?:or |and )?| or (?:the )?| and (?:the )?){_NAME})*"
_NULL = r"(?:a |an )?(?:null|NULL|nullptr)(?: (?:pointer|reference|value))?"
_TEST = late(
    rf"(?P<names>{_NAMES}) (?:[Ii]s|are|was|were|equals|(?:is|are) set to|is equal to|has a value of) (?P<negated>not )?"
    rf"(?P<value>{_NULL}|zero(?: \(0\))?|0 \(zero\)|\d+|0x[0-9A-Fa-f]+|-\d+|true|false|[A-Z][A-Za-z]*_\w+)"
)
_COMPARE = late(rf"(?P<name>{_NAME}) is (?P<how>less than|greater than|more than|negative)(?: (?P<number>-?\d+|zero))?")
_OPENING = late(r"(?:Indicates that )?(?:(?:[Tt]he |A |a )?(?:supplied|specified|given) |[Tt]he )?")
_ANY_NULL = late(rf"(?:any|one(?: or more)?) (?:of the )?(?:parameters?|arguments?) (?:is|are) {_NULL}", re.IGNORECASE)
_OR, _AND = (re.compile(rf",? {word} (?:if |when |either )?") for word in ("or", "and"))
_VERB = late(r"\b(?:is|are|was|were|does|do|has|have|cannot|contains?)\b")


def parse_condition(text: str, api: Api) -> Guard | None:
    """The guard that a whole phrase means; None where it says more than arguments can show."""
    text = _OPENING.sub("", text.strip(), count=1)
    if whole := _simple(text, api):
        return whole
    if len(parts := _clauses(text, _OR)) > 1:
        guards = [parse_condition(part, api) for part in parts]
        if all(guard is None for guard in guards):
            return None
        known = tuple(guard or Faulted(slug(part)) for guard, part in zip(guards, parts, strict=True))
        return AnyOf(tuple(_flatten(known)))
    if len(parts := _clauses(text, _AND)) > 1:
        found = tuple(guard for part in parts if (guard := parse_condition(part, api)) is not None)
        return AllOf(found) if len(found) == len(parts) else None
    return None


def _clauses(text: str, joint: re.Pattern[str]) -> list[str]:
    """The text cut at each "or" (each "and") that stands between two clauses, each with a verb of its own."""
    parts: list[str] = []
    start = 0
    for match in joint.finditer(text):
        if _VERB.search(text[start : match.start()]) and _VERB.search(text[match.end() :]):
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def condition_or_fault(text: str, api: Api) -> Guard:
    """The guard that the phrase means, else a fault named after it."""
    return parse_condition(text, api) or Faulted(slug(text))


def _simple(text: str, api: Api) -> Guard | None:
    if _ANY_NULL.fullmatch(text):
        return AnyOf(tuple(IsNull(one.name) for one in api.parameters if is_pointer(one))) if api.parameters else None
    if match := _TEST.fullmatch(text):
        return _equality(match, api)
    if match := _COMPARE.fullmatch(text):
        return _comparison(match, api)
    return None


def _equality(match: re.Match[str], api: Api) -> Guard | None:
    names = [name for name in re.split(r", (?:or |and )?| or (?:the )?| and (?:the )?", match["names"]) if name]
    guards: list[Guard] = []
    for name in names:
        bare = re.sub(
            r"^(?:[Ee]ither|[Bb]oth|[Aa]ny of|[Oo]ne of|[Tt]he value of|[Tt]he) | (?:parameter|argument|pointer)$",
            "",
            name,
        )
        parameter = find_parameter(bare, api)
        if parameter is None or bare.startswith("*"):
            return None
        if re.fullmatch(_NULL, match["value"]):
            guards.append(IsNull(parameter.name) if is_pointer(parameter) else Equals(parameter.name, 0))
        else:
            guards.append(Equals(parameter.name, literal(match["value"])))
    joined: Guard = guards[0]
    if len(guards) > 1:
        needs_all = match["names"].lower().startswith("both") or " and " in match["names"]
        joined = AllOf(tuple(guards)) if needs_all else AnyOf(tuple(guards))
    return Not(joined) if match["negated"] else joined


def _comparison(match: re.Match[str], api: Api) -> Guard | None:
    parameter = find_parameter(match["name"].split(" ")[0], api)
    if parameter is None or is_pointer(parameter) or match["name"].startswith("*"):
        return None
    if match["how"] == "negative":
        return OutsideRange(parameter.name, low=0) if match["number"] is None else None
    if match["number"] is None:
        return None
    number = 0 if match["number"] == "zero" else int(match["number"])
    if match["how"] == "less than":
        return OutsideRange(parameter.name, low=number)
    return OutsideRange(parameter.name, high=number)


def literal(word: str) -> Literal:
    """The value that a word of the docs stands for."""
    word = re.sub(r" \((?:0|zero)\)$", "", word)
    known: dict[str, Literal] = {"zero": 0, "true": True, "false": False, "null": None, "NULL": None}
    if word in known:
        return known[word]
    if re.fullmatch(r"-?\d+|0x[0-9A-Fa-f]+", word):
        return int(word, 0)
    return word


def _flatten(guards: tuple[Guard, ...]) -> Iterator[Guard]:
    for guard in guards:
        if isinstance(guard, AnyOf):
            yield from guard.guards
        else:
            yield guard
