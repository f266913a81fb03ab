"""The full stop or the spacing is not that of the language.

What: A sentence that ends in English ends in the translation; French has a space before `: ; ? !`, Chinese and
    Japanese use their own full-width marks between their characters.
Why: The page looks unfinished, and a line may break before the colon.
Bad: `Remarque: la méthode échoue`
Good: `Remarque : la méthode échoue.`
Fix: Set the marks as the language does.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.language import is_wide
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("punctuation", Family.TEXT, Severity.INFO, Scope.SEGMENT, is_on=False, rank=80)

_STOP = late(r"[.!?。！？…][)\]}»”\"'*_`）]*\s*$|[:：；;]\s*$")
_HALF_WIDTH = late("(?<=[\u3040-\u30ff\u4e00-\u9fff])(?:[,;?!](?=[\u3040-\u30ff\u4e00-\u9fff])|[.]$)")


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look at the end, then at the marks inside."""
    prose = pair.target.prose
    marks = pair.locale.terms.get("space-before", ())
    if _STOP.search(pair.source.text) and not _STOP.search(pair.target.text) and len(pair.source.words) > 3:
        yield Problem(say("The sentence has no full stop"), len(pair.target.text), ("stop",))
    if marks and (match := re.search(rf"(?<=[^\W\d_])[{re.escape(''.join(marks))}](?=\s|\*|$)", prose)):
        yield Problem(say("A blank is missing before “{text}”", text=match[0]), match.start(), ("space",))
    if is_wide(pair.locale) and (match := _HALF_WIDTH.search(prose)):
        yield Problem(say("“{text}” is not the mark of the language", text=match[0]), match.start(), ("width",))
