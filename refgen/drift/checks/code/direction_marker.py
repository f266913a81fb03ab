"""A parameter's `[in]` or `[out]` was lost, translated or swapped.

What: The direction markers at the head of a parameter's description are kept, in the same number and meaning.
    `[in，out]` and other spacing mean the same and are left alone.
Why: The direction decides who allocates and who writes; the model and the stub read it.
Bad: `[out] A pointer to the count.` translated as `out Puntatore al conteggio.`
Good: `[out] Puntatore al conteggio.`
Fix: Put the English marker back in front of the description; `--fix` does.
"""

import re
from collections import Counter
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.finding import Fix
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.locales.directions import remains
from refgen.text import Severity

INFO = Info("direction-marker", Family.CODE, Severity.ERROR, Scope.SEGMENT, rank=10, needs=frozenset({Kind.MARKER}))

_PARTS = re.compile(r"[a-z]+", re.IGNORECASE)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the markers of a description."""
    if pair.source.texts_of(Kind.MARKER) == pair.target.texts_of(Kind.MARKER):
        return
    wanted, given = _markers(pair.source), _markers(pair.target)
    if set(wanted) == set(given):
        return
    if not wanted:
        for marker in Counter(given).elements():
            yield Problem(
                say("The marker {name} is not in the English", name=f"[{', '.join(sorted(marker))}]"),
                evidence=("marker",),
            )
        return
    first = next(token for token in pair.source.tokens if token.kind is Kind.MARKER)
    text = pair.target.text
    if given and len(wanted) == len(given) == 1:
        token = pair.target.of(Kind.MARKER)[0]
        message = say("The marker is {written}, the English says {name}", written=token.text, name=first.text)
        yield Problem(message, token.start, ("marker",), (Fix(token.start, token.end, first.text),))
    elif given:
        yield Problem(
            say("The markers of the English are not all there"), pair.target.of(Kind.MARKER)[0].start, ("marker",)
        )
    elif pair.source.text[: first.start].strip():
        yield Problem(say("The marker {name} is lost", name=first.text), evidence=("marker",))
    else:
        end = remains(pair.locale, text)
        name, written = first.text, text[:end].strip()
        message = (
            say("The marker {name} is written “{written}”", name=name, written=written)
            if end
            else say("The marker {name} is lost", name=name)
        )
        yield Problem(message, 0, ("marker",), (Fix(0, end, f"{first.text} "),))


def _markers(facts: Facts) -> list[frozenset[str]]:
    return [frozenset(_PARTS.findall(token.text.lower())) for token in facts.of(Kind.MARKER)]
