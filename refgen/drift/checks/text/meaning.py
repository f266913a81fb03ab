"""The translation may say something else than the English.

What: Where the multilingual embedding is installed (`pip install 'refgen[semantic]'`) and this check is on
    (`refgen drift --meaning`, or `drift: checks: {meaning: on}`), each translation gets a doubt from 0 to 1, by its
    likeness to the English and to the other sentences of the page, its length, the words that it renders and those that
    deny. The doubtful ones are listed, the most doubtful first. It is advice, never an error. Of 849 sentences of real
    pages, each mistranslated in every way, those that were cut off, denied, slipped from a neighbour or made up were
    more doubtful than sound ones 91 to 100 % of the time, and one sound one was listed; words in another order are hardly seen
    (61 to 74 %). `python -m benchmarks.bench_meaning CORPUS` measures it.
Why: A sentence that was cut off, denied, slipped from another row or made up can have every name and number in place.
Bad: `Gets the handle of the thread that owns the lock.` translated as `Ruft die Anzahl der Prozessoren ab.`
Good: `Ruft das Handle des Threads ab, der die Sperre besitzt.`
Fix: Read the two sentences; translate again what says something else.
"""

from collections.abc import Iterator

from refgen.align import SURE, Both
from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import facts
from refgen.drift.meaning import MeaningView, doubt, signs_of
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem
from refgen.drift.problem import SegmentPair
from refgen.text import Severity

INFO = Info("meaning", Family.TEXT, Severity.INFO, Scope.MEANING, is_on=False, is_advice=True, rank=90)

_WORDS = 3
"""Words of English below which a text is a label, and says too little to be doubted."""
_DOUBTFUL = 0.5


def check(view: MeaningView) -> Iterator[PageProblem]:
    """Rate the translations of a page against all its English."""
    page = view.page
    slots = [
        (number, slot)
        for number, slot in enumerate(page.slots)
        if isinstance(slot, Both) and slot.confidence >= SURE and len(facts(slot.source.text).words) >= _WORDS
    ]
    sources = [slot.source.text for _, slot in slots]
    targets = [slot.target.text for _, slot in slots]
    # a row for each translation, a column for each English text
    rows = view.similarity(targets, sources) if slots else ()
    for (number, slot), row in zip(slots, rows, strict=True):
        source, target = slot.source.text, slot.target.text
        own = row[sources.index(source)]
        best = max((like for like, other in zip(row, sources, strict=True) if other != source), default=0.0)
        pair = SegmentPair(facts(source), facts(target), page.source_language, page.language)
        score = doubt(signs_of(pair, own, best))
        if score >= _DOUBTFUL:
            message = say("The translation may say something else (doubt {score:.2f})", score=score)
            yield PageProblem(message, slot.target.start, source, target, ("text",), slot=number, score=score)
