"""What a run says to somebody who edits pages and watches: what changed, what is wrong with it, and the drift."""

from collections.abc import Iterator, Mapping, Sequence

from refgen.dataclass import dataclass
from refgen.examples.failure import why_failed
from refgen.report import summarize
from refgen.stages.closing.made import Build
from refgen.text import Diagnostic, Severity
from refgen.text.counted import counted

_MOST = 10
"""Lines of one kind; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the last run had, so that the next says only what is new."""

    pages: Mapping[str, str]
    """Digest by key."""
    problems: frozenset[str]
    findings: frozenset[str]
    """Fingerprints."""
    failures: frozenset[str]
    """Examples that failed, each as a line."""
    broken: frozenset[str]
    """Links that lead nowhere, each as a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line for the terminal."""

    text: str
    is_problem: bool = False


def known_of(made: Build) -> Known:
    """What there is to compare the next run with."""
    return Known(
        {**made.reading.pages.digests, **made.reading.includes.digests},
        frozenset(_errors(made)),
        frozenset(one.fingerprint for one in made.drift.findings),
        frozenset(_failures(made)),
        frozenset(_broken(made)),
    )


def news(made: Build, before: Known | None) -> Iterator[Line]:
    """What this run says; without an earlier one, every error of a page is new, and no finding is told singly."""
    now = known_of(made)
    known = before or Known({}, frozenset(), now.findings, frozenset(), frozenset())
    if before:
        yield from _changes(known.pages, now.pages)
    yield from _first((one for one in _errors(made) if one not in known.problems), "errors in pages")
    yield from _first((one for one in _broken(made) if one not in known.broken), "links that lead nowhere")
    if known.broken & now.broken:
        yield Line(f"still broken: {counted(len(known.broken & now.broken), 'link')}")
    if made.site and not before:
        # Later runs tell of them as of any finding.
        yield from map(Line, (f"link that has drifted: {one}" for one in made.site.drifted[:_MOST]))
    fresh = [one for one in made.drift.findings if one.fingerprint not in known.findings]
    unread = {(one.path, one.code, one.message) for one in _wrong(made)}
    # What the site told as a broken link, or reading as an error, is not told again.
    lines = [
        f"{one.file}:{one.line}: {one.severity.value}: {one.message} [{one.check}]"
        for one in fresh
        if _link(f"{one.file}:{one.line}: {one.message}") not in now.broken and (one.file, *one.evidence) not in unread
    ]
    for line in _first(iter(lines), "findings"):
        yield Line(line.text)
    counts = summarize(made.drift.findings).by_severity
    total = ", ".join(f"{count} {name}" for name, count in counts.items()) or "none"
    gone = len(known.findings - now.findings)
    yield Line(f"drift: {total}{f' ({len(fresh)} new, {gone} gone)' if before else ''}")
    yield from _first((one for one in _failures(made) if one not in known.failures), "examples that fail")
    if known.failures & now.failures:
        yield Line(f"still failing: {counted(len(known.failures & now.failures), 'example')}")


def _errors(made: Build) -> list[str]:
    return [*map(str, _wrong(made))]


def _wrong(made: Build) -> list[Diagnostic]:
    return [one for one in made.model.diagnostics if one.severity is Severity.ERROR]


def _broken(made: Build) -> list[str]:
    return [*map(_link, made.site.broken)] if made.site else []


def _link(problem: str) -> str:
    return f"broken link: {problem}"


def _failures(made: Build) -> list[str]:
    failed = (one for one in made.proof.results if not one.passed and not one.skipped)
    return [f"{one.path}:{one.line}: the example fails: {why_failed(one)}" for one in failed]


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Line]:
    for verb, keys in (
        ("changed", [key for key, digest in now.items() if before.get(key, digest) != digest]),
        ("new", [key for key in now if key not in before]),
        ("gone", [key for key in before if key not in now]),
    ):
        if keys:
            yield Line(f"{verb}: {_listed(keys)}")


def _listed(keys: Sequence[str]) -> str:
    more = len(keys) - _MOST
    return ", ".join(keys[:_MOST]) + (f" and {more} more" if more > 0 else "")


def _first(texts: Iterator[str], what: str) -> Iterator[Line]:
    more = 0
    for number, text in enumerate(texts):
        if number < _MOST:
            yield Line(text, is_problem=True)
        else:
            more += 1
    if more:
        yield Line(f"… and {more} more {what}", is_problem=True)
