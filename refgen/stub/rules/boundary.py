"""The boundary between managed and unmanaged code: which notification of a crossing may follow which on a thread.

Matches: "`EnterRuntime` is called to notify the host that an unmanaged function, for which an earlier call to the
`LeaveRuntime` method was made, has finished executing"; "… is making a call into managed code"; "A corresponding call to
`EnterRuntime` notifies the host that the task is reentering managed code"; "If the call is made from a sequence that
originated in managed code, each call to `ReverseEnterRuntime` corresponds to a call to `ReverseLeaveRuntime`"; "Calls can
originate from unmanaged code without being nested."
Trap: `EnterRuntime` closes what `LeaveRuntime` opened, against what their names say.
A notification that nothing came before is a matter of counting; the others need the stack that the runtime keeps.
"""

from collections.abc import Iterator

from refgen.api.model import Api
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Misplaced, OneApi, Permit, StateIs, Violate
from refgen.stub.rules.pairing import counting, slot_of
from refgen.stub.runtime.boundary import Breach, Crossing
from refgen.text.late import late

_OUT = r"(?:for which an earlier call to (?:the )?(?P<out>\w+)(?: method)? was made,|announced by (?:an earlier call to )?(?:the )?(?P<said>\w+)(?: method)?)"
_RETURNS = late(
    rf"(?:A call to )?(?P<one>\w+) (?:is called to notify the host|means) that (?:an|the) unmanaged function,? {_OUT} has (?:finished executing|run to its end)\b.*"
)
_CALLS_IN = (
    late(
        rf"(?P<one>\w+) is called to notify the host that (?:an|the) unmanaged function,? {_OUT} is making a call into managed code"
    ),
    late(
        rf"When (?:an|the) unmanaged function,? {_OUT} calls into managed code(?: instead)?, the host is (?:told|notified) (?:through|by) (?P<one>\w+)"
    ),
)
_IS_BACK = late(
    r"(?:A|The) (?:corresponding|matching) call to (?P<one>\w+) (?:notifies|informs|tells) the host that the (?:currently executing |running )?task is (?:reentering|back in) managed code"
)
_NESTED = late(
    r"(?:If|When) the (?:call into the CLR is made from a sequence that originated|sequence that leads to the call began) in managed code, "
    r"each call to (?P<one>\w+) (?:corresponds to a|is matched by (?:a|one)) call to (?P<two>\w+)"
)
_FREE = late(
    r"Calls (?:can originate from|that start in) unmanaged code (?:without being nested|may be unnested)"
    r"|Call(?:s| sequences) (?:to and from|into and out of) unmanaged code can be nested"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    if statement.api.name not in set(Crossing):
        return
    text = unqualified(statement.text)
    if _FREE.fullmatch(text):
        yield Draft(Always(), Permit())
    if (match := _RETURNS.fullmatch(text)) and match["one"] == Crossing.ENTER:
        yield from _closes(match["out"] or match["said"], statement.api, catalogue)
    if any((match := shape.fullmatch(text)) and match["one"] == Crossing.REVERSE_ENTER for shape in _CALLS_IN):
        yield from _misplaced(statement.api, (Crossing.REVERSE_ENTER, Breach.ALREADY_INSIDE))
    if (match := _IS_BACK.fullmatch(text)) and match["one"] == Crossing.ENTER:
        outside = (Crossing.LEAVE, Breach.ALREADY_OUTSIDE), (Crossing.REVERSE_LEAVE, Breach.CALL_STILL_OPEN)
        yield from _misplaced(statement.api, *outside)
    if (match := _NESTED.fullmatch(text)) and match["one"] == Crossing.REVERSE_ENTER:
        inside = (Crossing.ENTER, Breach.CALL_STILL_OPEN), (Crossing.REVERSE_ENTER, Breach.NOT_CLOSED)
        yield from _misplaced(statement.api, *inside)


def _closes(opening: str, closing: Api, catalogue: Catalogue) -> Iterator[Draft]:
    opened = catalogue.callable(opening, closing)
    if opened is not None:
        yield Draft(StateIs(slot_of(opened), 0), Violate())
        yield from counting(opened, closing)


def _misplaced(near: Api, *breaches: tuple[Crossing, Breach]) -> Iterator[Draft]:
    for crossing, breach in breaches:
        yield Draft(Misplaced(breach.value), Violate(), scope=OneApi(f"{near.parent}.{crossing}"))


PATTERN = Pattern("boundary", _compile)
