"""What a sentence of the reference demands, as data: claims, the rules compiled from them, and both together as a book.

A claim is one sentence of the canonical English with its translations. A rule binds claims to something that the runtime
can do: where it applies (scope), when (guard) and what happens (effect). All three are closed unions of plain values, so
that a rule can be reviewed, stored as JSON, made stale when its sentence changes, and run without generating code.

This file is copied into every generated package and so imports nothing but the standard library.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Literal = int | str | bool | None
"""A value in a rule. A `str` is the name of a documented constant, or the text itself where the parameter is a string."""


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


class Per(StrEnum):
    """What has its own copy of a piece of state."""

    WORLD = "world"
    OBJECT = "object"
    THREAD = "thread"


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of state by name; unset, it is None, and counts as 0 for `Count`."""

    name: str
    """Kebab-case; `clr-unusable`, `reverse-entries`."""
    per: Per = Per.WORLD


# Scopes: the calls that a rule is about.


@dataclass(frozen=True, slots=True)
class OneApi:
    """Calls of one method, function or callback."""

    api: str
    parameter: str | None = None
    """The parameter that the sentence describes; None where it is about the whole call."""


@dataclass(frozen=True, slots=True)
class EveryMethod:
    """Calls of every method of an interface, not of those derived from it."""

    interface: str


@dataclass(frozen=True, slots=True)
class EveryCall:
    """Calls of every callable in an area: "subsequent calls to hosting methods"."""

    area: str
    """As `Api.area`."""


Scope = OneApi | EveryMethod | EveryCall


# Guards: when a rule acts. A guard on a parameter that the call does not have is false.


@dataclass(frozen=True, slots=True)
class Always:
    """Every call in the scope."""


@dataclass(frozen=True, slots=True)
class IsNull:
    """A null pointer was passed (plain style: None)."""

    parameter: str


@dataclass(frozen=True, slots=True)
class Equals:
    """The argument has exactly this value; `0` also matches null for a pointer."""

    parameter: str
    value: Literal


@dataclass(frozen=True, slots=True)
class NotIn:
    """The argument is none of these values."""

    parameter: str
    values: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class OutsideEnumeration:
    """The argument is no value of the enumeration (for flags: has a bit that no value has)."""

    parameter: str
    enumeration: str
    """Id of the enumeration."""


@dataclass(frozen=True, slots=True)
class OutsideRange:
    """The argument is a number below `low` or above `high`."""

    parameter: str
    low: int | None = None
    """None means no lower bound."""
    high: int | None = None
    """None means no upper bound."""


@dataclass(frozen=True, slots=True)
class TooSmall:
    """The caller's capacity is below what the answer needs (terminating null included)."""

    capacity: str
    """Parameter with the size that the caller offers."""


@dataclass(frozen=True, slots=True)
class Exhausted:
    """An enumerator has fewer elements left than were asked for."""

    count: str
    """Parameter with the number asked for; '' means one."""


@dataclass(frozen=True, slots=True)
class StateIs:
    """A slot has this value; an unset slot is None, and also equals 0 and False."""

    slot: Slot
    value: Literal


@dataclass(frozen=True, slots=True)
class Faulted:
    """A condition that the docs name and no call can show: `timeout`, `out-of-memory`, `not-attached`; the test's author sets it."""

    fault: str
    """Kebab-case name, unique among the faults of an API."""


@dataclass(frozen=True, slots=True)
class CallCount:
    """How often an API was called successfully before this call, in this world (or on this object or thread)."""

    api: str
    at_least: int = 0
    at_most: int | None = None
    """None means without bound; 0 says "never called yet"."""
    per: Per = Per.WORLD


@dataclass(frozen=True, slots=True)
class Outside:
    """The call is not made from within a call of `api` ("may be called only from the `Initialize` callback")."""

    api: str


@dataclass(frozen=True, slots=True)
class Misplaced:
    """The call crosses between managed and unmanaged code where its thread cannot be: what is still open rules it out."""

    breach: str
    """Which rule of the boundary protocol it breaks: a value of the runtime's `boundary.Breach`."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The call has been answered with one of these codes; makes the rule act after the answer instead of giving it."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionBelow:
    """The world's runtime version is lower; a world without a version never matches."""

    version: str
    """`2.0`, `4.5`."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these holds."""

    guards: tuple["Guard", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these holds."""

    guards: tuple["Guard", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The guard does not hold."""

    guard: "Guard"


Guard = (
    Always
    | IsNull
    | Equals
    | NotIn
    | OutsideEnumeration
    | OutsideRange
    | TooSmall
    | Exhausted
    | StateIs
    | Faulted
    | CallCount
    | Outside
    | Misplaced
    | Answered
    | VersionBelow
    | AllOf
    | AnyOf
    | Not
)


# Effects: what happens. Those before the answer come first; the first `Return` or `Violate` that applies ends the call.


@dataclass(frozen=True, slots=True)
class Return:
    """The call answers with this code. With `Always` (or only `Answered`-free state guards) it is the documented success."""

    code: str
    """Name as the docs write it; its number comes from the model, never from the rule."""


@dataclass(frozen=True, slots=True)
class ReturnValue:
    """The call answers with a plain value, for callables that return no HRESULT."""

    value: Literal


@dataclass(frozen=True, slots=True)
class Violate:
    """The caller broke the contract and the docs name no code: `ContractViolation`."""


@dataclass(frozen=True, slots=True)
class Set:
    """A slot takes a value; a latch is a slot that no rule ever sets back."""

    slot: Slot
    value: Literal


@dataclass(frozen=True, slots=True)
class Count:
    """A slot goes up or down; the halves of a pair are `by=1`, `by=-1` and a `Violate` or `Return` on `StateIs(slot, 0)`."""

    slot: Slot
    by: int


@dataclass(frozen=True, slots=True)
class SetOut:
    """An out-parameter gets a value."""

    parameter: str
    value: Literal


@dataclass(frozen=True, slots=True)
class Allow:
    """These are the documented codes; an answer outside the set (a script's, a user's host's) is reported."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Permit:
    """The docs allow it expressly ("may be null", "is ignored"): no answer changes, but the claim is exercised."""


@dataclass(frozen=True, slots=True)
class Buffer:
    """Size in, data and size out: the two-call protocol."""

    buffer: str
    capacity: str
    """Parameter with the elements that the caller's buffer can hold."""
    needed: str | None = None
    """Out-parameter that receives the elements needed or written; None where there is none."""


@dataclass(frozen=True, slots=True)
class Enumerate:
    """A method of an enumerator."""

    role: str
    """`next`, `skip`, `reset`, `clone` or `count`."""
    count: str | None = None
    """Parameter with the number asked for."""
    elements: str | None = None
    """Out-parameter with the elements, or the clone, or the count."""
    fetched: str | None = None
    """Out-parameter with the number delivered."""


@dataclass(frozen=True, slots=True)
class MustRelease:
    """What this out-parameter gave must be freed by a call of `by` before the world closes."""

    parameter: str
    by: str
    """Id of an API, or the name of a function outside the model: `CoTaskMemFree`."""


@dataclass(frozen=True, slots=True)
class Advise:
    """Worth telling the caller and never wrong: deprecated, obsolete, informational."""

    topic: str
    """Kebab-case: `deprecated`, `do-not-use`."""


Effect = (
    Return | ReturnValue | Violate | Set | Count | SetOut | Allow | Permit | Buffer | Enumerate | MustRelease | Advise
)


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
