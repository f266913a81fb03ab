"""Tells how a build ended: what was made, counted, and what is wrong."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from refgen.examples.failure import why_failed
from refgen.report import summarize
from refgen.stages.made import Build
from refgen.stages.outcome import Outcome
from refgen.text.counted import counted


def outcome_of(made: Build, output: Path) -> Outcome:
    """How a build with a site ended."""
    assert made.site is not None
    return Outcome(
        made.model.diagnostics,
        tuple(summary(made, output)),
        made.proof.is_clean,
        frozenset(finding.severity for finding in made.drift.findings),
        made.site.folder / "index.html",
        made.site.broken,
        made.site.drifted,
    )


def outcome_again(made: Build, output: Path) -> Outcome | None:
    """How the same build will end when nothing has changed; None where it would end otherwise than this one.

    A rule that this build calls outdated is told once: the next one compares with the book that this one has written.
    """
    if made.reference.outdated or made.site is None:
        return None
    return outcome_of(replace(made, site=replace(made.site, rendered=0)), output)


def summary(made: Build, output: Path) -> Iterator[str]:
    """What was made, counted, and where it is."""
    locales = made.model.locales
    yield f"pages      {len(made.reading.pages)} in {', '.join(locales)}"
    yield f"APIs       {sum(api.kind.value != 'article' for api in made.model.apis)}"
    yield f"segments   {made.reading.slots} aligned"
    yield from _drift_lines(made)
    yield f"claims     {counted(len(made.reference.book.claims), 'sentence')}, {counted(len(made.reference.book.rules), 'rule')}"
    for one in made.reference.outdated:
        yield f"           {one.status.value}: {one.rule}\n             was: {one.before}\n             now: {one.after or '—'}"
    yield from _example_lines(made)
    yield f"output     {output}/model.json, drift.txt, drift.json, drift.sarif, rules.json, stub/"
    if made.site:
        for problem in made.site.broken:
            yield f"           broken link: {problem}"
        for problem in made.site.drifted:
            yield f"           link that has drifted: {problem}"
        if made.drift.elsewhere:
            yield f"           {counted(made.drift.elsewhere, 'file')} outside the folders of these sources are linked to"
        yield f"site       {made.site.folder / 'index.html'} ({made.site.rendered} of {made.site.pages} pages made anew)"


def _drift_lines(made: Build) -> Iterator[str]:
    found = made.drift.findings
    severities = ", ".join(f"{count} {name}" for name, count in summarize(found).by_severity.items()) or "none"
    accepted = f"; {made.drift.accepted} more are accepted" if made.drift.accepted else ""
    yield f"drift      {severities}{accepted}"
    for locale in sorted({finding.locale for finding in found}):
        counts = summarize([finding for finding in found if finding.locale == locale]).by_severity
        yield f"  {locale:<8} {', '.join(f'{count} {name}' for name, count in counts.items())}"


def _example_lines(made: Build) -> Iterator[str]:
    results = made.proof.results
    passed = sum(one.passed and not one.skipped for one in results)
    skipped = sum(bool(one.skipped) for one in results)
    yield f"examples   {passed} of {len(results)} passed{f', {skipped} skipped' if skipped else ''}"
    for result in results:
        if not result.passed and not result.skipped:
            yield f"           {result.path}:{result.line}: {result.example.id}: {why_failed(result)}"
    for problem in made.proof.problems:
        yield f"           {problem.path}:{problem.line}: {problem.message}"
    for difference in made.proof.differences:
        yield f"           {difference.path}:{difference.line}: {difference.message}"
