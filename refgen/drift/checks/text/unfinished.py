"""The translation ends with a word that only stands before another.

What: No sentence ends with an article, with "of" or with "and": what belongs behind it was lost, or stands elsewhere in
    the sentence.
Why: The reader cannot tell what is meant, and what is lost may be the condition.
Bad: `Stops the task and the host.` translated as `Arrête l’hôte la tâche et.`
Good: `Arrête la tâche et l’hôte.`
Fix: Translate the rest, or put the words in order.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.locales import Locale
from refgen.text import Severity

INFO = Info("unfinished", Family.TEXT, Severity.WARNING, Scope.SEGMENT, rank=57)

_STOPS = ".。 \u00a0"
_LAST = re.compile(r"(?<![\w'’-])(?<!^)[^\W\d_]+\Z")


def is_asked(source: Facts, locale: Locale) -> bool:
    """Whether an English text is a sentence that ends."""
    del locale
    return source.text.endswith(".") and not source.text.endswith("..")


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look at the last word of a sentence."""
    words = pair.locale.terms.get("dangling", ())
    text = pair.target.text.rstrip(_STOPS)
    if not text.endswith(words):
        return
    if pair.locale.segmentation.spaced:
        last = _LAST.search(text)
        word = last[0] if last and last[0] in words else None
    else:
        word = next((word for word in words if text.endswith(word)), None)
    if word:
        yield Problem(
            say("The sentence ends with “{word}”, which stands only before another word", word=word),
            len(text) - len(word),
            ("end",),
        )
