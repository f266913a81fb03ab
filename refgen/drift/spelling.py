"""Names that the English spells in two ways: where a translation has the one that a page is called by, the English is wrong.

A page cannot tell that by itself, so it is settled among all pages. Only capitals may differ.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from refgen.align import AlignedPage
from refgen.drift.facts import facts
from refgen.drift.finding import Finding
from refgen.drift.message import Message
from refgen.drift.tokens import Kind

_CHECKS = frozenset({"identifier", "inline-code"})


class Respelled(NamedTuple):
    """A finding that holds no more than its capitals against a name; to look at one, nothing of the finding is read."""

    place: int
    """The finding's among those that were asked."""
    name: str
    """As the English has it."""
    written: str
    """As the translation has it."""


def names_in_title(page: AlignedPage) -> tuple[str, ...]:
    """The names that the English title of a page has, sorted; of one with a scope, only the whole."""
    return tuple(sorted(facts(page.segments[0].text).texts(Kind.NAME))) if page.has_english and page.segments else ()


def respelled(findings: Iterable[Finding]) -> tuple[Respelled, ...]:
    """Those that hold no more than its capitals against a name."""
    told = (Respelled(place, *_spellings(one)) for place, one in enumerate(findings) if one.check in _CHECKS)
    return tuple(one for one in told if one.name and one.name.casefold() == one.written.casefold())


def without_right(
    findings: tuple[Finding, ...], some: Iterable[Respelled], names: Collection[str]
) -> tuple[Finding, ...]:
    """The findings without those, among `some` of them, where the translation has the name of a page, and the English has none."""
    right = {one.place for one in some if one.written in names and one.name not in names}
    return tuple(one for place, one in enumerate(findings) if place not in right) if right else findings


def _spellings(finding: Finding) -> tuple[str, str]:
    """The name as the English and as the translation has it, where the message tells both."""
    said = finding.message.values if isinstance(finding.message, Message) else {}
    name, written = (str(said.get(one, "")).strip("`") for one in ("name", "written"))
    return name, written
