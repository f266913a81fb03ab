"""Makes the examples of every callable: plans, runs against the stub, keeps what shows what the docs say.

An example is only made of a scenario whose answer, run, is the one that its rule promises; so no page shows what the stub
does not do, and a rule that does not do what it says is reported.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, chain
from types import MappingProxyType
from typing import Any

from refgen.api.model import CALLABLE, Api, Model
from refgen.dataclass import dataclass
from refgen.examples.example import Example, Step
from refgen.examples.generate.dialect import Dialect
from refgen.examples.generate.plan import Subject, plan_scenarios
from refgen.examples.generate.record import record
from refgen.examples.generate.scenario import Kind, Scenario, proof_of
from refgen.examples.generate.words import comment_lines, introduction, quotation, quoted, signature
from refgen.examples.grounds import rules_by_callable
from refgen.stub.claims.by_id import ClaimsById
from refgen.stub.rule import Claim, Rule, RuleBook, Violate

Namespace = Callable[[], dict[str, Any]]
"""Makes fresh globals in which the stub can be imported."""

Outputs = Mapping[tuple[str, ...], tuple[str, ...]]
"""What statements print one after the other."""

LIMIT = 3
"""Examples on one page: enough to show the kinds, few enough to be read."""


@dataclass(frozen=True, slots=True)
class Unproven:
    """A scenario that the stub did not play as its rule says."""

    api: str
    rule: str
    """Id of the rule."""
    got: str
    """What the last statement printed."""


@dataclass(frozen=True, slots=True)
class Generated:
    """Examples for a model, and what could not be shown."""

    examples: tuple[Example, ...]
    unproven: tuple[Unproven, ...]


def generate_examples(model: Model, book: RuleBook, namespace: Namespace, dialect: Dialect) -> Generated:
    """At least one example for each callable."""
    maker = ExampleMaker(model, book, namespace, dialect)
    found = [maker.make(api) for api in model.apis if api.kind in CALLABLE]
    return Generated(
        tuple(example for one in found for example in one.examples),
        tuple(problem for one in found for problem in one.unproven),
    )


class ExampleMaker:
    """Makes the examples of one callable after the other."""

    def __init__(self, model: Model, book: RuleBook, namespace: Namespace, dialect: Dialect) -> None:
        """Take the stub to run scenarios against (`namespace`), and how it is written (`dialect`)."""
        self._model, self._book = model, book
        self._locales = model.locales
        self._namespace, self._dialect = namespace, dialect

    @cached_property
    def _apis(self) -> Mapping[str, Api]:
        return self._model.by_id

    @cached_property
    def _claims(self) -> Mapping[str, Claim]:
        return ClaimsById(self._book.claims)

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        return _Pages(self._claims)

    @cached_property
    def _rules(self) -> Mapping[str, tuple[Rule, ...]]:
        return rules_by_callable(self._model.declared, self._book.rules)

    def make(self, api: Api, known: Outputs = MappingProxyType({})) -> Generated:
        """The examples of a callable; `refgen.examples.grounds` knows what decides them. What is known is not run."""
        shown: dict[Kind, Example] = {}
        unproven: list[Unproven] = []
        rules = tuple(rule for rule in self._rules.get(api.id, ()) if rule.is_enforced)
        own = frozenset(rule.id for rule in rules if any(self._of_page(rule, api)))
        for scenario in plan_scenarios(Subject(api, rules, own, self._apis)):
            if scenario.kind in shown or len(shown) == LIMIT or (shown and scenario.kind is Kind.SILENT):
                continue
            opening = self._dialect.opening(api, scenario.elements)
            statements = (*opening, *self._statements(scenario))
            outputs = known.get(statements) or record(statements, self._namespace())
            got = outputs[-1] if len(outputs) == len(statements) else "".join(outputs)
            if is_proof(scenario, got):
                shown[scenario.kind] = self._example(api, scenario, statements, outputs, len(opening))
            else:
                unproven.append(Unproven(api.id, scenario.rules[0].id if scenario.rules else "", got))
        return Generated(tuple(shown.values()), tuple(unproven))

    def _statements(self, scenario: Scenario) -> Iterator[str]:
        for call in scenario.calls:
            yield from self._dialect.setting(call)
            yield self._dialect.answer(self._apis[call.api], call)

    def _example(
        self, api: Api, scenario: Scenario, statements: tuple[str, ...], outputs: tuple[str, ...], opening: int
    ) -> Example:
        # The site shows a page in every language, whether it has a file there or not.
        locales = sorted({*self._locales, "en-us"})
        shown = [[f">>> {code}", *output.splitlines()] for code, output in zip(statements, outputs, strict=True)]
        texts: dict[str, str] = {}
        comments: tuple[str, ...] = ()
        claim = quoted(scenario, self._claims)
        for locale in locales:
            said = quotation(claim, locale) if claim else signature(api)
            comments = comment_lines(introduction(scenario, locale), said)
            lines = [f">>> {line}" for line in comments]
            texts[locale] = "\n".join([*chain(*shown[:opening]), *lines, *chain(*shown[opening:])]) + "\n"
        places = accumulate(map(len, shown), initial=0)
        steps = [
            Step(f"{code}\n", output, place + len(comments) * (number >= opening))
            for number, (code, output, place) in enumerate(zip(statements, outputs, places, strict=False))
        ]
        claims = sorted({name for rule in scenario.rules for name in self._of_page(rule, api)})
        return Example(
            id=f"{api.id}:{scenario.kind.value}",
            api=api.id,
            steps=tuple(steps),
            claims=tuple(claims),
            rules=tuple(sorted(rule.id for rule in scenario.rules)),
            texts=texts,
            comments={locale: introduction(scenario, locale) for locale in locales},
        )

    def _of_page(self, rule: Rule, api: Api) -> Iterable[str]:
        own, apis = api.id, self._pages
        return (name for name in rule.claims if apis[name] == own)


class _Pages(dict[str, str]):
    """By the id of a claim, that of the API on whose page it stands; '' where there is no such claim.

    A rule of a whole area is asked for all claims of it by each call there.
    """

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        super().__init__()
        self._claims = claims

    def __missing__(self, name: str) -> str:
        self[name] = api = self._claims[name].api if name in self._claims else ""
        return api


def is_proof(scenario: Scenario, got: str) -> bool:
    """Whether an output shows what the scenario promises, and raises only where that is the promise."""
    is_violation = scenario.proof == proof_of(Violate())
    return scenario.proof in got and (is_violation or "Traceback" not in got)
