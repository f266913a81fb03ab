"""Guards: when a rule acts. A guard on a parameter that the call does not have is false."""

from collections.abc import Iterator

from refgen.dataclass import dataclass
from refgen.stub.rule.value import Literal, Per, Slot


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
class Overstated:
    """The caller says that there is more data than it passes."""

    data: str
    """Parameter with the data."""
    size: str
    """Parameter with their size."""
    is_bytes: bool = False
    """Whether the size counts bytes; else it counts elements: characters of a text, items of an array."""


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
    | Overstated
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


def leaves(guard: Guard) -> Iterator[Guard]:
    """Yield the simple guards that a guard is made of."""
    match guard:
        case AllOf(guards) | AnyOf(guards):
            for one in guards:
                yield from leaves(one)
        case Not(inner):
            yield from leaves(inner)
        case _:
            yield guard
