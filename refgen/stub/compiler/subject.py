"""Which parameter a sentence is about: the one that it names, or the one in whose description it stands."""

import re

from refgen.api.model import Parameter
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import find_parameter

_NOUN = r"(?:parameter|argument|value|pointer)"
SUBJECT = rf"(?i:(?:the )?(?P<name>\w+)(?: {_NOUN})?|(?:this|the) {_NOUN}|it)"
"""How a sentence begins that says something of a parameter; `subject_of` reads the match."""


def subject_of(match: re.Match[str], statement: Statement) -> Parameter | None:
    """The parameter that the group `name` names, else where that is no more than a pronoun, the one described."""
    name = match["name"]
    if name is not None and (named := find_parameter(name, statement.api)) is not None:
        return named
    return statement.parameter if (name or "it").lower() in {"it", "this"} else None
