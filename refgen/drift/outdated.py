"""Which translated sentences are old, by the history of the English: also for plain pages, which carry no English."""

from collections.abc import Iterator
from pathlib import Path

from refgen.align import ENGLISH, AlignedPage, Both, OnlySource, OnlyTarget, View, align_views, view_of
from refgen.drift.english import Change, difference
from refgen.drift.finding import Finding
from refgen.drift.page_view import NO_INDEX, PageProblem, PageView
from refgen.drift.run import DEFAULT, numbered, place_problem
from refgen.drift.settings import Settings
from refgen.drift.source_git import Revision, Wanted, read_revisions
from refgen.locales import load_locale
from refgen.ops import parse_page
from refgen.text import Severity

COMMIT = "ms.sourcegitcommit"
STALE, REVISION = "stale-segment", "revision"


def check_history(pages: list[AlignedPage], folder: Path, settings: Settings = DEFAULT) -> tuple[Finding, ...]:
    """The findings of all pages against the English in a git checkout; `folder` holds what a locale's folder holds."""
    wanted = {
        (page.key, locale): Wanted(page.key, one.view.page.front_matter.one(COMMIT))
        for page in pages
        for locale, one in page.translations.items()
        if locale != ENGLISH
    }
    revisions = read_revisions(folder, wanted.values())
    return numbered(
        place_problem(check, view, problem, settings)
        for page in pages
        for locale, one in page.translations.items()
        if (page.key, locale) in wanted
        for view in [PageView(page, locale, one, load_locale(locale), load_locale(ENGLISH), NO_INDEX)]
        for check, problem in _problems(view, revisions[wanted[page.key, locale]])
        if settings.is_on(check, locale)
    )


def _problems(view: PageView, revision: Revision) -> Iterator[tuple[str, PageProblem]]:
    """One locale of a page against the two versions of its English; each problem with the check that it belongs to."""
    source = view.page.source
    head = source.line_starts[view.page.front_matter.lines.get(COMMIT, 1) - 1]
    if revision.old is None:
        message = revision.problem[:1].upper() + revision.problem[1:]
        yield REVISION, PageProblem(message, head, severity=Severity.INFO)
    elif revision.new is None:
        yield REVISION, PageProblem("The English page is gone", head, severity=Severity.WARNING)
    elif revision.old != revision.new:
        old, new = (
            view_of(parse_page(data, f"{ENGLISH}/{view.aligned.key}"), ENGLISH) for data in (revision.old, revision.new)
        )
        for problem in _changes(view, old, new, head):
            yield STALE, problem


def _changes(view: PageView, old: View, new: View, head: int) -> Iterator[PageProblem]:
    """The sentences of the English that changed, at their translations; what is new has none and stands at the head."""
    translated = {
        (slot.source.unit, slot.source.ordinal): slot.target
        for slot in align_views(old, view.translation.view)
        if isinstance(slot, Both)
    }
    for slot in align_views(old, new):
        if isinstance(slot, OnlyTarget):
            yield PageProblem("The English has this since, and the translation does not", head, slot.target.text)
            continue
        target = translated.get((slot.source.unit, slot.source.ordinal))
        if target is None:
            continue
        if isinstance(slot, OnlySource):
            yield PageProblem("The English has dropped this since", target.start, "", target.text)
            continue
        changed = difference(slot.source.text, slot.target.text)
        if changed and changed.change is not Change.COSMETIC:
            severity = Severity.ERROR if changed.change is Change.TECHNICAL else None
            words = f"“{changed.old}” is now “{changed.new}”"
            message = f"The English has changed since ({changed.change.value}): {words}"
            yield PageProblem(message, target.start, slot.target.text, target.text, severity=severity)
