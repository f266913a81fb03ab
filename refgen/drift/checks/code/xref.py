"""A cross-reference to an API was lost or changed.

What: `<xref:System.String>` of the English stands in the translation; what follows `?` only says how it shows.
Why: The publishing system resolves the name; a changed one is a broken link.
Bad: `<xref:System.AppDomain>` translated as `<xref:System.DominioApp>`
Good: `<xref:System.AppDomain>`
Fix: Copy the reference from the English; `--fix` does where only one differs.
"""

import re
from collections import Counter
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.finding import Fix
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind, Token
from refgen.text import Severity
from refgen.text.late import late
from refgen.text.reference import referenced

INFO = Info(
    "xref", Family.CODE, Severity.ERROR, Scope.SEGMENT, is_shared=True, rank=12, needs=frozenset({Kind.XREF, Kind.LINK})
)

_NAME = late(r"xref:([^?>)]*)")
_LINKED = late(r"\]\(\s*xref:([^?)\s]*)")


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the references by the API that they name."""
    if "xref:" not in pair.source.text and "xref:" not in pair.target.text:
        return
    wanted, given = _names(pair.source), _names(pair.target)
    lost, foreign = list((wanted - given).elements()), list((given - wanted).elements())
    if len(lost) == len(foreign) == 1:
        token = next(token for token in pair.target.of(Kind.XREF, Kind.LINK) if _name(token) == foreign[0])
        at = token.start + token.text.index(foreign[0])
        fix = Fix(at, at + len(foreign[0]), lost[0])
        yield Problem(
            say("The reference is to {written}, not to {name}", written=foreign[0], name=lost[0]),
            at,
            (lost[0], foreign[0]),
            (fix,),
        )
        return
    for name in lost:
        if not given[name] and not _is_written_out(name, pair):
            yield Problem(say("The reference to {name} is lost", name=name), 0, (name,))
    for name in foreign:
        if not wanted[name]:
            yield Problem(say("The reference to {name} is not in the English", name=name), 0, (name,))


def _is_written_out(name: str, pair: SegmentPair) -> bool:
    """Whether the translation has the name in words, once more than the English beside its reference."""
    last = referenced(name).rpartition(".")[2]
    return bool(last) and _count(last, pair.target) > _count(last, pair.source)


def _count(name: str, facts: Facts) -> int:
    """How often a text has a name by itself: not as a part of another, and not where another reference has it."""
    pattern = rf"(?<![\w.:]){re.escape(name)}(?![\w:]|\.\w)"
    return len(re.findall(pattern, facts.visible))


def _names(facts: Facts) -> Counter[str]:
    return Counter(name for token in facts.of(Kind.XREF, Kind.LINK) if (name := _name(token)))


def _name(token: Token) -> str:
    match = (_NAME if token.kind is Kind.XREF else _LINKED).search(token.text)
    return match[1] if match else ""
