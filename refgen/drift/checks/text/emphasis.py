"""Bold or italics were lost.

What: The translation has as much bold text as the English, and italics where the English has them.
Why: Labels, terms and literal values are told from the sentence by their emphasis.
Bad: `**Header:** fusion.h` translated as `En-tête : fusion.h`
Good: `**En-tête :** fusion.h`
Fix: Emphasize what the English does.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.text import Severity

INFO = Info("emphasis", Family.TEXT, Severity.WARNING, Scope.SEGMENT, rank=55)

_ITALIC = re.compile(r"(?<![*\\\s])\*(?![*])|(?<![*\\])\*(?![*\s])")


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Count the emphasized stretches."""
    ours, theirs = _bold(pair.source), _bold(pair.target)
    if ours > theirs:
        message = say("Bold is not closed") if theirs % 1 else say("A bold text of the English is not bold")
        yield Problem(message, 0, ("bold",))
    elif theirs % 1 and not ours % 1:
        yield Problem(say("Bold is not closed"), 0, ("bold",))
    elif (
        "*" in pair.source.prose
        and len(_ITALIC.findall(pair.source.prose)) // 2 > (len(_ITALIC.findall(pair.target.prose)) + 1) // 2
    ):
        yield Problem(say("A text in italics is not in italics"), 0, ("italic",))


def _bold(facts: Facts) -> float:
    return len(facts.of(Kind.STRONG)) / 2 if Kind.STRONG in facts.kinds else 0.0
