"""Makes the examples of every callable: plans, runs against the stub, keeps what shows what the docs say.

An example is only made of a scenario whose answer, run, is the one that its rule promises; so no page shows what the stub
does not do, and a rule that does not do what it says is reported.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from refgen.api.model import Api, Model
from refgen.api.model import Kind as ApiKind
from refgen.examples.example import Example, Step
from refgen.examples.generate.dialect import Dialect
from refgen.examples.generate.plan import Subject, plan_scenarios
from refgen.examples.generate.record import record
from refgen.examples.generate.scenario import Kind, Scenario, proof_of
from refgen.examples.generate.words import comment_lines, introduction, quotation, signature
from refgen.stub.rule import Claim, EveryCall, EveryMethod, OneApi, Rule, RuleBook, Violate

Namespace = Callable[[], dict[str, Any]]
"""Makes fresh globals in which the stub can be imported."""

LIMIT = 3
"""Examples on one page: enough to show the kinds, few enough to be read."""
_CALLABLE = frozenset({ApiKind.METHOD, ApiKind.FUNCTION, ApiKind.CALLBACK})


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
    maker = _Maker(model, book, namespace, dialect)
    for api in model.apis:
        if api.kind in _CALLABLE:
            maker.add(api)
    return Generated(tuple(maker.examples), tuple(maker.unproven))


class _Maker:
    def __init__(self, model: Model, book: RuleBook, namespace: Namespace, dialect: Dialect) -> None:
        self.examples: list[Example] = []
        self.unproven: list[Unproven] = []
        self._apis = {api.id: api for api in model.apis}
        self._claims: Mapping[str, Claim] = {claim.id: claim for claim in book.claims}
        self._rules = _by_callable(model, book.rules)
        self._locales = model.locales
        self._namespace, self._dialect = namespace, dialect

    def add(self, api: Api) -> None:
        shown: set[Kind] = set()
        rules = tuple(rule for rule in self._rules.get(api.id, ()) if rule.is_enforced)
        own = frozenset(rule.id for rule in rules if any(self._of_page(rule, api)))
        for scenario in plan_scenarios(Subject(api, rules, own, self._apis)):
            if scenario.kind in shown or len(shown) == LIMIT or (shown and scenario.kind is Kind.SILENT):
                continue
            opening = self._dialect.opening(api, scenario.elements)
            statements = (*opening, *self._statements(scenario))
            outputs = record(statements, self._namespace())
            got = outputs[-1] if len(outputs) == len(statements) else "".join(outputs)
            if is_proof(scenario, got):
                shown.add(scenario.kind)
                self.examples.append(self._example(api, scenario, statements, outputs, len(opening)))
            else:
                self.unproven.append(Unproven(api.id, scenario.rules[0].id if scenario.rules else "", got))

    def _statements(self, scenario: Scenario) -> Iterator[str]:
        for call in scenario.calls:
            yield from self._dialect.setting(call)
            yield self._dialect.answer(self._apis[call.api], call)

    def _example(
        self, api: Api, scenario: Scenario, statements: tuple[str, ...], outputs: tuple[str, ...], opening: int
    ) -> Example:
        locales = sorted({*self._locales, "en-us"} & {*api.sources, "en-us"})
        texts: dict[str, str] = {}
        steps: list[Step] = []
        for locale in locales:
            said = quotation(scenario, self._claims, locale) or signature(api)
            comments = comment_lines(introduction(scenario, locale), said)
            lines: list[str] = []
            steps = []
            for number, (code, output) in enumerate(zip(statements, outputs, strict=True)):
                lines += [f">>> {line}" for line in (comments if number == opening else ())]
                steps.append(Step(f"{code}\n", output, len(lines)))
                lines += [f">>> {code}", *output.splitlines()]
            texts[locale] = "\n".join(lines) + "\n"
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
        return (name for name in rule.claims if name in self._claims and self._claims[name].api == api.id)


def is_proof(scenario: Scenario, got: str) -> bool:
    """Whether an output shows what the scenario promises, and raises only where that is the promise."""
    is_violation = scenario.proof == proof_of(Violate())
    return scenario.proof in got and (is_violation or "Traceback" not in got)


def _by_callable(model: Model, rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    """The rules in whose scope each callable is, sorted by id."""
    own: dict[str, list[Rule]] = {}
    for api in model.apis:
        if api.kind in _CALLABLE:
            own[api.id] = []
    by_interface: dict[str, list[str]] = {}
    by_area: dict[str, list[str]] = {}
    for api in model.apis:
        if api.kind in _CALLABLE:
            by_interface.setdefault(api.parent or "", []).append(api.id)
            by_area.setdefault(api.area, []).append(api.id)
    for rule in rules:
        match rule.scope:
            case OneApi(name):
                names = [name] if name in own else []
            case EveryMethod(interface):
                names = by_interface.get(interface, [])
            case EveryCall(area):
                names = by_area.get(area, [])
        for name in names:
            own[name].append(rule)
    return {name: tuple(found) for name, found in own.items()}
