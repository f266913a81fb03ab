"""The keyword of an alert was translated, changed or lost.

What: A note, tip, warning or caution of the English is the same kind of alert in the translation.
Why: `[!IMPORTANT]` is a command to the publishing system; translated, it shows as text without the box.
Bad: `> [!NOTE]` translated as `> [!REMARQUE]`
Good: `> [!NOTE]`
Fix: Write the English keyword; `--fix` does.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("alert", Family.CODE, Severity.ERROR, Scope.PAGE, is_shared=True, rank=5)

_KEYWORD = late(r"\[!\s*([^\]\[\s(]+)\s*\]")


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare the alerts around the segments of each alert's first line."""
    said: set[tuple[int, int]] = set()
    text = view.page.source.text
    for number, slot, source, target in view.placed:
        if source.alert == target.alert or (source.block, target.block) in said:
            continue
        said.add((source.block, target.block))
        head = _head(text, slot.target.start)
        word = f"[!{source.alert}]" if source.alert else say("no alert")
        now = f"[!{target.alert}]" if target.alert else (head[0] if head else say("no alert"))
        repairs = (Fix(head.start(), head.end(), word),) if head and source.alert else ()
        at = head.start() if head else slot.target.start
        yield PageProblem(
            say("The alert is {written}, the English has {name}", written=now, name=word),
            at,
            word,
            now,
            evidence=(source.alert, now),
            repairs=repairs,
            slot=number,
        )


def _head(text: str, offset: int) -> re.Match[str] | None:
    """The keyword on the line of an offset or the three lines above; what stands below heads another alert."""
    start = offset
    for _ in range(4):
        start = text.rfind("\n", 0, max(start, 0))
    end = text.find("\n", offset)
    found = [
        match
        for match in _KEYWORD.finditer(text, max(start, 0), end if end >= 0 else len(text))
        if match[1].upper() not in {"INCLUDE", "DIV"}
    ]
    return found[-1] if found else None
