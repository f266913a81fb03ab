"""A part of the translation has no counterpart in the English.

What: Every section, paragraph, row, item, sentence and include of the translation says something that the English says.
Why: It was dropped from the English and still stands here, it stands twice, or it came from somewhere else.
Bad: a row for `E_OLDRESULT`, which the English no longer has
Good: the rows of the English
Fix: Take it away, or ask for it in the English.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.lone_gaps import all_gaps
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info("extra", Family.STRUCTURE, Severity.WARNING, Scope.PAGE, is_shared=True, covers=("padded",), rank=9)


def check(view: PageView) -> Iterator[PageProblem]:
    """The stretches of the translation without a counterpart."""
    gaps = view.once(all_gaps, view)
    known = {" ".join(slot.target.text.split()) for _, slot in view.pairs} if gaps else ()
    for gap in gaps:
        if not gap.is_missing:
            text = gap.text
            is_again = gap.slot < 0 and " ".join(text.split()) in known
            message = (
                say("{what} stands twice", what=gap.what)
                if is_again
                else say("{what} is not in the English", what=gap.what)
            )
            yield PageProblem(message, gap.offset, "", text, ("after", gap.after), origin=gap.origin, slot=gap.slot)
