"""Comments in a page that accept a finding: `<!-- refgen-ignore CHECK: reason -->`.

A comment speaks for its own line and the next one that is not blank; `refgen-ignore-page CHECK: reason` for the page.
A comment without a reason, or one that nothing answers to any more, is itself a finding.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refgen.align import AlignedPage
from refgen.drift.check import registry
from refgen.drift.finding import Finding
from refgen.drift.message import Message, say
from refgen.text import Severity, Source

_COMMENT = re.compile(r"<!--\s*refgen-ignore(?P<page>-page)?\s+(?P<check>[a-z\-]+)\s*(?::\s*(?P<reason>.*?))?\s*-->")
UNUSED = "unused-ignore"


@dataclass(frozen=True, slots=True)
class Ignore:
    """One such comment."""

    check: str
    line: int
    """1-based line of the comment."""
    first: int
    """First line that it speaks for."""
    last: int
    """Last line that it speaks for."""
    reason: str


def read_ignores(source: Source) -> tuple[Ignore, ...]:
    """The comments of a file, in order."""
    if "refgen-ignore" not in source.text:
        return ()
    return tuple(_read(source))


def _read(source: Source) -> Iterator[Ignore]:
    lines = source.text.splitlines()
    for match in _COMMENT.finditer(source.text):
        line = source.line(match.start())
        after = (number for number in range(line + 1, len(lines) + 1) if lines[number - 1].strip())
        last = len(lines) if match["page"] else next(after, line)
        first = 1 if match["page"] else line
        yield Ignore(match["check"], line, first, last, (match["reason"] or "").strip())


def without_ignored(page: AlignedPage, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that no comment accepts, and one for each comment that accepts nothing or gives no reason."""
    kept = list(findings)
    for locale, translation in page.translations.items():
        source = translation.view.page.source
        for ignore in read_ignores(source):
            answered = [one for one in kept if one.file == source.path and _speaks_for(ignore, one)]
            if answered and ignore.reason:
                kept = [one for one in kept if one not in answered]
                continue
            message = say("The comment gives no reason") if answered else _idle(ignore.check)
            name = f"{UNUSED}:{ignore.check}:{ignore.line}"
            place = (locale, page.key, ignore.line, 1)
            kept.append(Finding(UNUSED, Severity.WARNING, *place, message, "", "", name, file=source.path))
    return tuple(kept)


def _idle(check: str) -> Message:
    if check not in registry():
        return say("There is no check called {check} to ignore", check=check)
    return say("Nothing is left for {check} to ignore here", check=check)


def _speaks_for(ignore: Ignore, finding: Finding) -> bool:
    return finding.check == ignore.check and ignore.first <= finding.line <= ignore.last
