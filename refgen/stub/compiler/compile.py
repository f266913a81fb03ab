"""Compiles the statements of a model into a rule book; drafts that say the same become one rule with all their claims."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from refgen.align.slot import AlignedPage
from refgen.api.model import Model
from refgen.stub.claims import Statement, extract_statements
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft
from refgen.stub.compiler.registry import load_patterns
from refgen.stub.rule import OneApi, Rule, RuleBook, Scope
from refgen.stub.rule_json import encode


def compile_book(model: Model, pages: Iterable[AlignedPage]) -> RuleBook:
    """Extract the claims of all pages and compile their rules."""
    statements = extract_statements(model, pages)
    return RuleBook(tuple(one.claim for one in statements), compile_statements(statements, Catalogue(model)))


def compile_statements(statements: Iterable[Statement], catalogue: Catalogue) -> tuple[Rule, ...]:
    """Compile rules, sorted by id."""
    merged: dict[str, Rule] = {}
    claims: dict[str, list[str]] = defaultdict(list)
    for statement in statements:
        for pattern, draft in match_statement(statement, catalogue):
            rule = _rule(statement, pattern, draft)
            claims[rule.id].append(rule.claims[0])
            known = merged.setdefault(rule.id, rule)
            if rule.is_certain and not known.is_certain:
                merged[rule.id] = rule
    found = (_with_claims(rule, tuple(sorted(set(claims[key])))) for key, rule in merged.items())
    return tuple(sorted(found, key=lambda rule: rule.id))


def match_statement(statement: Statement, catalogue: Catalogue) -> Iterator[tuple[str, Draft]]:
    """Yield what the patterns make of one sentence, each draft with the name of its pattern."""
    is_understood = False
    for pattern in load_patterns():
        if pattern.is_fallback and is_understood:
            return
        for draft in pattern.compile(statement, catalogue):
            is_understood = True
            yield pattern.name, draft


def _rule(statement: Statement, pattern: str, draft: Draft) -> Rule:
    scope = draft.scope or OneApi(statement.api.id)
    content = [encode(part) for part in (scope, draft.guard, draft.effect)]
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:10]
    return Rule(
        id=f"{_subject(scope)}/{pattern}/{digest}",
        claims=(statement.claim.id,),
        pattern=pattern,
        scope=scope,
        guard=draft.guard,
        effect=draft.effect,
        is_certain=draft.is_certain,
        invented=draft.invented,
    )


def _subject(scope: Scope) -> str:
    return next(getattr(scope, name) for name in ("api", "interface", "area") if hasattr(scope, name)) or "everywhere"


def _with_claims(rule: Rule, claims: tuple[str, ...]) -> Rule:
    return Rule(
        rule.id, claims, rule.pattern, rule.scope, rule.guard, rule.effect, rule.status, rule.is_certain, rule.invented
    )
