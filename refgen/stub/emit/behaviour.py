"""What the runtime will do with a call, as far as a signature shows it: sizes that may be left out, what a success gives."""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from refgen.cache.held import HELD, remembered
from refgen.cache.runs import in_runs
from refgen.dataclass import dataclass
from refgen.stub.rule import Rule, RuleBook, Status
from refgen.stub.runtime.reference import Reference, Shapes
from refgen.stub.runtime.rule_lines import KnownRules, Subject, subject_of, subjects_of

if TYPE_CHECKING:
    from refgen.stub.runtime.plan import Plan

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class _Acting:
    """Rules, as far as they decide answers."""

    by_subject: Mapping[Subject, str]
    """Their ids and how far each is trusted; an id tells what a compiled one says."""
    places: Mapping[Subject, tuple[int, ...]]
    """Where they stand among all."""


class _UnreadRules(KnownRules):
    """Rules of which only those are read that somebody asks for."""

    def __init__(self, rules: tuple[Rule, ...], acting: _Acting) -> None:
        self._rules, self._acting = rules, acting

    def about(self, subject: Subject) -> tuple[Rule, ...]:
        """The rules that apply there, in their order."""
        return tuple(self._rules[place] for place in self._acting.places.get(subject, ()))


class _Reference(Reference):
    """The documented API, whose rules nobody has to read in order to know where they apply."""

    def __init__(self, shapes: Shapes, rules: tuple[Rule, ...], acting: _Acting) -> None:
        # no functions of this one: what is held can be written down
        super().__init__(partial(_itself, shapes), partial(_itself, rules), tuple)
        self._unread = _UnreadRules(rules, acting)

    @property
    def rules(self) -> KnownRules:
        """All rules by where they apply, whatever their status."""
        return self._unread


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The same rules as the package will run, asked about signatures."""

    reference: Reference
    acting: _Acting

    def capacities(self, api: str) -> frozenset[str]:
        """Parameters in which a caller offers room: without them there is always enough."""
        plan = self._plan(api, is_strict=False)
        return frozenset(buffer.capacity for _, buffer in plan.buffers)

    def successes(self, api: str) -> tuple[int, int]:
        """How many successes the docs list, for strict worlds and for the others."""
        strict, permissive = (
            sum(self.reference.code(name).is_success for name in self._plan(api, is_strict=is_strict).codes)
            for is_strict in (True, False)
        )
        return strict, permissive

    def told(self, api: str, interface: str, area: str) -> str:
        """All that decides the other answers to its calls but its signature: the rules."""
        return " ".join(filter(None, map(self.acting.by_subject.get, subjects_of(api, interface, area))))

    def _plan(self, api: str, *, is_strict: bool) -> "Plan":
        # Those of all calls take longer to read in a new process than those of few to make.
        from refgen.stub.runtime.plan import plans_of  # noqa: PLC0415  (as above)

        return plans_of(self.reference, is_strict=is_strict).of(self.reference.signature(api))


def read_behaviour(shapes: Shapes, book: RuleBook) -> Behaviour:
    """Lay the rules over the signatures."""
    return _behaviour(shapes, HELD.same(book.rules, read_behaviour))


@remembered
def _behaviour(shapes: Shapes, rules: tuple[Rule, ...]) -> Behaviour:
    acting = _acting(rules)
    return Behaviour(_Reference(shapes, rules, acting), acting)


@remembered
def _acting(rules: tuple[Rule, ...]) -> _Acting:
    found: dict[Subject, list[str]] = defaultdict(list)
    places: dict[Subject, list[int]] = defaultdict(list)
    for place, (subject, told) in enumerate(in_runs(_told, rules)):
        found[subject].append(told)
        places[subject].append(place)
    return _Acting(
        {subject: " ".join(all_of) for subject, all_of in found.items()},
        {subject: tuple(all_of) for subject, all_of in places.items()},
    )


def _told(rule: Rule) -> tuple[Subject, str]:
    told = repr(rule) if rule.status is Status.HAND else f"{rule.id} {rule.status} {rule.is_certain}"
    return subject_of(rule.scope), told


def _itself(value: _Value) -> _Value:
    return value
