"""A scenario: what an example is to show, before it is put into words of the stub."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from refgen.stub.rule import Effect, Literal, Rule


class Kind(StrEnum):
    """What a scenario demonstrates; the best first: what can go wrong says more than that nothing did."""

    ARGUMENT = "argument"
    VIOLATION = "violation"
    STATE = "state"
    ORDER = "order"
    CONDITION = "condition"
    BUFFER = "buffer"
    ELEMENTS = "elements"
    VALUE = "value"
    SUCCESS = "success"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a scenario."""

    api: str
    """Id of what is called."""
    arguments: Mapping[str, Literal] = field(default_factory=dict)
    """By documented name; what is absent is filled in by type."""
    faults: tuple[str, ...] = ()
    """Conditions that are set for this call, by name."""
    state: Mapping[str, Literal] = field(default_factory=dict)
    """Slots of the world that are set before the call, by name."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Calls in order; the last one shows what the rules say."""

    kind: Kind
    api: str
    """Id of the API whose page shows it."""
    calls: tuple[Call, ...]
    rules: tuple[Rule, ...]
    """What it exercises, and cannot do without; empty where the docs are silent."""
    effect: Effect | None = None
    """What the last answer has to show; None where the docs are silent."""
    repeats_answer: bool = False
    """Whether every call is shown with its answer, not only the last."""
