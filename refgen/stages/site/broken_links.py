"""Tells links that a translation has changed from links that the site has broken.

A translated anchor (`x.md#remarques`) leads to its page, and no further. It is drift: the report has it, with its repair, and
a baseline may accept it; a strict build fails for what no translator can mend.
"""

from collections.abc import Iterable
from itertools import chain

from refgen.cache.held import remembered
from refgen.cache.runs import runs_of
from refgen.drift.checks.code import link_target
from refgen.drift.finding import Finding
from refgen.website.links.check import BrokenLink


class Drifted:
    """The links that findings tell of, accepted ones too."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self._sentences: dict[str, list[str]] = {}
        for file, sentence in chain.from_iterable(map(_sentences, runs_of(findings))):
            self._sentences.setdefault(file, []).append(sentence)

    def has(self, link: BrokenLink) -> bool:
        """Whether a link of the site stands in one of those sentences, with that anchor."""
        file = link.source.rpartition(":")[0]
        _, sign, anchor = link.link.partition("#")
        return link.is_written and bool(sign) and any(f"#{anchor}" in one for one in self._sentences.get(file, ()))


def at_each_place(links: Iterable[BrokenLink]) -> tuple[BrokenLink, ...]:
    """Of those that are written at one place of the sources one: pages in several languages show it where a page stands in for others."""
    found: dict[object, BrokenLink] = {}
    for one in links:
        place = (one.source, one.link) if one.is_written and one.source else one
        if place not in found or one.source.startswith(one.page.partition("/")[0] + "/"):
            found[place] = one
    return tuple(found.values())


def told_as_drift(link: BrokenLink) -> str:
    """What became of such a link, and what to do."""
    return (
        f"{link}, since the translation has changed the anchor: readers come to the start of the page; put the anchor of the "
        "English back, as `refgen drift --fix` does (`refgen explain link-target` says more)"
    )


@remembered
def _sentences(run: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """By file, those of which some findings say that their link has drifted."""
    return [(one.file, one.target) for one in run if one.check == link_target.INFO.name]
