"""After E_FAIL nothing in the hosting area works any more.

Matches: "When a method returns E_FAIL, the CLR is no longer usable within the process." and its sequel "Subsequent calls
to hosting methods return HOST_E_CLRNOTAVAILABLE."
"""

from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Answered, EveryCall, Return, Set, Slot, StateIs
from refgen.text.late import late

UNUSABLE = Slot("clr-unusable")
_LATCH = late(
    r"(?:When|After|If|Once) (?:a|the|this) method returns (?P<code>E_[A-Z]+), the (?:CLR|common language runtime(?: \(CLR\))?) "
    r"(?:is no longer usable|can no longer be used) (?:with)?in the process"
)
_AFTER = late(
    r"(?:(?:All )?(?:[Ss]ubsequent|[Ll]ater) calls|Henceforth, calls) to (?:any )?hosting (?:methods?|APIs?|functions?) (?:will )?return (?:an HRESULT value of )?(?P<code>[A-Z][A-Z_]+)"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    area = EveryCall(statement.api.area)
    if match := _LATCH.fullmatch(statement.text):
        yield Draft(Answered((match["code"],)), Set(UNUSABLE, value=True), scope=area)
    elif match := _AFTER.fullmatch(statement.text):
        yield Draft(StateIs(UNUSABLE, value=True), Return(match["code"]), scope=area)


PATTERN = Pattern("e-fail-latch", _compile)
