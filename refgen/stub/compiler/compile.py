"""Compiles the statements of a model into a rule book; drafts that say the same become one rule with all their claims."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from refgen.align.slot import AlignedPage
from refgen.api.model import Api, Model
from refgen.cache.held import HELD
from refgen.dataclass import dataclass
from refgen.stub.claims import PageSentences, Source, Statement, is_demand, sources_of, statements_of
from refgen.stub.claims.sentences import ENGLISH
from refgen.stub.compiler.catalogue import Catalogue, Question
from refgen.stub.rule import Always, Claim, OneApi, Rule, RuleBook, Scope, SetOut
from refgen.stub.rule_json import encode

if TYPE_CHECKING:
    from refgen.stub.compiler.pattern import Draft


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the sentences of one API gave."""

    claims: tuple[Claim, ...]
    """Sorted by id."""
    rules: tuple[Rule, ...]
    """One for each draft; the id ends in a digest of what the draft says, equal for drafts that say the same."""
    grounds: str = ""
    """A digest of all that decides the rules but for `asked`, where somebody asks for it."""
    asked: tuple[Question, ...] = ()
    """What was looked up of other pages."""
    told: str = ""
    """A digest of what was found for that."""
    outline: str = ""
    """A digest of all that could be looked up then."""


def compile_book(model: Model, pages: Iterable[AlignedPage | PageSentences]) -> RuleBook:
    """Extract the claims of all pages and compile their rules."""
    catalogue = Catalogue(model)
    return join_compiled(compile_source(source, catalogue) for source in sources_of(model, pages))


def compile_source(source: Source, catalogue: Catalogue) -> Compiled:
    """Extract the claims of one API and compile their drafts."""
    statements = demands_of(source)
    return Compiled(claims_in(statements), drafts_of(statements, catalogue))


def demands_of(source: Source) -> tuple[Statement, ...]:
    """The sentences of one API that a call can honour or break."""
    return tuple(statements_of(source, is_demand))


def claims_in(statements: Iterable[Statement]) -> tuple[Claim, ...]:
    """The claims of sentences, sorted by id."""
    return tuple(sorted((one.claim for one in statements), key=attrgetter("id")))


def grounds_of_drafts(api: Api, statements: Iterable[Statement]) -> str:
    """A text that is the same whenever the drafts of an API are.

    Beside it there decide only what the API declares, and of other pages `Catalogue.outline`: other locales do not.
    """
    said = [
        (
            *(one.claim.id, one.claim.section, one.text, one.previous, one.ordinal, one.is_english),
            *(part and part.name for part in (one.parameter, one.member)),
            one.outcome and one.outcome.code,
        )
        for one in statements
    ]
    described = [one.description for part in (api.parameters, api.outcomes, api.members) for one in part]
    return repr((said, [one.texts.get(ENGLISH) for one in described]))


def join_compiled(parts: Iterable[Compiled]) -> RuleBook:
    """One book of all parts, both halves sorted by id."""
    known = [*parts]
    claims = sorted(chain.from_iterable(one.claims for one in known), key=attrgetter("id"))
    return RuleBook(tuple(claims), join_rules(one.rules for one in known))


def join_rules(parts: Iterable[tuple[Rule, ...]]) -> tuple[Rule, ...]:
    """The rules of all parts, sorted by id; what two patterns or two pages say alike is one rule."""
    alike: dict[str, list[Rule]] = defaultdict(list)
    for rule in chain.from_iterable(parts):
        alike[rule.id.rpartition("/")[2]].append(rule)
    return tuple(sorted(_settle([_merge(found) for found in alike.values()]), key=attrgetter("id")))


def compile_statements(statements: Iterable[Statement], catalogue: Catalogue) -> tuple[Rule, ...]:
    """Compile rules, sorted by id."""
    return join_rules([drafts_of(statements, catalogue)])


def drafts_of(statements: Iterable[Statement], catalogue: Catalogue) -> tuple[Rule, ...]:
    """A rule for each draft that the patterns make of the sentences of one API."""
    return tuple(
        _rule(statement, pattern, draft)
        for statement in statements
        for pattern, draft in match_statement(statement, catalogue)
    )


def match_statement(statement: Statement, catalogue: Catalogue) -> "Iterator[tuple[str, Draft]]":
    """Yield what the patterns make of one sentence, each draft with the name of its pattern."""
    from refgen.stub.compiler.registry import load_patterns  # noqa: PLC0415  (most edits leave all sentences as they are)

    is_understood, is_english = False, statement.is_english
    for pattern in load_patterns():
        if pattern.turn and is_understood:
            return
        if pattern.reads_english and not is_english:
            continue
        for draft in pattern.compile(statement, catalogue):
            is_understood = True
            yield pattern.name, draft


def _settle(rules: list[Rule]) -> Iterator[Rule]:
    """Where the docs say that an out-value is always the same, nothing else that they say of it can be sure."""
    fixed = {
        (rule.scope, rule.effect.parameter)
        for rule in rules
        if isinstance(rule.effect, SetOut) and isinstance(rule.guard, Always) and rule.is_certain
    }
    for rule in rules:
        effect = rule.effect
        is_loser = (
            isinstance(effect, SetOut)
            and (rule.scope, effect.parameter) in fixed
            and not isinstance(rule.guard, Always)
        )
        yield HELD.same(replace(rule, is_certain=False), _settle, rule.id) if is_loser else rule


def _rule(statement: Statement, pattern: str, draft: "Draft") -> Rule:
    scope = _scope(statement, draft)
    return Rule(
        id=f"{_subject(scope)}/{pattern}/{_digest(statement, draft)}",
        claims=(statement.claim.id,),
        pattern=pattern,
        scope=scope,
        guard=draft.guard,
        effect=draft.effect,
        is_certain=draft.is_certain,
        invented=draft.invented,
    )


def _merge(rules: list[Rule]) -> Rule:
    """One rule of all that say the same; it is certain where one of them is."""
    if len(rules) == 1:
        return rules[0]
    first = min(rules, key=lambda rule: (not rule.is_certain, rule.pattern, rule.claims))
    claims = tuple(sorted({claim for rule in rules for claim in rule.claims}))
    # That of the run before where it is equal: what is made of it is not made again.
    return HELD.same(replace(first, claims=claims), _merge, first.id)


def _digest(statement: Statement, draft: "Draft") -> str:
    content = [encode(part) for part in (_scope(statement, draft), draft.guard, draft.effect)]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _scope(statement: Statement, draft: "Draft") -> Scope:
    return draft.scope or OneApi(statement.api.id)


def _subject(scope: Scope) -> str:
    return next(getattr(scope, name) for name in ("api", "interface", "area") if hasattr(scope, name)) or "everywhere"
