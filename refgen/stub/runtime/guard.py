"""Whether a rule's guard holds for a call."""

from dataclasses import field

from refgen.dataclass import dataclass
from refgen.stub.rule import (
    AllOf,
    Always,
    Answered,
    AnyOf,
    CallCount,
    Equals,
    Exhausted,
    Faulted,
    Guard,
    IsNull,
    Literal,
    Misplaced,
    Not,
    NotIn,
    OutsideEnumeration,
    OutsideRange,
    Overstated,
    StateIs,
    TooSmall,
    VersionBelow,
)
from refgen.stub.rule import Outside as OutsideCall
from refgen.stub.runtime.boundary import Crossing
from refgen.stub.runtime.code import Code, Undocumented
from refgen.stub.runtime.memory import Memory
from refgen.stub.runtime.moment import Attempt
from refgen.stub.runtime.reference import Reference


@dataclass(slots=True)
class Situation:
    """Everything that a guard may look at."""

    reference: Reference
    memory: Memory
    attempt: Attempt
    code: Code | Undocumented | None = None
    """The answer, once there is one."""
    faults: frozenset[str] = frozenset()
    """Names of the conditions that the world's author set for this call."""
    needed: dict[str, int] = field(default_factory=dict)
    """Elements that an answer needs, by the name of the parameter that offers room for them."""
    remaining: int | None = None
    """Elements that an enumerator has left; None for every other object."""
    callers: tuple[str, ...] = ()
    """Ids of the calls that this one is made from, outermost first."""
    version: str = ""
    """Runtime version of the world; empty where it has none."""
    breach: str = ""
    """What the boundary protocol has against the call; empty where it is no crossing, or stands right."""
    open_crossings: tuple[tuple[int, Crossing], ...] = ()
    """What is open on the thread of a crossing, outermost first: 0-based position in the trace, and what crossed."""


def holds(guard: Guard, now: Situation) -> bool:  # noqa: C901, PLR0911, PLR0912 - one line a variant of a closed union
    """Tell whether a guard is true of a call."""
    arguments = now.attempt.arguments
    match guard:
        case Always():
            return True
        case IsNull(parameter):
            return parameter in arguments and arguments[parameter] is None
        case Equals(parameter, value):
            return parameter in arguments and _is_same(arguments[parameter], value, now.reference)
        case NotIn(parameter, values):
            return parameter in arguments and not any(
                _is_same(arguments[parameter], value, now.reference) for value in values
            )
        case OutsideEnumeration(parameter, enumeration):
            return _is_outside(arguments.get(parameter), enumeration, now.reference)
        case OutsideRange(parameter, low, high):
            number = arguments.get(parameter)
            return isinstance(number, int) and (
                (low is not None and number < low) or (high is not None and number > high)
            )
        case TooSmall(capacity):
            offered = arguments.get(capacity)
            return isinstance(offered, int) and capacity in now.needed and offered < now.needed[capacity]
        case Overstated(data, size, is_bytes):
            return _is_overstated(arguments.get(data), arguments.get(size), is_bytes=is_bytes)
        case Exhausted(count):
            asked = arguments.get(count, 1)
            return now.remaining is not None and isinstance(asked, int) and asked > now.remaining
        case StateIs(slot, value):
            found = now.memory.read(slot, now.attempt.target, now.attempt.thread)
            return found == value or (found is None and value in (0, False))
        case Faulted(fault):
            return fault in now.faults
        case CallCount(api, at_least, at_most, per):
            times = now.memory.successes(api, per, now.attempt.target, now.attempt.thread)
            return times >= at_least and (at_most is None or times <= at_most)
        case OutsideCall(api):
            return api not in now.callers
        case Misplaced(breach):
            return now.breach == breach
        case Answered(codes):
            return not isinstance(now.code, Undocumented) and now.code is not None and now.code.name in codes
        case VersionBelow(version):
            return bool(now.version) and _version(now.version) < _version(version)
        case AllOf(guards):
            return all(holds(one, now) for one in guards)
        case AnyOf(guards):
            return any(holds(one, now) for one in guards)
        case Not(inner):
            return not holds(inner, now)


def _is_same(argument: object, value: Literal, reference: Reference) -> bool:
    if argument is None:
        return value is None or (value == 0 and not isinstance(value, str))
    if isinstance(value, str):
        return argument == value or (value in reference.constants and argument == reference.constants[value])
    return bool(argument == value)


def _is_outside(argument: object, enumeration: str, reference: Reference) -> bool:
    known = reference.shapes.enumerations.get(enumeration)
    if known is None or not known.values or not isinstance(argument, int):
        return False
    if not known.is_flags:
        return argument not in known.values.values()
    every = 0
    for value in known.values.values():
        every |= value
    return argument & ~every != 0


def _is_overstated(data: object, size: object, *, is_bytes: bool) -> bool:
    """Whether a size is more than the data has; a text may count its terminating null, and two bytes a character."""
    if not isinstance(size, int):
        return False
    if isinstance(data, str):
        return size > (len(data) + 1) * (2 if is_bytes else 1)
    if isinstance(data, bytes | bytearray):
        return size > len(data)
    return not is_bytes and isinstance(data, list | tuple) and size > len(data)


def is_version(text: object) -> bool:
    """Whether it can be compared with the versions that the docs name: `4.5`; '' stands for none."""
    return isinstance(text, str) and (not text or all(part.isdecimal() for part in text.split(".")))


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())
