"""Calls that come in pairs, an opening and a closing one.

Matches: "Each call to `ReverseLeaveRuntime` matches a corresponding call to ReverseEnterRuntime."; "For each call to
`BeginX` there must be a call to `EndX`". Which of the two opens is told by their names.
Trap: no code is documented for a closing call without its opening one, so the answer is a violation, not an HRESULT;
where a row of outcomes names it ("`EndDelayAbort` was called without …"), that row's code is the answer.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from refgen.api.model import CALLABLE, Api
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.counted import OPEN
from refgen.stub.rule import Answered, Count, Not, OneApi, Per, Return, Slot, StateIs, Violate
from refgen.text.late import late

_OPENERS = late(r"Enter|Begin|Lock|Suspend|Start|Open|Create|Allocate|Acquire|AddRef|Register|SwitchOut")
_CLOSERS = late(r"Leave|End|Exit|Unlock|Resume|Stop|Close|Delete|Free|Release|Unregister|SwitchIn")
_TEXTS = (
    late(
        r"(?:Each|Every) call to (?:the )?(?P<one>\w+)(?: method)? (?:matches|must match|must be matched (?:by|with)|must be paired with|is paired with|must have|has) "
        r"(?:a|one) (?:corresponding |matching )?call to (?:the )?(?P<two>\w+)(?: method)?"
    ),
    late(
        r"(?:For )?(?:each|every) call to (?:the )?(?P<one>\w+)(?: method)?,? there (?:must be|is) (?:a|one) (?:corresponding |matching )?call to (?:the )?(?P<two>\w+)(?: method)?",
        re.IGNORECASE,
    ),
    late(
        r"(?P<one>\w+) (?:and (?P<two>\w+) calls must be paired|must be paired with (?:a call to )?(?P<other>\w+))(?: method)?"
    ),
)
_UNPAIRED = late(
    r"If (?:this call is|calls to (?:the )?(?P<one>\w+)(?: method)? and (?P<two>\w+)(?: methods?)? are) not paired(?: with a call to (?:the )?(?P<other>\w+)(?: method)?)?, .+"
)
_WITHOUT = late(
    r"(?:The )?(?P<one>\w+)(?: method)? (?:was|is|has been) called without (?:a |an )?(?:(?:prior|previous|earlier|matching|corresponding|first) ){0,2}(?:calling|call to) (?:the )?(?P<two>\w+)(?: method)?"
)
_TWICE = late(
    r"(?:The )?(?P<one>\w+)(?: method)? (?:has already been|was already) called, (?:but (?:the|a) (?:corresponding|matching) call to (?:the )?(?P<two>\w+)(?: method)? has not yet been (?:received|made)"
    r"|and no (?:corresponding |matching )?call to (?:the )?(?P<none>\w+)(?: method)? has (?:followed|been made)(?: yet)?)"
)
_PER_THREAD = "That the calls are counted for each thread, being about the calling thread."
_PER_OBJECT = "That the calls are counted for each object."
_NO_CODE = "That a closing call without an opening one breaks the contract."


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    api, text = statement.api, unqualified(statement.text)
    if api.kind not in CALLABLE:
        return
    if statement.outcome is not None:
        yield from _row(statement, text, catalogue)
        return
    if match := _UNPAIRED.fullmatch(text):
        pair = _pair(match["one"] or statement.api.name, match["two"] or match["other"] or "", statement, catalogue)
        yield from (replace(draft, is_certain=False) for draft in (counting(*pair) if pair else ()))
        return
    match = next((found for shape in _TEXTS if (found := shape.fullmatch(text))), None)
    if match is None:
        return
    groups = match.groupdict()
    pair = _pair(groups["one"], groups.get("two") or groups.get("other") or "", statement, catalogue)
    if pair is None:
        return
    opening, closing = pair
    yield Draft(
        StateIs(slot_of(opening), 0), Violate(), scope=OneApi(closing.id), invented=(_assumed(opening), _NO_CODE)
    )
    yield from counting(opening, closing)


def _row(statement: Statement, text: str, catalogue: Catalogue) -> Iterator[Draft]:
    """Yield what a row of outcomes says of a closing call that has no opening one, or of a second opening one."""
    if statement.outcome is None or statement.ordinal:
        return
    for shape in (_WITHOUT, _TWICE):
        if match := shape.fullmatch(text):
            groups = match.groupdict()
            pair = _pair(groups["one"], groups["two"] or groups.get("none") or "", statement, catalogue)
            if pair is None:
                continue
            opening, closing = pair
            is_open = Not(StateIs(slot_of(opening), 0))
            guard, scope = (is_open, opening) if shape is _TWICE else (StateIs(slot_of(opening), 0), closing)
            if scope.id == statement.api.id:
                yield Draft(guard, Return(statement.outcome.code), invented=(_assumed(opening),))
                yield from counting(opening, closing)


def counting(opening: Api, closing: Api) -> Iterator[Draft]:
    """Yield what counts the calls that are open."""
    for api, by in ((opening, 1), (closing, -1)):
        yield Draft(
            Answered(("S_OK",)), Count(slot_of(opening), by), scope=OneApi(api.id), invented=(_assumed(opening),)
        )


def slot_of(opening: Api) -> Slot:
    """The slot that counts how often a call is open."""
    return Slot(f"{OPEN}{opening.id}", Per.THREAD if _is_of_thread(opening) else Per.OBJECT)


def _assumed(opening: Api) -> str:
    return _PER_THREAD if _is_of_thread(opening) else _PER_OBJECT


def _is_of_thread(opening: Api) -> bool:
    """Whether the calls are about whoever makes them: those of a manager are, those of a task are about the task."""
    return (opening.parent or "Manager").endswith("Manager")


def _pair(one: str, two: str, statement: Statement, catalogue: Catalogue) -> tuple[Api, Api] | None:
    """The opening and the closing call, told apart by their names."""
    found = [catalogue.callable(name, statement.api) for name in (one, two)]
    known = [api for api in found if api is not None]
    opening = [
        api for api in known if _OPENERS.search(api.name) and not _CLOSERS.search(api.name.removeprefix("Reverse"))
    ]
    closing = [api for api in known if _CLOSERS.search(api.name.removeprefix("Reverse"))]
    return (opening[0], closing[0]) if len(opening) == len(closing) == 1 else None


PATTERN = Pattern("pairing", _compile)
