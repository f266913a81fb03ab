"""A heading has another level than in the English.

What: A heading is of the same level in every locale.
Why: The outline of the page, its navigation and its search entries change.
Bad: `# Notes` for `## Remarks`
Good: `## Notes`
Fix: Use the level of the English.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.ops import Role
from refgen.text import Severity

INFO = Info("heading-level", Family.STRUCTURE, Severity.WARNING, Scope.PAGE, is_shared=True, rank=20)


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare the levels of paired headings."""
    for number, slot, ours, theirs in view.headings:
        if theirs.role is Role.HEADING and ours.level != theirs.level:
            message = say(
                "The heading is of level {level}, in English of level {wanted}", level=theirs.level, wanted=ours.level
            )
            yield PageProblem(
                message, slot.target.start, slot.source.text, slot.target.text, (f"level {ours.level}",), slot=number
            )
