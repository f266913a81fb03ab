"""Runs the checks: the only loop over them. Pure, so that pages can be mapped over processes."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from refgen.align import AlignedPage, Both, Similarity
from refgen.drift.check import Check, Family, Scope, of_scope, registry
from refgen.drift.facts import Facts, facts
from refgen.drift.finding import Finding, Fix
from refgen.drift.flattened import without_flattened
from refgen.drift.ignores import without_ignored
from refgen.drift.likely import is_likely
from refgen.drift.meaning import MeaningView
from refgen.drift.page_view import NO_INDEX, CorpusIndex, PageProblem, PageView
from refgen.drift.place import file_fixes, file_offset, is_machine
from refgen.drift.problem import Problem, SegmentPair, pair_of, repaired
from refgen.drift.settings import Settings
from refgen.drift.settle import settle_locale, settle_page
from refgen.drift.standing_in import standing_in
from refgen.drift.swallowed import without_swallowed
from refgen.drift.tokens import Kind
from refgen.errors import RefgenError
from refgen.locales import Locale, load_locale

DEFAULT = Settings()
_KEPT = 1 << 16
"""Pairs of texts from which what is known of them is forgotten."""

_Asked = tuple[SegmentPair, frozenset[str]]
"""A text with its translation, and the checks that are off."""
_Problems = tuple[tuple[str, Problem], ...]
"""Checks, and what they say."""
_KNOWN: dict[_Asked, _Problems] = {}


def check_page(
    page: AlignedPage, settings: Settings = DEFAULT, index: CorpusIndex = NO_INDEX, similarity: Similarity | None = None
) -> tuple[Finding, ...]:
    """All findings of one page, in all its locales; one cause is one finding; ignored ones are gone.

    `similarity` is the optional embedding (`refgen.align.load_similarity`), for the checks of meaning that are on.
    """
    found: list[Finding] = []
    made: dict[Any, Any] = {}
    source = page.canonical.locale
    views = [
        PageView(
            aligned=page,
            locale=locale,
            translation=translation,
            language=load_locale(locale),
            source_language=load_locale(source),
            index=index,
            glossary=settings.words(locale),
            made=made,
        )
        for locale, translation in page.translations.items()
        if locale != source or not page.has_english
    ]
    problems = iter(_problems([one for view in views if view.locale != source for one in _asked(view, settings)]))
    for view in views:
        is_alone = view.locale == source
        segments = () if is_alone else _segment_findings(view, settings, problems)
        meaning = () if is_alone or similarity is None else _meaning_findings(view, settings, similarity)
        told = without_swallowed(view, [*segments, *_page_findings(view, settings), *meaning])
        found += settle_locale(without_flattened(view, told))
    made.clear()  # it holds views, which hold it: such a circle, and the page in it, would stay until somebody searches for it
    settled = settle_page(page, found)
    return without_ignored(page, numbered(settled if page.has_english else standing_in(page, settled)))


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings sorted, equal fingerprints told apart by their order."""
    seen: Counter[str] = Counter()
    result = []
    for finding in sorted(
        findings, key=lambda one: (one.locale, one.path, one.line, one.column, one.check, one.message)
    ):
        again = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        result.append(replace(finding, fingerprint=_digest(finding.fingerprint, str(again))) if again else finding)
    return tuple(result)


def fingerprint(check: str, locale: str, path: str, parts: Sequence[str]) -> str:
    """Names a defect by what it is about, not by its line."""
    return _digest(check, locale, path, *map(_on_one_line, parts))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def _segment_findings(view: PageView, settings: Settings, said: Iterator[_Problems]) -> Iterator[Finding]:
    """The findings of the pairs of one locale, of each of which `said` has the problems; those of the next locale stay in it."""
    target, canonical = view.translation.view, view.aligned.canonical
    machine, locale = is_machine(target), view.locale
    for (number, slot), pair in zip(view.pairs, view.texts, strict=True):
        problems = next(said) if slot.target.text else ()
        if not problems:
            continue
        is_checked = is_likely(view.slots, number)
        texts = pair.source.on_one_line, pair.target.on_one_line
        for check, problem in problems:
            if not (is_checked or registry()[check].info.is_alone):
                continue
            line, column = target.page.source.position(file_offset(target, slot.target, problem.at))
            edits = file_fixes(target, slot.target, problem.repairs)
            key = view.aligned.key
            yield Finding(
                check=check,
                severity=settings.severity(check, locale, problem.severity),
                locale=locale,
                path=key,
                line=line,
                column=column,
                message=problem.message,
                source=slot.source.text,
                target=slot.target.text,
                fingerprint=_digest(check, locale, key, *texts, *map(_on_one_line, problem.evidence)),
                fix=repaired(slot.target.text, problem.repairs) if edits else None,
                edits=edits,
                file=target.page.source.path,
                evidence=problem.evidence,
                origin=canonical.page.source.position(slot.source.start),
                slot=number,
                is_machine=machine,
            )


def segment_problems(source: str, target: str, source_locale: str, locale: str) -> tuple[tuple[str, Problem], ...]:
    """What all checks of segments say about two texts, each problem behind the name of its check."""
    return _problems([(pair_of(source, target, source_locale, locale), frozenset())])[0]


def _asked(view: PageView, settings: Settings) -> list[_Asked]:
    """What the checks of segments are asked about one locale of a page, pair by pair."""
    off = settings.off(view.locale)
    return [(pair, off) for pair in view.texts if pair.target.text]


def _problems(asked: Sequence[_Asked]) -> list[_Problems]:
    """What they say of each: a function of the texts, and remembered by them, since most texts repeat."""
    if len(_KNOWN) > _KEPT:
        _KNOWN.clear()
    known = [*map(_KNOWN.get, asked)]
    if None in known:
        _KNOWN.update(_checked([*dict.fromkeys(one for one, said in zip(asked, known, strict=True) if said is None)]))
    return [_KNOWN[one] for one in asked]


def _checked(asked: Sequence[_Asked]) -> Iterator[tuple[_Asked, _Problems]]:
    """The same, made: each check over all of them, which a processor does faster than all checks over each, one by one."""
    found: list[list[tuple[str, Problem]]] = [[] for _ in asked]
    pairs: dict[str, list[tuple[SegmentPair, list[tuple[str, Problem]]]]] = defaultdict(list)
    for (pair, off), problems in zip(asked, found, strict=True):
        given = pair, problems
        ours, theirs = pair.source.kinds, pair.target.kinds
        kinds = ours if ours is theirs else ours | theirs
        for name in _checks_for(kinds, _silent(pair.source.text, pair.source_locale.code, off)):
            pairs[name].append(given)
    for check in of_scope(Scope.SEGMENT):
        name, run = check.info.name, check.run
        # thirty checks a segment: a tuple and a call for each would cost as much as the quick ones themselves
        for pair, problems in pairs.get(name, ()):
            try:
                for problem in run(pair):
                    problems.append((name, problem))
            except Exception as error:
                raise _failed(check, pair.source.text, error) from error
    return zip(asked, map(tuple, found), strict=True)


@lru_cache(maxsize=1 << 15)
def _silent(source: str, locale: str, off: frozenset[str]) -> frozenset[str]:
    """The checks that are off, or to which an English text gives nothing to look for, whatever its translation."""
    found, language = facts(source), load_locale(locale)
    return off.union(
        [
            one.info.name
            for one in of_scope(Scope.SEGMENT)
            if one.is_asked is not None and not _is_asked(one, one.is_asked, found, language)
        ]
    )


def _is_asked(check: Check, is_asked: Callable[[Facts, Locale], bool], source: Facts, locale: Locale) -> bool:
    try:
        return is_asked(source, locale)
    except Exception as error:
        raise _failed(check, source.text, error) from error


@lru_cache(maxsize=1 << 12)
def _checks_for(kinds: frozenset[Kind], silent: frozenset[str]) -> tuple[str, ...]:
    """The checks that are not silent and can say something of a pair whose texts have tokens of these kinds."""
    return tuple(
        check.info.name
        for check in of_scope(Scope.SEGMENT)
        if check.info.name not in silent and (check.info.needs is None or not kinds.isdisjoint(check.info.needs))
    )


def _page_findings(view: PageView, settings: Settings) -> Iterator[Finding]:
    off = settings.off(view.locale)
    # Of an English without text that is told; all else than its front matter would only be too much in the others.
    is_empty, file = not view.aligned.canonical.page.blocks, view.page.source.path
    for check in _page_checks(off):
        if not (is_empty and check.info.family is not Family.METADATA):
            for problem in _guarded(check, view, file):
                yield place_problem(check.info.name, view, problem, settings)


@lru_cache(maxsize=1 << 6)
def _page_checks(off: frozenset[str]) -> tuple[Check, ...]:
    """The checks of pages that are not off."""
    return tuple(check for check in of_scope(Scope.PAGE) if check.info.name not in off)


def _meaning_findings(view: PageView, settings: Settings, similarity: Similarity) -> Iterator[Finding]:
    for check in of_scope(Scope.MEANING):
        if settings.is_on(check.info.name, view.locale):
            for problem in _guarded(check, MeaningView(view, similarity), view.page.source.path):
                yield place_problem(check.info.name, view, problem, settings)


def place_problem(check: str, view: PageView, problem: PageProblem, settings: Settings) -> Finding:
    """A problem of a page as a finding."""
    locale, key = view.locale, view.aligned.key
    source = view.page.source
    line, column = source.position(min(problem.offset, len(source.text)))
    parts = (problem.source, problem.target, *problem.evidence)
    return Finding(
        check=check,
        severity=settings.severity(check, locale, problem.severity),
        locale=locale,
        path=key,
        line=line,
        column=column,
        message=problem.message,
        source=problem.source,
        target=problem.target,
        fingerprint=fingerprint(check, locale, key, parts),
        fix=_fixed(source.text, problem.repairs) if problem.repairs else None,
        edits=problem.repairs,
        file=source.path,
        evidence=problem.evidence,
        origin=_origin(view, problem),
        slot=problem.slot,
        is_machine=is_machine(view.translation.view),
        score=problem.score,
    )


def _fixed(text: str, repairs: tuple[Fix, ...]) -> str:
    """What stands from the first of some repairs to the last, after them."""
    start, end = repairs[0].start, repairs[-1].end
    return repaired(
        text[start:end], tuple(one._replace(start=one.start - start, end=one.end - start) for one in repairs)
    )


def _origin(view: PageView, problem: PageProblem) -> tuple[int, int]:
    """Where the English of a problem stands."""
    slot = view.slots[problem.slot] if problem.slot >= 0 else None
    offset = problem.origin if problem.origin is not None or not isinstance(slot, Both) else slot.source.start
    return view.aligned.canonical.page.source.position(offset) if offset is not None else (0, 0)


def _guarded(check: Check, given: Any, where: str) -> tuple[Any, ...]:
    """What a check yields; a crash names the check and the place, which a traceback from a worker does not."""
    try:
        return tuple(check.run(given))
    except Exception as error:
        raise _failed(check, where, error) from error


def _failed(check: Check, where: str, error: Exception) -> RefgenError:
    return RefgenError(f"The check {check.info.name} failed on {where[:120]!r}: {error!r}")
