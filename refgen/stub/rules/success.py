"""A call that goes well answers with the documented success.

Matches: the S_OK row of a table of outcomes, whatever its language; "Returns S_OK if the method succeeds"; "`S_OK` if
successful."; "S_OK if the method succeeds; otherwise, E_FAIL or some other error code."
Stays quiet on: S_FALSE, whatever its words; a second sentence in the row of S_OK.
"""

from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Faulted, Return
from refgen.text.late import late

_SUBJECT = r"(?:(?:This|The) (?:method|function|call) |It |The return value is )?"
_SUCCESS = (
    r"(?:if (?:the )?(?:method|function|call|operation|it)?(?: (?:is|was|completes|completed|call))?(?: (?:is|was))?"
    r" ?(?:successful(?:ly)?|succeeds|succeeded)|on success|if no error occurs)"
)
_PROSE = late(
    rf"{_SUBJECT}(?:[Rr]eturns )?(?:an? )?(?P<code>S_OK)(?: HRESULT)?,? {_SUCCESS}"
    r"(?:[;,] (?:or|and) an? [a-zA-Z ]*(?:failure|error)[a-zA-Z ]*|[;,] otherwise,? (?:it returns )?(?:an? )?(?P<failure>E_[A-Z]+)?.*)?"
)
_IN_REMARKS = (
    late(r"If .+ (?:successfully|succeeds), (?:the|this) (?:method|function) returns S_OK"),
    late(r"(?:The )?\w+(?: method)? returns (?:an )?S_OK(?: HRESULT)? (?:if .+ successfully|regardless of .+)"),
    late(r"(?:The )?\w+(?: method)? always returns (?:an HRESULT value of |an )?S_OK(?: HRESULT)?(?:,? except .+)?"),
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE:
        return
    if statement.outcome is not None:
        if statement.outcome.code == "S_OK" and statement.ordinal == 0:
            yield Draft(Always(), Return("S_OK"))
        return
    if any(shape.fullmatch(statement.text) for shape in _IN_REMARKS) and statement.api.return_type.upper() == "HRESULT":
        yield Draft(Always(), Return("S_OK"))
    elif statement.claim.section == "return-value" and (match := _PROSE.fullmatch(statement.text)):
        yield Draft(Always(), Return(match["code"]))
        if match["failure"]:
            yield Draft(Faulted("failure"), Return(match["failure"]))


PATTERN = Pattern("success", _compile, reads_english=False)
