"""Effects: what happens. Those before the answer come first; the first `Return` or `Violate` that applies ends the call."""

from refgen.dataclass import dataclass
from refgen.stub.rule.value import Literal, Slot


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
