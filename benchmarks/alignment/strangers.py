"""How many pages are held for doubtful: beside their own translation, and beside that of another page."""

from collections.abc import Iterable

from benchmarks.alignment.gold import GoldPage
from refgen.align import SURE, Both, View, align_views


def doubtful(found: Iterable[GoldPage]) -> tuple[int, int, int]:
    """How many pages there are, and how many have no certain pair: with their own translation, and with another's."""
    by_language: dict[str, list[GoldPage]] = {}
    for page in found:
        by_language.setdefault(page.language, []).append(page)
    number, own, other = 0, 0, 0
    for pages in by_language.values():
        views = [page.views() for page in pages]
        for index, (source, target) in enumerate(views):
            stranger = views[(index + len(views) // 2) % len(views)][1]
            number += 1
            own += not _is_sure(source, target)
            other += not _is_sure(source, stranger)
    return number, own, other


def _is_sure(source: View, target: View) -> bool:
    return any(isinstance(slot, Both) and slot.confidence >= SURE for slot in align_views(source, target))
