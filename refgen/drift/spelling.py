"""Names that the English spells in two ways: where a translation has the one that a page is called by, the English is wrong.

A page cannot tell that by itself, so it is settled among all pages. Only capitals may differ.
"""

from collections.abc import Collection, Iterable

from refgen.align import AlignedPage
from refgen.drift.facts import facts
from refgen.drift.finding import Finding
from refgen.drift.message import Message
from refgen.drift.tokens import Kind

_CHECKS = frozenset({"identifier", "inline-code"})


def names_in_title(page: AlignedPage) -> tuple[str, ...]:
    """The names that the English title of a page has, sorted; of one with a scope, only the whole."""
    return tuple(sorted(facts(page.segments[0].text).texts(Kind.NAME))) if page.has_english and page.segments else ()


def respelled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that hold no more than its capitals against a name."""
    return tuple(one for one in findings if one.check in _CHECKS and _spellings(one))


def is_right(finding: Finding, names: Collection[str]) -> bool:
    """Whether the translation of one of them has the name of a page, and the English has none."""
    name, written = _spellings(finding)
    return written in names and name not in names


def _spellings(finding: Finding) -> tuple[str, ...]:
    """The name as the English and as the translation has it, where no more than capitals differ; else nothing."""
    said = finding.message.values if isinstance(finding.message, Message) else {}
    name, written = (str(said.get(one, "")).strip("`") for one in ("name", "written"))
    return (name, written) if name.casefold() == written.casefold() else ()
