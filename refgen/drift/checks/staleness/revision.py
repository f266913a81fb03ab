"""The page was translated from another revision of the English than in the other locales.

What: `ms.openlocfilehash` names the exact source that was translated; a locale whose hash differs from that of the
    others stems from another revision. It is a fact, not a defect: which sentences differ, `stale-across-locales`
    and `stale-segment` say. `ms.sourcegitcommit` differs nearly everywhere and is not used.
Why: It explains why an include is spelled out here and not there, or why a row is missing.
Bad: Italian with another hash than French and Chinese
Good: one hash
Fix: Hand the current revision to translation.
"""

from collections import defaultdict
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info("revision", Family.STALENESS, Severity.INFO, Scope.PAGE, rank=90)

KEY = "ms.openlocfilehash"


def check(view: PageView) -> Iterator[PageProblem]:
    """Report the locales that are not with the greatest group of one hash."""
    groups: dict[str, list[str]] = defaultdict(list)
    for locale, translation in view.aligned.translations.items():
        if value := translation.view.page.front_matter.one(KEY):
            groups[value].append(locale)
    own = view.page.front_matter.one(KEY)
    if len(groups) < 2 or not own:
        return
    largest = max(groups.values(), key=lambda locales: (len(locales), locales))
    if view.locale not in largest and len(largest) > 1:
        line = view.page.front_matter.lines.get(KEY, 1)
        offset = view.page.source.line_starts[line - 1]
        others = ", ".join(largest)
        yield PageProblem(f"Translated from another source revision than {others} ({KEY})", offset, "", own, (KEY, own))
