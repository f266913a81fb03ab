"""The methods of an enumerator.

Matches, on `Next`: "The number of `ICorDebugType` instances to be retrieved." and the S_FALSE row "Fewer than `celt`
elements were returned."; the summaries and remarks of `Next`, `Skip`, `Reset`, `Clone` and `GetCount` of an enumerator.
Stays quiet on: the same words outside a type that has `Next`.
"""

import re
from collections.abc import Iterator

from refgen.api.model import Api
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue, is_output
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Enumerate, Exhausted, Return
from refgen.text.late import late

_ASKED = late(
    r"(?:The )?(?:requested )?(?:number|count) of .+ (?:to (?:be )?(?:retrieved?|returned?|fetch(?:ed)?|get)|requested)"
)
_DELIVERED = late(
    r"(?:An? )?(?:[Pp]ointer to )?(?:the )?number of .+ (?:actually )?(?:returned|retrieved|fetched)(?: in .+)?",
    re.IGNORECASE,
)
_RETRIEVES = late(
    r"(?:The |This )?(?:(?:\w+::)?Next )?(?:method )?(?:retrieves|gets|returns) (?:a maximum of|up to|at most) \w+ .+"
)
_FEWER = late(
    r"(?:Fewer|Less) than (?:the )?(?P<what>\w+|requested number of|number of) .*|.*\b(?:end of the enumeration|no more (?:elements|items|entries)|actual number of .+ is less than the number (?:of \w+ )?requested|fewer .+ than (?:were )?requested)\b.*",
    re.IGNORECASE,
)
_SUMMARY = {
    "next": late(
        r"Gets? the (?:(?:specified|next)\b.+(?:enumerat|starting|collection|list|sequence|current position).*|specified number of .+"
        r"|(?:number of .+? specified by \w+|.+? of the specified number of .+?) from the enumeration\b.*)",
        re.IGNORECASE,
    ),
    "skip": late(r"(?:Moves|Skips|Advances|Jumps)\b.+", re.IGNORECASE),
    "reset": late(r"(?:Moves|Resets|Sets|Returns)\b.+\b(?:beginning|start(?:ing)?|first|initial)\b.*", re.IGNORECASE),
    "clone": late(r"(?:Creates|Gets|Makes|Returns)\b.+\b(?:copy|clone|duplicate|new)\b.*", re.IGNORECASE),
    "getcount": late(r"Gets the (?:number|count) of (?:elements|items|\w+ objects|instances)\b.*", re.IGNORECASE),
}


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    api, text = statement.api, statement.text
    role = api.name.lower()
    if role not in _SUMMARY or not is_enumerator(api, catalogue):
        return
    count, elements, fetched = _parts(api, role)
    if statement.outcome is not None:
        if (
            statement.outcome.code == "S_FALSE"
            and role in {"next", "skip"}
            and statement.ordinal == 0
            and _FEWER.fullmatch(text)
        ):
            yield Draft(Exhausted(count or ""), Return("S_FALSE"))
        return
    is_summary = statement.claim.section == "summary" and statement.ordinal == 0 and _SUMMARY[role].fullmatch(text)
    is_told = statement.claim.section == "remarks" and role == "next" and _RETRIEVES.fullmatch(text)
    is_count = statement.parameter is not None and statement.parameter.name == count and _ASKED.fullmatch(text)
    is_fetched = statement.parameter is not None and statement.parameter.name == fetched and _DELIVERED.fullmatch(text)
    if is_summary or is_told or is_count or is_fetched:
        yield Draft(Always(), Enumerate("count" if role == "getcount" else role, count, elements, fetched))


def is_enumerator(api: Api, catalogue: Catalogue) -> bool:
    """Whether the method belongs to an enumerator."""
    if "Enum" not in (api.parent or ""):
        return False
    names = {method.name for method in catalogue.methods(api.parent or "")}
    return "Next" in names or (api.parent or "").endswith("Enum")


def _parts(api: Api, role: str) -> tuple[str | None, str | None, str | None]:
    inputs = [one.name for one in api.parameters if not is_output(one)]
    outputs = [one for one in api.parameters if is_output(one)]
    count = inputs[0] if inputs and role in {"next", "skip"} else None
    if role != "next":
        return count, outputs[0].name if outputs and role in {"clone", "getcount"} else None, None
    fetched = next(
        (one.name for one in outputs if re.search(r"fetched|returned|^pc(?=[A-Z])|^pcelt", one.name, re.IGNORECASE)),
        None,
    )
    elements = next((one.name for one in outputs if one.name != fetched), None)
    return count, elements, fetched


PATTERN = Pattern("enumerator", _compile)
