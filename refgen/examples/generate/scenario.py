"""A scenario: what an example is to show, before it is put into words of the stub."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from refgen.dataclass import dataclass
from refgen.stub.rule import Effect, Literal, Return, ReturnValue, Rule, SetOut, Violate

HIDDEN = "-"
"""What a call shows whose answer is not worth a line."""


class Kind(StrEnum):
    """What a scenario demonstrates; the best first: what can go wrong says more than that nothing did."""

    ARGUMENT = "argument"
    VIOLATION = "violation"
    STATE = "state"
    ORDER = "order"
    ELEMENTS = "elements"
    BUFFER = "buffer"
    CONDITION = "condition"
    VALUE = "value"
    SUCCESS = "success"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a scenario."""

    api: str
    """Id of what is called."""
    arguments: Mapping[str, Literal] = field(default_factory=dict)
    """By documented name."""
    faults: tuple[str, ...] = ()
    """Conditions that are set for this call, by name."""
    state: Mapping[str, Literal] = field(default_factory=dict)
    """Slots of the world that are set before the call, by name."""
    supplies: Mapping[str, str | bytes] = field(default_factory=dict)
    """Out-values that are supplied before the call, by parameter."""
    shows: str = HIDDEN
    """The out-parameter that is shown, `ppThing` or `ppThing is None`; '' for the answer itself."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Calls in order; the last one shows what the rules say."""

    kind: Kind
    api: str
    """Id of the API whose page shows it."""
    calls: tuple[Call, ...]
    rules: tuple[Rule, ...]
    """What it exercises, and cannot do without; empty where the docs are silent."""
    proof: str = ""
    """What the last output has to hold."""
    elements: tuple[str, ...] = ()
    """What the enumerator that is called hands out; empty where it is none."""


def proof_of(effect: Effect) -> str:
    """What an output must hold to show an effect."""
    match effect:
        case Return(code):
            return code
        case ReturnValue(value):
            return repr(value)
        case SetOut(_, value):
            return "True" if value is None else repr(value)
        case Violate():
            return "ContractViolation"
        case _:
            return ""
