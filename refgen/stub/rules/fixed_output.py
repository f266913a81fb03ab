"""An answer that is always the same.

Matches: "… `IsManaged` always returns `true`." where the call has exactly one truth value to hand out.
Stays quiet on: "If no thing is there, the method always returns `true`.", which is always so in that case alone.
"""

from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import Catalogue, is_output
from refgen.stub.compiler.condition import literal
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, SetOut
from refgen.text.late import late

_TEXT = late(
    r"(?:(?!(?:If|When|Where|Unless|For|While|On|In|After|Before)\b).+, )?(?:(?:the |this )?(?P<name>\w+)(?: method)?) always returns (?P<value>true|false)"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = _TEXT.fullmatch(unqualified(statement.text))
    api = statement.api
    if match is None or api.kind not in CALLABLE or match["name"] not in {api.name, "method", "it"}:
        return
    outputs = [one for one in api.parameters if is_output(one)]
    if len(outputs) == 1 and outputs[0].type.upper().startswith("BOOL"):
        yield Draft(Always(), SetOut(outputs[0].name, literal(match["value"])))


PATTERN = Pattern("fixed-output", _compile)
