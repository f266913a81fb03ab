"""Tells links that a translation has changed from links that the site has broken.

A translated anchor (`x.md#remarques`) leads to its page, and no further. It is drift: the report has it, with its repair, and
a baseline may accept it; a strict build fails for what no translator can mend.
"""

from collections.abc import Iterable

from refgen.drift.checks.code import link_target
from refgen.drift.finding import Finding
from refgen.website.links.check import BrokenLink


class Drifted:
    """The links that findings tell of, accepted ones too."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._sentences: dict[str, list[str]] = {}
        for one in findings:
            if one.check == link_target.INFO.name:
                self._sentences.setdefault(one.file, []).append(one.target)

    def has(self, link: BrokenLink) -> bool:
        """Whether a link of the site stands in one of those sentences, with that anchor."""
        file = link.source.rpartition(":")[0]
        _, sign, anchor = link.link.partition("#")
        return link.is_written and bool(sign) and any(f"#{anchor}" in one for one in self._sentences.get(file, ()))
