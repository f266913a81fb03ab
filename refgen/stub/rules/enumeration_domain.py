"""An argument that is a value of an enumeration.

Matches: "One of the WAIT_OPTION values, specifying …"; "A value of the CorDebugMappingResult enumeration that …";
"A bitwise combination of the CorDebugIntercept values …".
Where several values combine and the model does not know the enumeration as flags, the rule is unsure.
Stays quiet on: outputs; enumerations that the model does not hold; "can be a member of" (one way among others).
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE, Direction
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import OutsideEnumeration, Violate
from refgen.text.late import late

_NAME = r"\"?(?P<name>[A-Za-z]\w+)\"?(?: enumeration)?"
_KIND = r"(?: enumeration)?(?: values| constants| members| flags)?(?: enumeration)?"
_TEXT = late(
    r"(?:(?:This parameter|The value|It) (?:must be|is|can be|contains) |Specifies |Set to )?"
    rf"(?:(?:(?:[Aa]ny )?[Oo]ne(?: or more)?|[Aa] (?:single )?value|exactly one bit) (?:of|from|in) the {_NAME}{_KIND}"
    rf"|(?:[Aa] )?(?:[Bb]itwise |[Ll]ogical )?(?:OR )?[Cc]ombination of (?:the )?(?:values of the )?(?P<flags>[A-Za-z]\w+){_KIND}"
    rf"|(?:[Aa]n? )(?P<kind>\w+)(?: enumeration)? (?:value|constant|member)"
    rf"|(?:[Aa] )?(?:value|member|constant) (?:of|from|in) the \"?(?P<of>\w+)\"? enumeration)"
    r"(?:,? (?:that|which|to|indicating|specifying|describing|representing|used|for)\b.*)?"
)
_COMBINES = late(r"\b(?:combination|one or more|any number of)\b", re.IGNORECASE)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    parameter = statement.parameter
    match = _TEXT.fullmatch(statement.text)
    if match is None or parameter is None or statement.api.kind not in CALLABLE or statement.ordinal > 1:
        return
    mention = next(name for name in match.groups() if name is not None)
    enumeration = catalogue.enumeration(mention)
    if enumeration is None or parameter.direction is not Direction.IN or parameter.type.endswith(("*", "]", "&")):
        return
    is_certain = enumeration.is_flags or not _COMBINES.search(statement.text)
    yield Draft(OutsideEnumeration(parameter.name, enumeration.id), Violate(), is_certain=is_certain)


PATTERN = Pattern("enumeration-domain", _compile)
