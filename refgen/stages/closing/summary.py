"""Tells how a build ended: what was made, counted, and what is wrong."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from refgen.api import Kind, Model
from refgen.cache.held import remembered
from refgen.cache.runs import runs_of
from refgen.drift.finding import Finding
from refgen.examples.failure import why_failed
from refgen.report import summarize
from refgen.stages.closing.made import Build, Site
from refgen.stages.state.outcome import Outcome
from refgen.text import Severity
from refgen.text.counted import counted

_MOST = 20
"""Links that lead nowhere, a line each; the rest is counted."""


def outcome_of(made: Build, output: Path) -> Outcome:
    """How a build with a site ended."""
    assert made.site is not None
    return Outcome(
        made.model.diagnostics,
        tuple(summary(made, output)),
        made.proof.is_clean,
        frozenset(map(Severity, summarize(made.drift.findings).by_severity)),
        made.site.folder / "index.html",
        made.site.broken,
        made.site.drifted,
    )


def outcome_again(made: Build, outcome: Outcome) -> Outcome | None:
    """How the same build, which ended so, will end when nothing has changed; None where it would end otherwise.

    A rule that this build calls outdated is told once: the next one compares with the book that this one has written.
    """
    if made.reference.outdated or made.site is None:
        return None
    return replace(outcome, lines=(*outcome.lines[:-1], _site_line(made.site._replace(rendered=0))))


def summary(made: Build, output: Path) -> Iterator[str]:
    """What was made, counted, and where it is."""
    locales = made.model.locales
    yield f"pages      {len(made.reading.pages)} in {', '.join(locales)}"
    yield f"APIs       {_documented(made.model.declared)}"
    yield f"segments   {made.reading.slots} aligned"
    yield from _drift_lines(made)
    yield f"claims     {counted(len(made.reference.book.claims), 'sentence')}, {counted(len(made.reference.book.rules), 'rule')}"
    for one in made.reference.outdated:
        yield from (f"           {line}" for line in one.told)
    yield from _example_lines(made)
    yield f"output     {output}/model.json, drift.txt, drift.json, drift.sarif, rules.json, stub/"
    if made.site:
        for problem in made.site.broken[:_MOST]:
            yield f"           broken link: {problem}"
        if more := len(made.site.broken[_MOST:]):
            yield f"           … and {counted(more, 'more broken link')}; `refgen site` prints all, drift.txt has those that pages name as lost-file"
        for problem in made.site.drifted:
            yield f"           link that has drifted: {problem}"
        if made.drift.elsewhere:
            are = "is" if made.drift.elsewhere == 1 else "are"
            yield f"           {counted(made.drift.elsewhere, 'file')} outside the folders of these sources {are} linked to"
        yield _site_line(made.site)


@remembered
def _documented(outline: Model) -> int:
    """How many APIs there are."""
    return sum(api.kind is not Kind.ARTICLE for api in outline.apis)


def _site_line(site: Site) -> str:
    return f"site       {site.folder / 'index.html'} ({site.rendered} of {site.pages} pages made anew)"


def _drift_lines(made: Build) -> Iterator[str]:
    found = made.drift.findings
    counts = sum(map(_summed, runs_of(runs_of(found))), Counter[tuple[str, str]]())
    accepted = f"; {made.drift.accepted} more are accepted" if made.drift.accepted else ""
    yield f"drift      {_told(summarize(found).by_severity) or 'none'}{accepted}"
    for locale in sorted({locale for locale, _ in counts}):
        yield f"  {locale:<8} {_told({name: count for (one, name), count in sorted(counts.items()) if one == locale})}"


@remembered
def _summed(runs: tuple[tuple[Finding, ...], ...]) -> Counter[tuple[str, str]]:
    return sum(map(_counted, runs), Counter[tuple[str, str]]())


@remembered
def _counted(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    """Some findings by locale and severity."""
    return Counter((finding.locale, finding.severity.value) for finding in findings)


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _example_lines(made: Build) -> Iterator[str]:
    passed, skipped, failed = made.proof.tally
    yield f"examples   {passed} of {len(made.proof.results)} passed{f', {skipped} skipped' if skipped else ''}"
    for result in failed:
        yield f"           {result.path}:{result.line}: {result.example.id}: {why_failed(result)}"
    for problem in made.proof.problems:
        yield f"           {problem.path}:{problem.line}: {problem.message}"
    for difference in made.proof.differences:
        yield f"           {difference.path}:{difference.line}: {difference.message}"
