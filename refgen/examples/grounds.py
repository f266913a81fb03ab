"""What decides the examples of a callable, so that a change of one page makes only those again that it concerns.

That is what its page declares, the interfaces that it names, the rules in whose scope it is, the sentences that they quote,
the calls that have to come first, and what all calls share: enumerations and numbers of codes. Prose of which no rule was made
decides nothing, so most edits of a page leave its examples as they are.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from refgen.api import CALLABLE, Api, Model
from refgen.cache.held import HELD, remembered
from refgen.cache.runs import in_runs
from refgen.dataclass import dataclass
from refgen.stub.claims.by_id import ClaimsById
from refgen.stub.claims.cited import cited_by, rules_citing
from refgen.stub.claims.told import Told, told_by, words_of
from refgen.stub.counted import OPEN
from refgen.stub.emit.names import known_of
from refgen.stub.emit.shapes import make_shapes
from refgen.stub.rule import (
    CallCount,
    Claim,
    Guard,
    Outside,
    Rule,
    RuleBook,
    StateIs,
    leaves,
)
from refgen.stub.runtime.reference import Reference, Shapes
from refgen.stub.runtime.rule_lines import Subject, subject_of, subjects_of
from refgen.text.late import late

_NAME = late(r"[A-Za-z_]\w*")


class Grounds(NamedTuple):
    """What decides examples."""

    digests: Mapping[str, str]
    """By the id of each callable, the same whenever its examples are."""
    quoted: Mapping[str, str] = MappingProxyType({})
    """Those of the run before, of callables of which only what their claims say has changed: the same code answers the same."""


def grounds_of_examples(model: Model, book: RuleBook) -> Grounds:
    """Only what has changed since the run before is told anew."""
    outline = model.declared
    plan = _plan(outline, make_shapes(outline, book), HELD.same(book.rules, grounds_of_examples))
    said = told_by(book.claims)
    before: _Grounds | None = HELD.get((_Grounds,))
    if before and before.plan is plan and before.said is said:
        return Grounds(before.digests)
    stand = before.digests if before and before.plan.shared == plan.shared else {}
    concerned = plan.concerned(before.plan, said.altered(before.said)) if before and stand else plan.rules.keys()
    new = plan.digests(concerned, ClaimsById(book.claims))
    digests = {name: new.get(name) or stand[name] for name in plan.rules}
    HELD.put((_Grounds,), _Grounds(plan, said, digests))
    return Grounds(digests, {name: stand[name] for name in new} if before and before.plan is plan else {})


@dataclass(frozen=True, slots=True)
class _Plan:
    """All that decides examples but for what claims say."""

    acting: tuple[Rule, ...]
    """All rules."""
    apis: Mapping[str, Api]
    """All of them, without prose."""
    rules: Mapping[str, tuple[Rule, ...]]
    """By the id of each callable, those in whose scope it is."""
    others: Mapping[str, tuple[str, ...]]
    """By the id of a callable, those of APIs that such rules look back at."""
    lineages: Mapping[str, str]
    """By the id of an interface, what objects of it can do: its methods, and those of all that it inherits from."""
    shared: str
    """A digest of what decides all."""

    def concerned(self, before: "_Plan", claims: frozenset[str]) -> list[str]:
        """The callables whose examples other things decide than before, or claims that say something else; by id."""
        citing = {id(rule) for rule in rules_citing(claims, self.acting)}
        interfaces = _altered(before.lineages, self.lineages)
        altered = {
            name
            for name, api in self.apis.items()
            if not citing.isdisjoint(map(id, self.rules.get(name, ())))
            or api is not before.apis.get(name)
            or (interfaces and not interfaces.isdisjoint(_objects(api)))
            or [*map(id, self.rules.get(name, ()))] != [*map(id, before.rules.get(name, ()))]
        }
        # One that rules looked back at may be gone.
        return [
            name
            for name in self.rules
            if name in altered
            or not altered.isdisjoint(others := self.others.get(name, ()))
            or others != before.others.get(name, ())
        ]

    def digests(self, names: Iterable[str], claims: Mapping[str, Claim]) -> dict[str, str]:
        """What decides the examples of some callables."""
        # A rule of a whole area is one of each of its callables.
        known: dict[int, str] = {}

        def told(rule: Rule) -> str:
            return known.get(id(rule)) or known.setdefault(id(rule), _told(rule, claims))

        @cache
        def own(name: str) -> str:
            api = self.apis[name]
            objects = (self.lineages.get(one, "") for one in sorted(_objects(api)))
            return " ".join((_declared(api), *objects, *map(told, self.rules.get(name, ()))))

        def digest(name: str) -> str:
            return _short("\n".join((*map(own, (name, *self.others.get(name, ()))), self.shared)))

        return {name: digest(name) for name in names}


class _Grounds(NamedTuple):
    """What a run has found."""

    plan: _Plan
    said: Told
    digests: Mapping[str, str]


@remembered
def _plan(model: Model, shapes: Shapes, acting: tuple[Rule, ...]) -> _Plan:
    apis = model.by_id
    rules = rules_by_callable(model, acting)
    around = repr((model.locales, shapes.enumerations, shapes.codes))
    mentioned = dict(zip(map(id, acting), in_runs(_mentioned, acting), strict=True))
    others = {
        name: tuple(sorted({other for rule in some for other in mentioned[id(rule)]} & apis.keys()))
        for name, some in rules.items()
    }
    # Asked for here, it is held as long as the plan, also by runs of which no claim says anything else.
    cited_by(acting)
    looked_at = {name: some for name, some in others.items() if some}
    return _Plan(acting, apis, rules, looked_at, _lineages(shapes), _short(around))


@remembered
def rules_by_callable(model: Model, rules: tuple[Rule, ...]) -> Mapping[str, tuple[Rule, ...]]:
    """The rules in whose scope each callable is, sorted by id."""
    within: dict[Subject, list[str]] = defaultdict(list)
    own: dict[str, list[Rule]] = {}
    for one in known_of(model.apis):
        if one.kind in CALLABLE:
            own[one.id] = []
            for subject in subjects_of(one.id, one.parent or "", one.area):
                within[subject].append(one.id)
    for rule, subject in zip(rules, in_runs(_subject, rules), strict=True):
        for name in within.get(subject, ()):
            own[name].append(rule)
    return {name: tuple(found) for name, found in own.items()}


def _subject(rule: Rule) -> Subject:
    return subject_of(rule.scope)


def _lineages(shapes: Shapes) -> Mapping[str, str]:
    told = {name: repr((name, shape)) for name, shape in shapes.interfaces.items()}
    lineage = Reference(lambda: shapes, tuple, tuple).lineage
    return {name: " ".join(map(told.__getitem__, lineage(name))) for name in told}


def _altered(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """The interfaces of which objects can do other things than before, or which there were not, or are no more."""
    return frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def _objects(api: Api) -> set[str]:
    """The names in the types of a call, and of what it is a method of: objects of other interfaces it never meets."""
    words = " ".join((api.return_type, *(one.type for one in api.parameters)))
    return {api.parent or "", *_NAME.findall(words)}


def _declared(api: Api) -> str:
    """What a page says of a callable, but for its prose."""
    parameters = [(one.name, one.type, one.direction, one.optional) for one in api.parameters]
    codes = [(one.code, one.value) for one in api.outcomes]
    return repr((api.id, api.area, api.signature, api.return_type, parameters, codes, *api.sources))


def _told(rule: Rule, claims: Mapping[str, Claim]) -> str:
    """What a rule does, how far it is trusted, and what its claims say."""
    words = [words_of(claims[name]) for name in rule.claims if name in claims]
    return repr((rule.id, rule.guard, rule.effect, rule.status, rule.is_certain, words))


def _short(text: str) -> str:
    """A digest: a rule of a whole area is told for each of its callables."""
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()


def _mentioned(rule: Rule) -> tuple[str, ...]:
    """The ids of the calls that a rule looks back at."""
    return tuple(filter(None, map(_looked_at, leaves(rule.guard))))


def _looked_at(leaf: Guard) -> str:
    match leaf:
        case CallCount(api) | Outside(api):
            return api
        case StateIs(slot):
            return slot.name.removeprefix(OPEN)
        case _:
            return ""
