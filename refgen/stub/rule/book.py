"""Claims, rules, how far a rule is trusted, and all of them as a book."""

from collections.abc import Mapping
from enum import StrEnum

from refgen.dataclass import dataclass
from refgen.stub.rule.effect import Effect
from refgen.stub.rule.guard import Guard
from refgen.stub.rule.scope import Scope


class Status(StrEnum):
    """How far a rule can be trusted."""

    AUTO = "auto"
    """Compiled from its sentence; nobody has looked at it."""
    REVIEWED = "reviewed"
    """Compiled, and confirmed by a person."""
    HAND = "hand"
    """Written by a person for a sentence."""
    REJECTED = "rejected"
    """A person said that it is wrong; kept so that it is not compiled again."""
    STALE = "stale"
    """The English of one of its claims changed since it was reviewed or written."""
    ORPHAN = "orphan"
    """One of its claims no longer exists."""


LIVE = frozenset({Status.AUTO, Status.REVIEWED, Status.HAND})
"""The statuses with which a rule may run at all."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A claim's sentence in one locale, and where the reader finds it."""

    text: str
    sha: str
    """First 16 hexadecimal digits of the SHA-256 of `text` in UTF-8."""
    path: str
    """Relative to the source root, locale folder included."""
    line: int
    """1-based."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One normative sentence of the canonical English."""

    id: str
    """Stable while the sentence keeps its place: page's `ms.assetid` or path, section, key, ordinal."""
    api: str
    """Id of the API whose page it stands on."""
    page: str
    """Key of the page."""
    section: str
    """`summary`, `parameters`, `return-value`, `remarks`, `requirements`, `members`."""
    line: int
    """1-based line in the file that the English comes from."""
    english: str
    """Markdown as it stands on the page; where there is no English at all, in the first of `locales`."""
    sha: str
    """First 16 hexadecimal digits of the SHA-256 of `english` in UTF-8."""
    locales: Mapping[str, Wording]
    """By locale, sorted; `en-us` is among them unless the page exists only in translation."""
    unit: int = -1
    """Unit of the canonical page that it stands in (`refgen.align.Segment.unit`); -1 where it is not known."""
    ordinal: int = -1
    """0-based order of its segment inside the unit."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that the runtime can do because claims say so."""

    id: str
    """Stable; unique in the book."""
    claims: tuple[str, ...]
    """Ids, at least one."""
    pattern: str
    """Name of the pattern that compiled it, `null-argument`; `hand` for one written by a person."""
    scope: Scope
    guard: Guard
    effect: Effect
    status: Status = Status.AUTO
    is_certain: bool = False
    """Whether the binding is sure enough to run as fact; only matters while the status is `auto`."""
    invented: tuple[str, ...] = ()
    """What the sentence does not say and the rule had to assume, in English sentences."""

    @property
    def is_live(self) -> bool:
        """Whether it may run at all."""
        return self.status in LIVE

    @property
    def is_enforced(self) -> bool:
        """Whether strict worlds run it as fact; the others run in permissive and audit worlds, marked as unsure."""
        return self.status in {Status.REVIEWED, Status.HAND} or (self.status is Status.AUTO and self.is_certain)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything that the reference claims, and what was made of it."""

    claims: tuple[Claim, ...] = ()
    """Sorted by id."""
    rules: tuple[Rule, ...] = ()
    """Sorted by id."""
