"""A table does not show as one.

What: Under the head of a table stands a line of dashes with as many columns as the head has.
Why: Without it, the reader sees a paragraph of pipes.
Bad: `|Value|Meaning|` over `|---|`
Good: `|Value|Meaning|` over `|---|---|`
Fix: Put the line back as the English has it.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.flattened import CHECK, flat_tables
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info(CHECK, Family.STRUCTURE, Severity.ERROR, Scope.PAGE, rank=4)


def check(view: PageView) -> Iterator[PageProblem]:
    """Look for heads without their line, unless the English has as many."""
    found = view.once(flat_tables, view.page)
    if not found or (not view.is_canonical and len(found) <= len(view.once(flat_tables, view.aligned.canonical.page))):
        return
    for flat in found:
        head = view.page.source.text[flat.start : flat.end].partition("\n")[0].strip()
        if flat.under:
            message = say(
                "The head of the table has {total} columns, the line under it {count}",
                total=flat.head,
                count=flat.under,
            )
        else:
            message = say("This is no table without a line of dashes under its head")
        yield PageProblem(message, flat.start, "", head, ("table", str(flat.under)))
