"""What a sentence of the reference demands, as data: claims, the rules compiled from them, and both together as a book.

A claim is one sentence of the canonical English with its translations. A rule binds claims to something that the runtime
can do: where it applies (scope), when (guard) and what happens (effect). All three are closed unions of plain values, so
that a rule can be reviewed, stored as JSON, made stale when its sentence changes, and run without generating code.

These files are copied into every generated package and so import nothing but the standard library.
"""

from refgen.stub.rule.book import LIVE, Claim, Rule, RuleBook, Status, Wording
from refgen.stub.rule.effect import (
    Advise,
    Allow,
    Buffer,
    Count,
    Effect,
    Enumerate,
    MustRelease,
    Permit,
    Return,
    ReturnValue,
    Set,
    SetOut,
    Violate,
)
from refgen.stub.rule.guard import (
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
    Misplaced,
    Not,
    NotIn,
    Outside,
    OutsideEnumeration,
    OutsideRange,
    Overstated,
    StateIs,
    TooSmall,
    VersionBelow,
)
from refgen.stub.rule.scope import EveryCall, EveryMethod, OneApi, Scope
from refgen.stub.rule.value import Literal, Per, Slot

__all__ = [
    "LIVE",
    "Advise",
    "AllOf",
    "Allow",
    "Always",
    "Answered",
    "AnyOf",
    "Buffer",
    "CallCount",
    "Claim",
    "Count",
    "Effect",
    "Enumerate",
    "Equals",
    "EveryCall",
    "EveryMethod",
    "Exhausted",
    "Faulted",
    "Guard",
    "IsNull",
    "Literal",
    "Misplaced",
    "MustRelease",
    "Not",
    "NotIn",
    "OneApi",
    "Outside",
    "OutsideEnumeration",
    "OutsideRange",
    "Overstated",
    "Per",
    "Permit",
    "Return",
    "ReturnValue",
    "Rule",
    "RuleBook",
    "Scope",
    "Set",
    "SetOut",
    "Slot",
    "StateIs",
    "Status",
    "TooSmall",
    "VersionBelow",
    "Violate",
    "Wording",
]
