"""Comments in a page that accept a finding: `<!-- refgen-ignore CHECK: reason -->`.

A comment on a line of its own speaks for the next line that is not blank; one beside other text, such as at the end of a row
or a list item, for its own line; `refgen-ignore-page CHECK: reason` for the page. A comment without a reason, one that nothing
answers to any more, and one that cannot be read is itself a finding.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from refgen.align import AlignedPage
from refgen.drift.check import Family, Scope, registry
from refgen.drift.finding import Finding
from refgen.drift.message import Message, say
from refgen.drift.swallowed import CODES
from refgen.drift.walk import code_blocks
from refgen.ops import Page
from refgen.text import Severity
from refgen.text.late import late

_BEGIN = late(r"<!--\s*refgen-ignore(?![a-z])")
_COMMENT = late(
    r"<!--\s*refgen-ignore(?P<page>-page)?\s+(?P<check>[a-z\-]+)\s*(?::\s*(?P<reason>(?:(?!-->|<!--).)*?))?\s*-->",
    re.DOTALL,
)
UNUSED = "unused-ignore"


class Ignore(NamedTuple):
    """One such comment."""

    check: str
    """'' where the comment cannot be read."""
    line: int
    """1-based line of the comment."""
    first: int
    """First line that it speaks for."""
    last: int
    """Last line that it speaks for."""
    reason: str

    def speaks_for(self, finding: Finding) -> bool:
        """Whether it accepts a finding of its file."""
        return finding.check == self.check and self.first <= finding.line <= self.last


def read_ignores(page: Page) -> tuple[Ignore, ...]:
    """The comments of a file, in order."""
    if "refgen-ignore" not in page.source.text:
        return ()
    return tuple(_read(page))


def _read(page: Page) -> Iterator[Ignore]:
    source, text = page.source, page.source.text
    lines = [text[start:end] for start, end in zip(source.line_starts, (*source.line_starts[1:], None), strict=True)]
    code = [(one.start, one.end) for one in code_blocks(page)]
    unclosed = {one.line for one in page.diagnostics if one.code in CODES}
    for begin in _BEGIN.finditer(text):
        line = source.line(begin.start())
        if line in unclosed or any(start <= begin.start() < end for start, end in code):
            continue
        match = _COMMENT.match(text, begin.start())
        if match is None:
            yield Ignore("", line, line, line, "")
            continue
        end = source.line(match.end())
        before, behind = source.line_starts[line - 1], source.line_starts[end - 1] + len(lines[end - 1])
        beside = text[before : match.start()] + text[match.end() : behind]
        after = (number for number in range(end + 1, len(lines) + 1) if lines[number - 1].strip())
        first, last = (1, len(lines)) if match["page"] else (line, end if beside.strip() else next(after, end))
        yield Ignore(match["check"], line, first, last, (match["reason"] or "").strip())


def without_ignored(page: AlignedPage, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that no comment accepts, and one for each comment that accepts nothing or gives no reason."""
    kept = list(findings)
    for locale, translation in page.translations.items():
        for ignore in read_ignores(translation.view.page):
            if _scope(ignore) is not Scope.CORPUS:
                kept = _without_one(ignore, kept, (locale, page.key, translation.view.page.source.path))
    return tuple(kept)


def ignores_beyond(page: Page) -> tuple[Ignore, ...]:
    """The comments of a file about what is found, or also found, by more than the page."""
    return tuple(one for one in read_ignores(page) if _scope(one) is Scope.CORPUS or _may_be_answered_later(one))


def without_ignored_beyond(
    findings: Sequence[Finding], ignores: Mapping[tuple[str, str, str], Sequence[Ignore]]
) -> tuple[Finding, ...]:
    """The same for findings that need more than one page; `ignores` are `ignores_beyond`, by locale, page key and file."""
    kept = list(findings)
    for where, own in ignores.items():
        for ignore in own:
            kept = _without_one(ignore, kept, where)
    return tuple(kept)


def _scope(ignore: Ignore) -> Scope | None:
    check = registry().get(ignore.check)
    return check.info.scope if check else None


def _may_be_answered_later(ignore: Ignore) -> bool:
    """Whether the history of the English, which only some runs ask, may answer to it."""
    check = registry().get(ignore.check)
    return check is not None and check.info.family is Family.STALENESS


def _without_one(ignore: Ignore, findings: Sequence[Finding], where: tuple[str, str, str]) -> list[Finding]:
    """The findings that one comment leaves, with what is to say of itself; `where` are its locale, page and file."""
    locale, key, file = where
    answered = [one for one in findings if one.file == file and ignore.speaks_for(one)]
    if answered and ignore.reason:
        return [one for one in findings if one not in answered]
    if not answered and _may_be_answered_later(ignore):
        return list(findings)
    message = say("The comment gives no reason") if answered else _idle(ignore.check)
    name = f"{UNUSED}:{ignore.check}:{ignore.line}"
    told = Finding(
        check=UNUSED,
        severity=Severity.WARNING,
        locale=locale,
        path=key,
        line=ignore.line,
        column=1,
        message=message,
        source="",
        target="",
        fingerprint=name,
        file=file,
    )
    return [*findings, told]


def _idle(check: str) -> Message:
    if not check:
        return say("This comment cannot be read; write <!-- refgen-ignore CHECK: reason -->")
    if check not in registry():
        return say("There is no check called {check} to ignore", check=check)
    return say("Nothing is left for {check} to ignore here", check=check)
