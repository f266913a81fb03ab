"""Calls that the docs advise to make before or after others, or take for made.

Matches, where no other pattern does: "Call this method before calling `Open`."; "Do not call `Start` before calling the `Bind`
method"; "Before calling `Read`, you should call `Open`."; "Ends the period, following an earlier call to `Begin`."
Who does otherwise is not said to fail, so that the rule is never certain.
Stays quiet on: conditions ("if an earlier call …"), and APIs that the model does not hold.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import CallCount, Violate
from refgen.stub.rules.call_order import MENTION, SELF, is_self, shared
from refgen.text.late import late

_USE = late(
    rf"(?:Call this(?: method| function)?|(?:Use|Call) (?:the )?(?P<name>\w+)(?: method| function)?|{SELF.replace('P<name>', 'P<self>')} should be called|It is recommended that you call (?:the )?(?P<who>\w+)) "
    rf"(?:immediately )?(?P<how>before|after) (?:you call |a call to |calling |the call to )?{MENTION}(?:(?: |,| or ).*)?"
)
_DO_NOT = late(
    rf"Do not call (?:the )?(?P<later>\w+)(?: method)*(?: before) (?:calling |you call |a call to ){MENTION}(?:(?: |,) ?.*)?"
)
_BEFORE_SELF = late(
    rf"(?:Before (?:calling|you call) (?:this method|(?:the )?(?P<name>\w+)(?: method| function)?), )(?:you|the (?:host|debugger|caller)) (?P<modal>must|should) (?:first )?call {MENTION}(?:(?: |,| to ).*)?"
)
_BETWEEN = re.compile(
    r"(?:.+; that is, )?(?:must be called|between|Must be called|It must be called|This method must be called)(?: between)? (?:the )?calls to (?:the )?(?P<opening>\w+)(?: method)? and (?:the )?(?P<mention>\w+)(?: method)?"
)
_EARLIER = late(
    r"(?!.*\b(?:must|should|if|If|may|can|before|without)\b).+\b(?:earlier|previous|prior) call to (?:the )?(?P<mention>\w+)(?: method| function)?(?: .*)?|Resumes .+ after a call to (?:the )?(?P<other>\w+)(?: method)?"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    """Yield the order, where the other call is known."""
    api, text = statement.api, unqualified(statement.text)
    if statement.outcome is not None or api.kind not in CALLABLE:
        return
    mention, is_first = "", False
    if match := _USE.fullmatch(text):
        own = match["name"] or match["self"] or match["who"]
        mention, is_first = (match["mention"], match["how"] == "before") if is_self(own, api) else ("", False)
    elif match := _DO_NOT.fullmatch(text):
        mention, is_first = (match["later"], True) if match["mention"] == api.name else ("", False)
    elif match := _BEFORE_SELF.fullmatch(text):
        mention = match["mention"] if is_self(match["name"], api) else ""
    elif match := _BETWEEN.fullmatch(text):
        mention = match["opening"]
    elif match := _EARLIER.fullmatch(text):
        mention = match["mention"] or match["other"]
    other = catalogue.callable(mention, api) if mention else None
    if other is None or other.id == api.id:
        return
    bounds = {"at_least": 1} if is_first else {"at_most": 0}
    yield Draft(
        CallCount(other.id, **bounds, per=shared(api, other)),
        Violate(),
        is_certain=False,
        invented=("That another order breaks the contract.",),
    )


PATTERN = Pattern("advised-order", _compile, turn=1)
