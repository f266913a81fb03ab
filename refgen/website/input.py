"""All that the site is made from, as one frozen value: the only thing that rendering sees.

The pipeline fills it in; nothing under `refgen.website` reads the sources, the stub or the examples by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from refgen.align import AlignedPage
from refgen.api.model import Model
from refgen.cache.stretch import Part
from refgen.corpus import TocNode
from refgen.dataclass import dataclass
from refgen.drift.finding import Finding


class Verdict(StrEnum):
    """What became of an example when it was run against the stub that the site serves."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class SiteFault:
    """A condition that a reader can let strike the API that an example demonstrates."""

    name: str
    """What `World.fault` of the stub takes."""
    code: str
    """The documented result that it brings about."""
    sentence: tuple[int, int] | None = None
    """The sentence that names it: (`Segment.unit`, `Segment.ordinal`) on the canonical page; None where none does."""


@dataclass(frozen=True, slots=True)
class SiteExample:
    """An example as pages show it: one session, the same code in every locale."""

    id: str
    """Unique in the site, stable between runs, usable in an address: letters, digits, `-`, `_`, `.`."""
    page: str
    """Key of the page that shows it."""
    session: str
    """The recorded session: prompts `>>> ` and `... `, each followed by the output that was checked."""
    verdict: Verdict
    reason: str = ""
    """Why it was skipped, or how it failed; '' where it passed."""
    api: str | None = None
    """Id of the API that it demonstrates."""
    line: int | None = None
    """1-based line of its fence on the page, where it is written there; None where it was made from rules."""
    comments: Mapping[str, str] = field(default_factory=dict)
    """By locale, a sentence of Markdown that introduces it; missing locales show none."""
    sessions: Mapping[str, str] = field(default_factory=dict)
    """By locale, the session with its comments in that language; `session` stands for a locale that is missing."""
    faults: tuple[SiteFault, ...] = ()
    """Faults of `api` to choose from when it is run in the page."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The findings of one earlier state, for the chart over time."""

    day: str
    """ISO 8601: `2026-11-21`."""
    counts: Mapping[str, int]
    """Findings by locale."""


@dataclass(frozen=True)
class SiteInput:
    """Everything that one site shows."""

    model: Model
    pages: Mapping[str, AlignedPage] = field(repr=False)
    """By key, every page that gets an address of its own; the mapping may load a page when it is asked for."""
    includes: Mapping[str, AlignedPage] = field(default_factory=dict, repr=False)
    """By key, the files that other pages include; they get no address."""
    digests: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By key of a page or an include, a digest that changes whenever its `AlignedPage` does. A page without one is
    loaded and hashed."""
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    checks: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By name of a check, what it looks for: a sentence in English, as the locale files translate it."""
    examples: tuple[SiteExample, ...] = field(default=(), repr=False)
    """Sorted by page, then as the page shows them."""
    tocs: Mapping[str, tuple[TocNode, ...]] = field(default_factory=dict, repr=False)
    """By locale, the roots of its navigation; a locale without one borrows the first that there is."""
    trend: tuple[TrendPoint, ...] = ()
    """A point a day, in any order; empty where no history was kept."""
    commit: str = ""
    """The revision of the sources that the examples were run at, as the site shows it; '' where it is unknown."""
    stub_files: Mapping[str, Part] = field(default_factory=dict, repr=False)
    """Files of the stub package by path, served to the reader's browser so that examples run there."""
    stub_package: str = ""
    """Name to import the stub by."""
    downloads: Mapping[str, Callable[[Path], object]] = field(default_factory=dict, repr=False)
    """Machine-readable files that others make (`model.json`, `drift.sarif`…), by the name that the site serves: what puts each into its place."""
