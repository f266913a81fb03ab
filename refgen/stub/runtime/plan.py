"""The rules of one callable, in the order in which they act.

Before an answer the first that applies ends the call: what the runtime's state forbids, then what the arguments deserve,
then broken contracts for which no code is documented, then faults that the world's author set, then what the data
decides (a buffer too small, an enumerator exhausted), and last the documented success. A documented code thus always
beats a violation, and a set fault never hides a broken contract.
"""

from enum import IntEnum
from itertools import chain
from weakref import WeakKeyDictionary

from refgen.dataclass import dataclass
from refgen.stub.rule import (
    Allow,
    Always,
    Answered,
    Buffer,
    Count,
    Enumerate,
    Exhausted,
    Faulted,
    MustRelease,
    Permit,
    Return,
    ReturnValue,
    Rule,
    Set,
    SetOut,
    StateIs,
    TooSmall,
    VersionBelow,
    Violate,
    leaves,
)
from refgen.stub.runtime.reference import Reference, Signature
from refgen.stub.runtime.rule_lines import KnownRules, RuleLines, subjects_of


class Turn(IntEnum):
    """When a deciding rule acts; lower is earlier."""

    STATE = 0
    ARGUMENTS = 1
    CONTRACT = 2
    FAULT = 3
    DATA = 4
    SUCCESS = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What applies to the calls of one callable."""

    deciding: tuple[tuple[Turn, Rule], ...]
    """`Return`, `ReturnValue` and `Violate`, in the order of their turns."""
    following: tuple[Rule, ...]
    """What happens once there is an answer: slots, out-values."""
    notes: tuple[Rule, ...]
    """`Permit` and `Advise`: nothing to do but to count them as exercised."""
    buffers: tuple[tuple[Rule, Buffer], ...]
    enumerates: tuple[tuple[Rule, Enumerate], ...]
    releases: tuple[tuple[Rule, MustRelease], ...]
    allowed: tuple[tuple[Rule, Allow], ...]
    faults: frozenset[str]
    """Names of the conditions that a world's author can set."""
    codes: frozenset[str]
    """Names of all codes that the page lists, or some rule answers or allows; empty where the docs name none."""


class Plans:
    """Plans by callable, made when first asked for, shared by all worlds of a reference that trust the same rules."""

    def __init__(self, reference: Reference, *, is_strict: bool) -> None:
        # The reference itself would keep itself alive: plans are shared for as long as it lives.
        self._rules = reference.rules
        self._is_strict = is_strict
        self._plans: dict[str, Plan] = {}

    def of(self, signature: Signature) -> Plan:
        """The plan for calls of a callable."""
        plan = self._plans.get(signature.id)
        if plan is None:
            rules = rules_about(self._rules, signature)
            trusted = (rule for rule in rules if (rule.is_enforced if self._is_strict else rule.is_live))
            plan = self._plans[signature.id] = make_plan(tuple(trusted), signature.outcomes)
        return plan


def rules_about(rules: KnownRules | RuleLines, signature: Signature) -> tuple[Rule, ...]:
    """The rules in whose scope a callable is, whatever their status."""
    subjects = subjects_of(signature.id, signature.interface, signature.area)
    return tuple(chain.from_iterable(map(rules.about, subjects)))


_shared: "WeakKeyDictionary[Reference, dict[bool, Plans]]" = WeakKeyDictionary()


def plans_of(reference: Reference, *, is_strict: bool) -> Plans:
    """The plans that all worlds of a reference share."""
    kept = _shared.setdefault(reference, {})
    if is_strict not in kept:
        kept[is_strict] = Plans(reference, is_strict=is_strict)
    return kept[is_strict]


def make_plan(rules: tuple[Rule, ...], outcomes: tuple[str, ...] = ()) -> Plan:
    """Sort rules by what they do and when."""
    deciding = [(turn_of(rule), rule) for rule in rules if isinstance(rule.effect, Return | ReturnValue | Violate)]
    return Plan(
        deciding=tuple(sorted(deciding, key=lambda pair: (pair[0], pair[1].id))),
        following=tuple(rule for rule in rules if isinstance(rule.effect, Set | Count | SetOut)),
        notes=tuple(rule for rule in rules if isinstance(rule.effect, Permit)),
        buffers=tuple((rule, rule.effect) for rule in rules if isinstance(rule.effect, Buffer)),
        enumerates=tuple((rule, rule.effect) for rule in rules if isinstance(rule.effect, Enumerate)),
        releases=tuple((rule, rule.effect) for rule in rules if isinstance(rule.effect, MustRelease)),
        allowed=tuple((rule, rule.effect) for rule in rules if isinstance(rule.effect, Allow)),
        faults=frozenset(leaf.fault for rule in rules for leaf in leaves(rule.guard) if isinstance(leaf, Faulted)),
        codes=frozenset(
            list(outcomes)
            + [rule.effect.code for rule in rules if isinstance(rule.effect, Return)]
            + [code for rule in rules if isinstance(rule.effect, Allow) for code in rule.effect.codes]
        ),
    )


def turn_of(rule: Rule) -> Turn:
    """When a deciding rule acts."""
    kinds = {leaf.__class__ for leaf in leaves(rule.guard)}
    if isinstance(rule.effect, Violate):
        return Turn.CONTRACT
    if Faulted in kinds:
        return Turn.FAULT
    if kinds & {TooSmall, Exhausted}:
        return Turn.DATA
    if kinds <= {Always, Answered}:
        return Turn.SUCCESS
    return Turn.STATE if kinds <= {StateIs, VersionBelow, Always} else Turn.ARGUMENTS
