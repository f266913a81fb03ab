"""What a call hands out and the caller has to give back.

Matches: "… you should call the ICLRStrongName::StrongNameFreeBuffer method to release the allocated memory."; "The caller
must free `ppv` by using CoTaskMemFree."; "The host must call `Release` to decrement the reference count when …".
Stays quiet where the sentence does not tell which output is meant and the call has more than one pointer to hand out.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE, Api, Parameter
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import Catalogue, find_parameter, is_output
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, MustRelease
from refgen.text.late import late

_WHO = r"(?:(?:[Tt]he )?(?:caller|host|debugger|client)|[Yy]ou|[Cc]allers)"
_MUST = r"(?:must|should|is responsible for|need to|has to)"
_BY_CALL = late(
    rf"(?:.+, )?{_WHO} {_MUST} call (?:the )?(?:\w+\.)?(?P<by>\w+)(?: method| function)? (?:to (?:release|free|deallocate|decrement)|when|on)\b.*"
)
_BY_USING = late(
    rf"(?:.+, )?{_WHO} {_MUST} (?:free|release|freeing|releasing|deallocate) (?:the )?(?P<what>.+?) (?:by using|by calling|using|with) (?:the )?(?P<by>\w+)(?: method| function)?"
)
_TO_FREE = late(
    r"To (?:free|release) the (?:memory|buffer|space)(?: that was)? (?:allocated|returned)(?: by this (?:method|function))?, (?:(?:you|the caller) (?:must|should) )?(?:use|call) (?:the )?(?P<by>\w+)(?: method| function)?"
)
_RESPONSIBLE = late(
    r"(?:It is (?:the |your )?(?:caller's |host's |debugger's )?responsibility (?:of the caller )?to|(?:The )?caller is responsible for) (?:free|release|freeing|releasing) (?P<what>.+?) (?:by using|by calling|using|with) (?:the )?(?P<by>\w+)(?:\(\))?(?: method| function)?(?: after use)?"
)
_NAMES = late(r"\w*(?:Free|Release|Close|Delete|Destroy)\w*")


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    api, text = statement.api, unqualified(statement.text)
    match = (
        _BY_CALL.fullmatch(text)
        or _BY_USING.fullmatch(text)
        or _TO_FREE.fullmatch(text)
        or _RESPONSIBLE.fullmatch(text)
    )
    if match is None or api.kind not in CALLABLE or not _NAMES.fullmatch(match["by"]):
        return
    parameter = _handed_out(match.groupdict().get("what") or "", statement, api)
    if parameter is not None:
        found = catalogue.callable(match["by"], api)
        yield Draft(Always(), MustRelease(parameter.name, found.id if found else match["by"]))


def _handed_out(what: str, statement: Statement, api: Api) -> Parameter | None:
    for word in re.findall(r"\w+", what):
        found = find_parameter(word, api)
        if found is not None and is_output(found):
            return found
    if statement.parameter is not None and is_output(statement.parameter):
        return statement.parameter
    pointers = [one for one in api.parameters if is_output(one) and one.type.count("*") > 1]
    return pointers[0] if len(pointers) == 1 else None


PATTERN = Pattern("release", _compile)
