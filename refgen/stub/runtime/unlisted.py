"""Which sentences to cite against a code that the docs do not list: the one about the listed code most like it first."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from refgen.stub.rule import Return
from refgen.stub.runtime.code import Code
from refgen.stub.runtime.plan import Plan
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.wording import in_page_order


def cite_unlisted(
    reference: Reference, plan: Plan, code: Code, listed: tuple[str, ...], claims: tuple[str, ...]
) -> tuple[str, ...]:
    """Order the sentences about a callable's result: the closest first, the others as the page has them."""
    like = closest(reference, code, listed)
    about = [
        name
        for _, rule in plan.deciding
        if isinstance(rule.effect, Return) and rule.effect.code == like
        for name in rule.claims
        if name in claims
    ]
    return tuple(dict.fromkeys([*about, *in_page_order(reference, claims)]))


def outcome_claims(reference: Reference, api: str) -> tuple[str, ...]:
    """Ids of the sentences about a callable's result, in the order of the page."""
    found = (one for one in reference.claims.values() if one.api == api and one.section == "return-value")
    return tuple(one.id for one in sorted(found, key=lambda one: (one.line, one.id)))


def closest(reference: Reference, code: Code, listed: Iterable[str]) -> str:
    """The listed code most like another: of the same severity where there is one, then by its name; '' for none."""
    return max(
        listed,
        key=lambda name: (reference.code(name).is_success == code.is_success, _likeness(name, code.name)),
        default="",
    )


def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other).ratio()
