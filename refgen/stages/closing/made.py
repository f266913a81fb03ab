"""Everything that a run made, as one frozen value: what the site shows and the closing summary counts."""

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import NamedTuple

from refgen.api import Model
from refgen.cache.stretch import Part
from refgen.dataclass import dataclass
from refgen.stages.drift.checking import Drift
from refgen.stages.examples.proving import Proof
from refgen.stages.pages.reading import Reading
from refgen.stages.reference.reference import Reference


class Site(NamedTuple):
    """The site on disk."""

    folder: Path
    pages: int
    rendered: int
    """Pages that were made anew; the others had not changed."""
    broken: tuple[str, ...]
    """Links that lead nowhere, on whatever page, and files that pages name and are not there, each with its place."""
    drifted: tuple[str, ...]
    """Links to an anchor that only a translation names so, each with its place: the drift report tells of them."""


@dataclass(frozen=True)
class Build:
    """Everything that a run made."""

    reading: Reading
    model: Model
    drift: Drift
    reference: Reference
    proof: Proof
    files: Mapping[str, Callable[[], tuple[Part, ...]]] = field(repr=False)
    """By name of a file in the output folder, what makes it: the model and the drift reports. No page needs them, so they
    are made, and written, while others make the pages."""
    site: Site | None = None
    """None where the site is not made, or is made by whoever asked for the rest (MkDocs)."""
