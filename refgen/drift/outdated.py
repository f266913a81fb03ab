"""Which translated sentences are old, by the history of the English: also for plain pages, which carry no English."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from refgen.align import ENGLISH, AlignedPage, Both, View, align_views, view_of
from refgen.drift.code_lines import code_tokens
from refgen.drift.corpus import place_corpus_problem
from refgen.drift.corpus_view import COMMIT, CorpusProblem, PageExtract
from refgen.drift.edits import edits_of
from refgen.drift.english import Change, difference, kind_of, words_of
from refgen.drift.finding import Finding
from refgen.drift.message import say
from refgen.drift.page_view import NO_INDEX, PageProblem, PageView
from refgen.drift.run import DEFAULT, numbered, place_problem
from refgen.drift.settings import Settings
from refgen.drift.source_git import Revision, Unknown, Wanted
from refgen.drift.walk import code_blocks
from refgen.locales import load_locale
from refgen.ops import parse_page
from refgen.text import Severity

STALE, REVISION = "stale-segment", "revision"


def wanted_of(pages: Sequence[PageExtract]) -> Mapping[tuple[str, str], Wanted]:
    """What to ask the history for, by page key and locale."""
    return {
        (page.key, locale): Wanted(page.key, one.commit)
        for page in pages
        for locale, one in page.locales.items()
        if locale != ENGLISH
    }


def check_readable(
    pages: Sequence[PageExtract], revisions: Mapping[Wanted, Revision], settings: Settings = DEFAULT
) -> tuple[Finding, ...]:
    """What the history cannot tell: one finding a locale and reason, at the first page that it concerns."""
    groups: dict[tuple[str, Unknown], list[PageExtract]] = defaultdict(list)
    by_key = {page.key: page for page in pages}
    for (key, locale), wanted in wanted_of(pages).items():
        if unknown := revisions[wanted].unknown:
            groups[locale, unknown].append(by_key[key])
    return numbered(
        place_corpus_problem(REVISION, _unreadable(locale, unknown, group), settings)
        for (locale, unknown), group in groups.items()
        if settings.is_on(REVISION, locale)
    )


def _unreadable(locale: str, unknown: Unknown, pages: Sequence[PageExtract]) -> CorpusProblem:
    first = pages[0]
    commit = first.locales[locale].commit[:12]
    why = say(unknown.value, commit=commit)
    message = say(
        "Of {count} pages, this one the first, what has changed since is not known: {why}"
        if len(pages) > 1
        else "What has changed since is not known: {why}",
        count=len(pages),
        why=why,
    )
    return CorpusProblem(message, locale, first, first.key, evidence=(unknown.name,), severity=Severity.INFO)


def check_versions(
    page: AlignedPage, versions: Mapping[str, Revision], settings: Settings = DEFAULT
) -> tuple[Finding, ...]:
    """The findings of a page by the versions of its English, given by locale."""
    return numbered(
        place_problem(check, view, problem, settings)
        for locale, revision in versions.items()
        for view in [
            PageView(page, locale, page.translations[locale], load_locale(locale), load_locale(ENGLISH), NO_INDEX)
        ]
        for check, problem in _problems(view, revision)
        if settings.is_on(check, locale)
    )


def _problems(view: PageView, revision: Revision) -> Iterator[tuple[str, PageProblem]]:
    """One locale of a page against the two versions of its English; each problem with the check that it belongs to."""
    source = view.page.source
    head = source.line_starts[view.page.front_matter.lines.get(COMMIT, 1) - 1]
    if revision.old is None:
        return
    if revision.moved:
        message = say("The English page has moved to {name}", name=revision.moved)
        yield REVISION, PageProblem(message, head, evidence=(revision.moved,), severity=Severity.WARNING)
    if revision.new is None:
        yield REVISION, PageProblem(say("The English page is gone"), head, severity=Severity.WARNING)
    elif revision.old != revision.new:
        old, new = (
            view_of(parse_page(data, f"{ENGLISH}/{view.aligned.key}"), ENGLISH) for data in (revision.old, revision.new)
        )
        for problem in (*_changes(view, old, new, head), *_code_changes(view, old, new)):
            yield STALE, problem


def _changes(view: PageView, old: View, new: View, head: int) -> Iterator[PageProblem]:
    """The sentences of the English that changed, at their translations; what is new stands behind what it follows."""
    translated = {
        (slot.source.unit, slot.source.ordinal): slot.target
        for slot in align_views(old, view.translation.view)
        if isinstance(slot, Both)
    }
    at = head
    for edit in edits_of(old, new):
        target = translated.get((edit.old.unit, edit.old.ordinal)) if edit.old else None
        if edit.old is None and edit.new is not None:
            message = say("The English has this since, and the translation does not")
            yield PageProblem(message, at, edit.new.text, evidence=(edit.new.text,))
        if target is None or edit.old is None:
            continue
        at = target.start
        if edit.new is None:
            yield PageProblem(say("The English has dropped this since"), target.start, "", target.text)
            continue
        changed = difference(edit.old.text, edit.new.text)
        if changed and changed.change is not Change.COSMETIC:
            severity = Severity.ERROR if changed.change is Change.TECHNICAL else None
            words = words_of(changed)
            message = say("The English has changed since ({change}): {words}", change=kind_of(changed), words=words)
            yield PageProblem(message, target.start, edit.new.text, target.text, severity=severity)


def _code_changes(view: PageView, old: View, new: View) -> Iterator[PageProblem]:
    """The blocks of code that changed, where all three versions of the page have as many."""
    blocks = [code_blocks(page) for page in (old.page, new.page, view.page)]
    if len({len(one) for one in blocks}) > 1:
        return
    for before, after, own in zip(*blocks, strict=True):
        if code_tokens(before) != code_tokens(after) != code_tokens(own):
            message = say("The code of the English has changed since")
            yield PageProblem(message, own.start, after.text, own.text, severity=Severity.ERROR)
