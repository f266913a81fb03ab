"""A part of the page is missing from the translation.

What: Every section, paragraph, row, item, sentence and include of the English has a counterpart. What is missing
    together is one finding, at the place where it belongs.
Why: The reader does not learn of a parameter, a result or a condition.
Bad: a table of six results, of which the translation has five
Good: all six
Fix: Translate the part that is missing.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.lone_gaps import all_gaps
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info(
    "missing",
    Family.STRUCTURE,
    Severity.ERROR,
    Scope.PAGE,
    is_shared=True,
    covers=(
        "truncated", "negation", "condition", "identifier", "file-name", "inline-code", "link-target", "xref", "include",
        "literal", "version", "quantity", "emphasis",
    ),
    rank=9,
)  # fmt: skip


def check(view: PageView) -> Iterator[PageProblem]:
    """The stretches of the English without a counterpart."""
    for gap in view.once(all_gaps, view):
        if gap.is_missing:
            text = gap.text
            lost = say("{what} of the English is missing", what=gap.what)
            other = say("{what} says something else than in English", what=gap.what)
            taken = say("{what} has run into the text beside it", what=gap.what)
            message = other if gap.instead else taken if gap.slot >= 0 and gap.at >= 0 else lost
            if view.is_blank:
                # Without what would be held against other locales: two that are empty do not put the English in the wrong.
                yield PageProblem(message, gap.offset, text)
            else:
                yield PageProblem(message, gap.offset, text, gap.instead, (text,), origin=gap.origin, slot=gap.slot)
