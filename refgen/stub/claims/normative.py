"""Whether a sentence says what may, must or will happen, or only what something is for.

Cues are words of the reference's English; a sentence in a row of documented outcomes always counts. The cues are
measured against hand-labelled sentences by `python -m benchmarks.claims`.
"""

import re

from refgen.api.model import Api, Outcome
from refgen.stub.claims.statement import Statement
from refgen.text.late import late

_CODE = r"\b(?:[A-Z][A-Z0-9]*_)?[ES]_[A-Z][A-Z0-9_]+\b"
_WORDS = (
    r"\bmust\b",
    r"\b(?:should|cannot|can't)\b",
    r"\b(?:may|can) (?:only|not|be (?:null|zero|called|used only))\b",
    r"\bonly (?:if|when|after|before|once|from|from within|by|for|in|during|until)\b",
    r"\bif\b.*\b(?:returns?|will|is|are|contains?|must|fails?|ignored|result)\b",
    r"\b(?:fails?|returns?)\b.*\b(?:if|when|unless)\b",
    r"\bunless\b",
    r"\botherwise\b",
    r"\bone of the\b.*\b(?:values?|constants?|enumeration|members?|flags)\b",
    r"\b(?:a|an|any|bitwise) (?:bitwise )?combination of\b",
    r"\bvalues? (?:of|from|in) the \w+ enumeration\b",
    r"\breserved\b|\bignored\b|\bnot used\b|\bunused\b",
    r"\bnull\b|\bNULL\b|\boptional\b",
    r"\b(?:obsolete|deprecated|superseded|internal use)\b|\bdo not (?:use|call)\b",
    r"\bnot (?:been )?implemented\b|\bnot intended to be used\b|\bdoes not support\b|\bnot supported\b",
    r"\bis (?:available|valid|supported|implemented by)\b",
    r"\b(?:the )?(?:size|length|number)\b.*\b(?:buffer|array|block|string|characters|bytes|elements|returned|blob|BLOB)\b",
    r"\b(?:indicates|specifies|contains|receives|is) the (?:\w+ )?(?:size|length)\b",
    r"\b(?:minimum|maximum|at least|at most|greater than|less than|no more than)\b",
    r"\bspecifies whether\b|\bindicates whether\b",
    r"\b(?:free|frees|release|releases|deallocate)\b",
    r"\b(?:before|after|until)\b.*\bcall(?:s|ed|ing)?\b|\bcall(?:s|ed|ing)?\b.*\b(?:before|after|until)\b",
    r"\b(?:each|every) call to\b|\bpaired\b|\bmatch(?:es|ing)\b",
    r"\b(?:earlier|corresponding) call to\b|\bannounced by\b|\bcan be nested\b|\bwithout being nested\b|\bunnested\b",
    r"\bmore than once\b|\bmultiple times\b|\bnot paired\b|\bfails? (?:if|when)\b|\blater calls\b|\bonly once\b|\bmultiple calls\b|\balways\b|\bnever\b",
    r"\bowned by\b|\bresponsible for\b|\blifetime\b",
    r"\bno longer usable\b|\bsubsequent calls\b",
    r"\bnumber of .+ to (?:be )?(?:retrieved?|returned?)\b|\bvalue of -?\d",
    r"\bhenceforth\b|\bcallback (?:method|function) and\b|\bsupersedes?\b|\bcaution\b|\bsynchronize calls\b",
    r"\ban? (?!\w*ADDRESS\b|numeric\b)\w+ (?:enumeration )?(?:value|member) that\b|\bmember of the\b",
    r"\bone or more of the \w+ enumeration\b|\bone bit from\b|\bof the \"\w+\" enumeration\b|\bone of (?:two|three|four)\b",
    r"\b(?:supported|valid|accepted|allowed) values? (?:are|is|for)\b|\bonly value that\b",
    r"\b(?:fails?|succeeds?) (?:without|with)\b|\bwill fail\b|\bother failure\b|\bcall this method (?:before|after)\b",
    r"\b(?:the (?:first|second) call|(?:first|second) time)\b",
    r"\bfollowing (?:specific )?(?:values?|HRESULTs?)\b|\bin the following table\b",
)
_CUES = late(rf"\b(?=\w)(?:{_CODE}|(?i:{'|'.join(_WORDS)}))")
"""All begin with a word, and to look for that first takes half the time."""
_NO_CLAIM = late(
    r"-+ ?or ?-+|Returns HRESULT|[A-Z][A-Z0-9_]*|.*\bfollowing (?:values?|requirements|event types)\b[^.]*:"
    r"|(?:One(?: or more)? of|A combination of|The)(?: the)? following values?(?: (?:is|are) (?:supported|valid))?"
)
"""What only leads over to a list, or stands between its parts."""
_UNUSED_MEMBER = late(r"(?:This (?:value|field) is )?(?:currently )?(?:not used|unused|reserved)\b.*", re.IGNORECASE)
_OPENING = late(
    r"^(?:gets?|returns?|retrieves?|specifies|indicates|represents?|provides?|determines?|notif\w+|sets?)\b",
    re.IGNORECASE,
)
_STRONG = late(r"\b(?:must|obsolete|deprecated|only if|reserved)\b")
_EARLIER = late(r"\b(?:earlier|previous|prior) call to\b|\bafter a call to\b")
_ENUMERATOR = frozenset({"Next", "Skip", "Reset", "Clone", "GetCount"})
"""Methods of enumerators, of which the docs often say no more than a summary."""
_PROSE_RESULT = late(r"\breturns?\b|\bsucce\w+|\b(?:true|false|zero|S_OK)\b", re.IGNORECASE)


def is_normative(statement: Statement) -> bool:
    """Whether the sentence is a claim that a call can honour or break."""
    return is_demand(statement.claim.section, statement.text, statement.api, statement.ordinal, statement.outcome)


def is_demand(section: str, text: str, api: Api, ordinal: int, outcome: Outcome | None) -> bool:
    """The same, of what a statement has: it is asked before there is one, since most sentences are no claims."""
    if _NO_CLAIM.fullmatch(text) or (section == "members" and _UNUSED_MEMBER.fullmatch(text)):
        return False
    if outcome is not None or (section == "summary" and _is_of_enumerator(api)):
        return True
    if section == "return-value":
        return bool(_PROSE_RESULT.search(text) or _CUES.search(text))
    if section in {"summary", "members"} and ordinal == 0 and _OPENING.match(text):
        return bool(_STRONG.search(text) or _EARLIER.search(text))
    return bool(_CUES.search(text))


def _is_of_enumerator(api: Api) -> bool:
    return api.name in _ENUMERATOR and "Enum" in (api.parent or "")
