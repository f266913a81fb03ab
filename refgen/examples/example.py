"""What an example is, where it stands, and what came of it."""

import ast
import hashlib
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple

from refgen.dataclass import dataclass

SECONDS = 10.0
"""That one example may take."""
NO_REASON = "no reason given"
"""Why an example is skipped of which nobody says why: such a one has not passed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One prompt: code, and what it must print."""

    code: str
    """Without prompts, ended by a line feed."""
    expected: str
    """Output, or a traceback; '' where nothing is printed, else ended by a line feed."""
    line: int
    """0-based, from the first line of the example's text."""


@dataclass(frozen=True, slots=True)
class Example:
    """One block of prompts: the same code in every locale, with comments in the reader's language."""

    id: str
    """Stable: id of the API and a name, or page key and ordinal for a written one."""
    api: str
    """Id of the API that it is about; '' for a written example of an article."""
    steps: tuple[Step, ...]
    claims: tuple[str, ...] = ()
    """Ids of the claims that it demonstrates, sorted."""
    rules: tuple[str, ...] = ()
    """Ids of the rules that it exercises, sorted; what a mutation changes one by one."""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By locale: the block as a page shows it, prompts and comments included."""
    comments: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By locale, a sentence that says what it shows; empty for a written one."""
    is_generated: bool = True

    @property
    def code(self) -> str:
        """All code, without prompts and outputs."""
        return "".join(step.code for step in self.steps)

    @property
    def expected(self) -> str:
        """All expected output."""
        return "".join(step.expected for step in self.steps)

    @property
    def shape(self) -> str:
        """A hash of syntax trees and outputs: equal for two examples that differ in comments and layout only."""
        return _shape(self.steps)


@lru_cache(maxsize=1024)
def _shape(steps: tuple[Step, ...]) -> str:
    parts = [f"{ast.dump(ast.parse(step.code))}\0{step.expected}" for step in steps]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Occurrence(NamedTuple):
    """An example on a page."""

    example: Example
    path: str
    """Relative to the source root, locale folder included."""
    line: int
    """1-based line of the first prompt, in that file."""
    locale: str
    indent: str = ""
    """Blanks before each prompt, as they stand in the file."""


class Problem(NamedTuple):
    """Why an example could not be read; it counts as failed."""

    path: str
    line: int
    """1-based."""
    locale: str
    message: str


class Got(NamedTuple):
    """What a step that went wrong printed instead."""

    step: int
    """0-based ordinal in the example."""
    output: str
    message: str
    """In one sentence: output differs, raised, timed out, exited."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one example, wherever it stands."""

    got: tuple[Got, ...]
    """What went wrong, in order."""
    skipped: str
    """The reason why it did not run; '' where it ran."""
    seconds: float
    """How long it ran; 0 from the cache."""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example on one page: passed, skipped or failed."""

    example: Example
    passed: bool
    got: tuple[Got, ...]
    """What went wrong, in order; empty where it passed or was skipped."""
    path: str
    line: int
    """1-based line of the first prompt that went wrong, else of the first prompt, as the reader sees it."""
    locale: str
    skipped: str = ""
    """The reason why it did not run; '' where it ran."""
    start: int = 1
    """1-based line of the first line of its block."""
    indent: str = ""
    """Blanks before each prompt, as they stand in the file."""
    seconds: float = field(default=0.0, compare=False)
    """How long the example ran, 0 from the cache; in no deterministic output."""
