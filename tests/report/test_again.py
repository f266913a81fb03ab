"""Reports of a process that runs again and again: whatever runs of findings it holds, each is as one written from nothing."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from refgen.cache.held import HELD
from refgen.cache.runs import joined
from refgen.drift.finding import Finding
from refgen.report import render, summarize
from refgen.text import Severity
from tests.report.test_formats import PLAIN


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    yield
    HELD.end()


def finding(chance: random.Random) -> Finding:
    severity, locale = chance.choice([*Severity]), chance.choice(("de-de", "fr-fr"))
    path = f"area-{chance.randrange(3)}/page-{chance.randrange(9)}.md"
    score = chance.choice((None, None, None, 0.5))
    file = chance.choice(("", f"{locale}/{path}", "de-de/shared.md"))
    line = chance.randrange(1, 4)
    return replace(PLAIN, severity=severity, locale=locale, path=path, score=score, file=file, line=line, evidence=())


@pytest.mark.parametrize("seed", range(6))
def test_reports_of_runs_are_those_of_the_findings(seed: int) -> None:
    chance = random.Random(seed)
    runs = [tuple(finding(chance) for _ in range(chance.randrange(9))) for _ in range(12)]
    told = []
    for _ in range(3):
        HELD.begin_run()
        runs[chance.randrange(len(runs))] = tuple(finding(chance) for _ in range(5))
        found = joined(runs)
        told.append((found, [render(found, form) for form in ("json", "sarif", "text")], summarize(found)))
    HELD.end()
    for found, reports, summary in told:
        assert reports == [render(found, form) for form in ("json", "sarif", "text")]
        assert summary == summarize(found)
