"""A number that a program compares with was changed or lost.

What: Hexadecimal values and GUIDs of the English stand in the translation.
Why: A result code or an identifier with another digit is another result.
Bad: `Returns 0x80070002.` translated as `Restituisce 0x80070020.`
Good: `Restituisce 0x80070002.`
Fix: Copy the value from the English; `--fix` does where there is only one.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.text import Severity

INFO = Info(
    "value", Family.CODE, Severity.ERROR, Scope.SEGMENT, is_shared=True, rank=15, needs=frozenset({Kind.HEX, Kind.GUID})
)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the values."""
    wanted = {token.text.lower(): token.text for token in pair.source.of(Kind.HEX, Kind.GUID)}
    target = pair.target.text.lower()
    lost = [text for key, text in wanted.items() if key not in target]
    source = pair.source.text.lower()
    foreign = [token for token in pair.target.of(Kind.HEX, Kind.GUID) if token.text.lower() not in source]
    for text in lost:
        if len(lost) == len(foreign) == 1:
            token = foreign[0]
            repairs = (Fix(token.start, token.end, text),)
            yield Problem(
                say("{name} is written “{written}”", name=text, written=token.text),
                token.start,
                (text, token.text),
                repairs,
            )
        else:
            yield Problem(say("The value {name} is lost", name=text), 0, (text,))
    if not lost:
        for token in foreign:
            yield Problem(say("The value {name} is not in the English", name=token.text), token.start, (token.text,))
