"""Text that is not for translation differs from every other locale.

What: Names and code of a side-by-side page that stand outside its spans were never handed to a translator, so they are the
    same in every locale. The page that the English is read from has nothing to be held against but the other locales:
    where at least two of them agree and it differs, it is wrong.
Why: The canonical text itself is damaged, and every other locale would be blamed for it.
Bad: `pThread` without its backticks in Chinese, with them in French and Italian
Good: the same in all three
Fix: Copy it from another locale.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from refgen.align import Both
from refgen.drift.check import Family, Info, Scope
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info("verbatim", Family.CODE, Severity.WARNING, Scope.PAGE, covers=("*",), is_root=True, rank=2)

_AGREED = 2
"""Locales that must say the same."""


def check(view: PageView) -> Iterator[PageProblem]:
    """Vote on the text of each unit without spans."""
    if not view.is_canonical or not view.page.is_side_by_side:
        return
    units = view.translation.view.units
    bare = [(number, slot) for number, slot in view.pairs if not units[slot.target.unit].unit.pairs]
    voices = _voices(view) if bare else {}
    for number, slot in bare:
        said = voices.get((slot.source.unit, slot.source.ordinal), [])
        if len(said) >= _AGREED and len(set(said)) == 1 and said[0] != slot.target.text:
            message = say("All other locales have {text}", text=said[0])
            yield PageProblem(message, slot.target.start, said[0], slot.target.text, (said[0],), slot=number)


def _voices(view: PageView) -> Mapping[tuple[int, int], list[str]]:
    """By canonical segment, what the other locales write there without having been given it to translate."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for locale, translation in view.aligned.translations.items():
        if locale != view.locale:
            for slot in translation.slots:
                if isinstance(slot, Both) and not translation.view.units[slot.target.unit].unit.pairs:
                    found[slot.source.unit, slot.source.ordinal].append(slot.target.text)
    return found
