"""Which numbers with points are versions: `.NET Framework 3.5` is one everywhere, `2.5 seconds` is `2,5` in half of Europe.

A version has evidence: three parts, a `v`, a product or a word such as "version" before it, "or later" behind it, or a
version beside it in a list. Any other number with a point is a quantity, which each language writes in its own way.
"""

import re
from functools import lru_cache

from refgen.drift.facts import Facts, facts
from refgen.drift.mangled import find_exact
from refgen.drift.tokens import Kind, Token
from refgen.text.late import late

_NUMBER = r"[vV]?\d+(?:\.\d+)*"
_JOINT = r"(?:\s*[,/–—-]\s*|\s+)(?:(?:and|or|through|to)\s+)?"
_LIST_BEFORE = late(rf"(?:{_NUMBER}{_JOINT})*\Z")
_LIST_AFTER = late(rf"(?:{_JOINT}{_NUMBER})*")
_OPENING = "\"'“‘«([*_`:=- \n\u00a0"
_CLOSING = "\"'”’»)]*_`"
_CUE = late(
    r"\b(?:v|version|release|build|revision|section|clause|chapter|appendix|figure|table|partition|framework|runtime|clr|sdk"
    r"|schema|service pack|sp|since)s?\.?\Z",
    re.IGNORECASE,
)
_ANYWHERE = late(r"\bversions?\b|\bavailable since\b", re.IGNORECASE)
_BEHIND = late(
    r"[\"'”)\]*_`]*[ \u00a0]*,?[ \u00a0]*(?:SP ?\d|RC ?\d?\b|beta\b|preview\b|service packs?\b"
    r"|(?:and|or) (?:later|higher|above|earlier|greater|newer|older)\b|onwards?\b"
    r"|(?:of the )?(?:runtime|version|release|build|framework|CLR|assembl|compiler|\.NET))"
)
_UNIT = late(
    r"[*_`]*[ \u00a0-]?(?:[%‰°×]|(?:[µμmn]?s|(?:micro|milli|nano)?seconds?|secs?|min(?:ute)?s?|h(?:ours?)?|days?|weeks?|months?"
    r"|years?|[KMGT]i?B|(?:kilo|mega|giga|tera)?(?:bytes?|bits?)|[kKMG]?Hz|times|x|percent|points?|pixels?|px|pt|em"
    r"|inch(?:es)?|[cmk]?m|thousand|million|billion|units?|characters?|pages?|lines?)\b)"
)
_SHORT = late(r"\b[A-Z]{2,}-[A-Z][a-z]+\Z")
"""A product or standard with its family before it, `WS-Policy`."""
_WORD = late(r"(?:[A-Za-z]|\.(?=N))[A-Za-z0-9.#+]*\Z")
_DATE = late(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)?\d\d")
_PRODUCTS = frozenset({Kind.NAME, Kind.CODE, Kind.INCLUDE, Kind.LINK, Kind.XREF, Kind.FILE})


def versions_in(text: Facts, other: Facts) -> tuple[Token, ...]:
    """The versions of a text; `other` is its counterpart in another language, where the names of products are the same."""
    tokens = text.of(Kind.VERSION)
    return _versions(text.text, other.text) if tokens else ()


@lru_cache(maxsize=1 << 12)
def _versions(text: str, other: str) -> tuple[Token, ...]:
    found = facts(text)
    ends = {token.end for token in found.tokens if token.kind in _PRODUCTS}
    return tuple(token for token in found.of(Kind.VERSION) if _is_version(token, text, other, ends))


def _is_version(token: Token, text: str, other: str, products: set[int]) -> bool:
    if token.text[0] in "vV" or (token.text.count(".") > 1 and not _DATE.fullmatch(token.text)):
        return True
    end = _LIST_AFTER.match(text, token.end)
    assert end is not None
    if _UNIT.match(text, token.end) or _UNIT.match(text, end.end()):
        return False
    if _ANYWHERE.search(text) or _BEHIND.match(text, token.end) or _BEHIND.match(text, end.end()):
        return True
    begin = _LIST_BEFORE.search(text[: token.start])
    assert begin is not None
    return _is_named(text[: begin.start()], other, products)


def _is_named(before: str, other: str, products: set[int]) -> bool:
    """Whether what stands before a number is a word for versions, or the name of a product."""
    bare = before.rstrip(_OPENING)
    for one in (before.rstrip(), bare, bare.rstrip(_CLOSING)):
        if len(one) in products or _CUE.search(one):
            return True
    bare = bare.rstrip(_CLOSING)
    if _SHORT.search(bare):
        return True
    word = _WORD.search(bare)
    if word is None or word[0][:1].islower() or len(word[0]) == 1:
        return False
    name = word[0]
    is_plain = name[1:].isalpha() and name[1:].islower()
    return not is_plain or (len(name) > len("The") and find_exact(name, other) >= 0)
