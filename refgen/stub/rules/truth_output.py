"""An out-parameter that answers a yes-or-no question.

Matches: "[out] `true` if this runtime is started; otherwise, `false`."; "A pointer to a value that is `true` if …";
"A Boolean value that specifies whether …".
Stays quiet on: the same words for an input, where they only explain the argument.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE, Direction
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Faulted, Not, SetOut
from refgen.text.late import late

_TRUTH = late(
    r"(?:(?:An? )?(?:address of|pointer to) )?(?:the address of )?(?:(?:an? |the )?(?:Boolean |BOOL )?(?:value|variable|flag)(?: that is| that receives| which is)? |Receives |Set to |Is |Returns |The value is )?"
    r"(?:set to )?true,? (?:if|when|to indicate that) (?P<condition>.+?)(?:[;,.] (?:and )?(?:false )?otherwise,?(?: it is| is| the value is| returns| it returns)?(?: set to)? ?(?:false)?)?",
    re.IGNORECASE,
)
_WHETHER = late(
    r"(?:An? )?(?:pointer to )?(?:a |the )?(?:Boolean(?: value| flag)?|BOOL(?: value)?|value|flag)? ?(?:that )?(?:specifies|indicates|indicating|specifying) whether (?P<condition>.+)",
    re.IGNORECASE,
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    parameter = statement.parameter
    if parameter is None or parameter.direction is not Direction.OUT or statement.api.kind not in CALLABLE:
        return
    if not re.match(r"(?:const )?(?:LP|P)?(?:BOOL|BOOLEAN|bool|VARIANT_BOOL)\b", parameter.type):
        return
    match = _TRUTH.fullmatch(statement.text) or _WHETHER.fullmatch(statement.text)
    if match is None:
        return
    condition = Faulted(slug(match["condition"]))
    yield Draft(condition, SetOut(parameter.name, value=True))
    yield Draft(
        Not(condition),
        SetOut(parameter.name, value=False),
        invented=("That the condition does not hold unless the world is told so.",),
    )


PATTERN = Pattern("truth-output", _compile)
