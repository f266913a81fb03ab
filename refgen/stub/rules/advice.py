"""What a caller should know and no answer depends on.

Matches sentences about the API itself: deprecated or obsolete, for internal use, not implemented, not callable remotely,
superseded, available or supported only on some platform, to be implemented by the host or debugger.
Stays quiet on members and parameters that are deprecated while the call is not, except where they say "internal use".
"""

import re
from collections.abc import Iterator

from refgen.api.model import Kind
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Advise, Always, EveryMethod

_SELF = r"(?:This|The|Each) (?:\w+ )?(?:method|function|interface|function pointer|enumeration|structure|member|feature|value|callback|coclass|class)|It|\w+(?: (?:method|function|interface))?"
_TOPICS: tuple[tuple[str, str], ...] = (
    (
        "deprecated",
        rf"(?:{_SELF}) (?:is|has been|was|are) (?:now )?(?:deprecated|obsolete)(?: (?:in|as of|starting with|since|and) .*)?",
    ),
    ("do-not-use", r"(?:Do not (?:use|call) (?:this|it).*|(?:Obsolete|Deprecated)|Do not use)"),
    ("internal-use", r"(?:(?:This \w+ is )?(?:for|For|Reserved for) internal use only|Internal use only)"),
    (
        "infrastructure",
        rf"(?:{_SELF}) supports the \.NET Framework infrastructure and is not intended to be used directly from your code",
    ),
    (
        "not-implemented",
        rf"(?:(?:{_SELF}) (?:is|has) not (?:yet |currently )?(?:been )?implemented(?: (?:in|for) .*)?|Not (?:currently |yet )?implemented)",
    ),
    (
        "not-remote",
        rf"(?:{_SELF}) does not support being called remotely,? either (?:from )?(?:cross|another)[- ]machine or (?:cross|from another)[- ]process",
    ),
    ("superseded", rf"(?:{_SELF}) supersedes (?:the |all )?.+|(?:{_SELF}) (?:is|has been) superseded by .+"),
    (
        "availability",
        rf"(?:{_SELF}) is (?:available|supported|valid) (?:only )?(?:with|in|on|for|starting with) .+?(?: only)?",
    ),
    (
        "implemented-by-you",
        r"(?:The )?(?:\w+(?: method)? is a callback method and must be implemented by .+|API client \(that is, the debugger\) must implement this interface .+)|(?:This|The \w+) (?:method|interface) (?:is|must be) implemented by the (?:debugger|host|writer)\b.*",
    ),
    ("synchronize", r"A multithreaded host should synchronize calls to this method"),
    ("caution", r"Use great caution when implementing .+"),
)
_WHO = r"(?:(?:[Tt]he|[Aa]n?) )?(?:writer of .+|debugger(?: client)?|debugging application|host|hosting application|API client)"
_POINTED = r"The function to which \w+ points is a callback function and must be implemented by .+"
_BY_YOU = rf"(?:The )?\w+ (?:(?:object|method|function|interface|callback) )?is implemented by {_WHO}(?: .+)?"
_YOU_MUST = (
    rf"(?:{_WHO}|You) (?:must|should) implement (?:this interface|(?:the )?\w+(?: interface| callback)?)(?: .+)?"
)
_UNSURE: tuple[tuple[str, str], ...] = (
    ("implemented-by-you", rf"{_POINTED}|{_BY_YOU}|{_YOU_MUST}"),
    ("not-implemented", r"(?:(?:This|The) \w+ |That is, it )(?:is|has) not (?:yet )?(?:been )?implemented\b.*"),
    (
        "superseded",
        r"Supersedes (?:the )?\w+(?: method| function| interface)?|Use (?:the )?\w+(?: method| function| interface)? instead",
    ),
    ("caution", r"Call this (?:method|function) with (?:extreme|great) caution"),
    ("availability", r"(?!.*\b(?:if|when|must)\b).+ (?:is|are) not supported (?:in|on|by|for) .+"),
    ("availability", rf"(?:{_SELF}) does not support .+"),
    ("never-returns", r"This (?:method|function) never returns\b.*"),
    ("never-blocks", r"(?:Calls to \w+ never block|They always return immediately|\w+ always returns immediately\b.*)"),
)
_PATTERNS = tuple((topic, re.compile(text)) for topic, text in _TOPICS)
_WEAKER = tuple((topic, re.compile(text)) for topic, text in _UNSURE)
_OF_A_MEMBER = frozenset({"do-not-use", "internal-use"})


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    api = statement.api
    is_about_part = statement.parameter is not None or statement.member is not None
    if statement.outcome is not None:
        return
    text = unqualified(statement.text)
    for topic, shape in _PATTERNS:
        if shape.fullmatch(text) and (not is_about_part or topic in _OF_A_MEMBER):
            scope = EveryMethod(api.id) if api.kind is Kind.INTERFACE else None
            yield Draft(Always(), Advise(topic), scope=scope)
            return
    weaker = next((topic for topic, shape in _WEAKER if shape.fullmatch(text)), None)
    if weaker is not None and not is_about_part:
        scope = EveryMethod(api.id) if api.kind is Kind.INTERFACE else None
        yield Draft(Always(), Advise(weaker), is_certain=False, scope=scope)


PATTERN = Pattern("advice", _compile)
