"""A link names a heading that its page does not have.

What: The part of a link after `#` is an anchor of the page that the link means, in this locale's tree.
Why: The reader lands at the top of a long page, and the site cannot be built strictly.
Bad: `[Notes](start-method.md#remarques)`, where the anchor of the heading is `remarks`
Good: `[Notes](start-method.md#remarks)`
Fix: Use the anchor of the heading; it is English in every locale.
"""

import posixpath
from collections.abc import Iterator

from refgen.align import OnlySource
from refgen.drift.anchors import link_key
from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import facts
from refgen.drift.links import links_of
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info("anchor", Family.CODE, Severity.WARNING, Scope.PAGE, is_shared=True, rank=13)


def check(view: PageView) -> Iterator[PageProblem]:
    """Resolve the anchors of links to pages that are in the tree."""
    if not view.index.anchors:
        return
    numbers = {slot.target.unit: number for number, slot in enumerate(view.slots) if not isinstance(slot, OnlySource)}
    for placed in view.translation.view.units:
        for link in links_of(facts(placed.unit.text)) if "#" in placed.unit.text else ():
            target, _, anchor = link.target.partition("#")
            if not anchor or "://" in target:
                continue
            key = link_key(view.aligned.key, target)
            known = view.index.anchors.get(key)
            if known and anchor.lower() not in known:
                message = say(
                    "{page} has no heading with the anchor {anchor}", page=posixpath.basename(key), anchor=anchor
                )
                number = numbers.get(placed.index, -1)
                yield PageProblem(message, placed.unit.start, "", placed.unit.text, (link.target,), slot=number)
