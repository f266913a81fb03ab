"""What has to hold before a call, and no argument shows: a test names what does not hold, and the call breaks its contract.

Matches, where the sentence is about this very call or what it is given, and leaves no choice: "This method must be called
while the process is synchronized."; "`Read` can be called only on a stopped thread."; "You cannot use this method to read
arrays."; "The class must be in the hierarchy of the value's class." in a parameter's description; "If `a` is null, `b` must
name a valid container.", whose condition is one of arguments.
Stays quiet on: "should"; duties of somebody else or of later ("the host must call …"); what one must do to reach an aim ("to
…, you must …"); what must be implemented or returned; conditions that arguments do not show.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE, Direction
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug, unqualified
from refgen.stub.compiler.catalogue import Catalogue, find_parameter
from refgen.stub.compiler.condition import parse_condition
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import AllOf, Faulted, Guard, Violate
from refgen.stub.rules.call_order import is_self
from refgen.text.late import late

_OPENING = r"(?:(?:However|Therefore|Thus|In addition|Also|Note that|In this case(?:, however)?),? )?"
_SELF = r"(?i:(?:this|the) (?:method|function|callback)|it|(?:the )?(?P<name>\w+)(?: method| function| callback)?)"
_WHEN = r"(?:if|when|while|on|from|for|in|inside|within|during|before|after|until|once|by|with|as long as)"
_OF_CALL = (
    late(
        rf"{_OPENING}{_SELF} (?:must (?:not |only |always )?|cannot |can't )be (?:called|used|invoked) (?!before\b|.*\bno longer\b).+"
    ),
    late(
        rf"{_OPENING}{_SELF} (?:can|may|must) (?:only be (?:called|used|invoked)|be (?:called|used|invoked) only) {_WHEN} .+"
    ),
    late(rf"{_OPENING}{_SELF} (?:is|are) (?:valid|usable) only {_WHEN} .+"),
    late(
        rf"{_OPENING}You can (?:call|use) (?:this (?:method|function)|(?:the )?(?P<name>\w+)(?: method| function)?) only {_WHEN} .+"
    ),
    late(
        rf"{_OPENING}(?:You cannot|You must not|Do not) (?:call|use) (?:this (?:method|function)|(?:the )?(?P<name>\w+)(?: method| function)?) (?:to|{_WHEN}) .+"
    ),
)
_DO = r"(?:be|have|match|contain|specify|point|refer|include|correspond|reside|belong|end|follow|represent|identify|overlap)"
_OF_ARGUMENT = late(
    rf"{_OPENING}(?P<subject>(?:(?:The|This|These|All|Each|Both|It)\b[^.;:]*?|\w+)) must (?:not |either |already |also |always |all |still )*{_DO} .+"
)
_STATE = late(
    rf"{_OPENING}(?:The |This )(?:\w+ )?(?:process|thread|program|debuggee|target|runtime|common language runtime(?: \(CLR\))?|CLR|assembly|module|image) must (?:not |already |have )*be(?:en)? .+"
)
_CONDITIONAL = late(rf"(?:If|When) (?P<condition>.+?), (?:then )?(?P<duty>.+ must (?:not )?{_DO} .+)")
_NOT_THE_CALLER = late(
    r"\bmust (?:not |also )?(?:be )?(?:implement(?:ed)?|return(?:ed)?|succeed|released?|freed|called)\b"
    r"|\b(?:that|which|who|whose|because|so that|in order|responsible|typically|for example)\b.*\bmust\b|^(?:To|In order to)\b|:$",
    re.IGNORECASE,
)
_WORDS = ("must", "only", "can", "Do not")
"""One of them is in every sentence that any of these shapes has."""
_INVENTED = ("That the precondition holds unless the world is told that it does not.",)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    api, text = statement.api, unqualified(statement.text)
    if statement.outcome is not None or api.kind not in CALLABLE or statement.claim.section == "members":
        return
    if not any(word in text for word in _WORDS):
        return
    if any((match := shape.fullmatch(text)) and is_self(_of(match), api) for shape in _OF_CALL):
        yield Draft(_unmet(statement), Violate(), invented=_INVENTED)
    elif _NOT_THE_CALLER.search(text):
        return
    elif match := _CONDITIONAL.fullmatch(text):
        condition = parse_condition(match["condition"], api)
        if condition is not None and _names_input(match["duty"], statement):
            guard: Guard = AllOf((condition, _unmet(statement)))
            yield Draft(guard, Violate(), invented=_INVENTED)
    elif _STATE.fullmatch(text) or (
        (match := _OF_ARGUMENT.fullmatch(text)) and _names_input(match["subject"], statement)
    ):
        yield Draft(_unmet(statement), Violate(), invented=_INVENTED)


def _unmet(statement: Statement) -> Faulted:
    return Faulted(f"unmet-{slug(statement.text)}")


def _of(match: re.Match[str]) -> str | None:
    name = match["name"]
    return None if name is None or name.lower() in {"it", "this"} else name


def _names_input(subject: str, statement: Statement) -> bool:
    """Whether the words speak of something that the caller passes in: the parameter described, or one that is named."""
    described = statement.parameter
    if described is not None and described.direction is not Direction.OUT:
        return True
    named = (find_parameter(word, statement.api) for word in re.findall(r"\b\w+\b", subject))
    return any(one is not None and one.direction in {Direction.IN, Direction.INOUT} for one in named)


PATTERN = Pattern("precondition", _compile, turn=1)
