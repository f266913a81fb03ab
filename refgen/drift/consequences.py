"""Findings that only follow from one place of a page: that place is told, and what follows from it need not be."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from refgen.align import View
from refgen.drift.finding import Finding
from refgen.drift.page_view import PageView

_Place = TypeVar("_Place")


def without_consequences(
    view: PageView,
    findings: Sequence[Finding],
    places_of: Callable[[View], tuple[_Place, ...]],
    follows: Callable[[Finding, Sequence[_Place], Sequence[_Place]], bool],
) -> list[Finding]:
    """The findings of one locale, without those of which `follows` says so, given the places of the page and of its English."""
    if not findings:
        return []
    here, there = (view.once(places_of, one) for one in (view.translation.view, view.aligned.canonical))
    if not here and not there:
        return list(findings)
    return [one for one in findings if not follows(one, here, there)]
