"""How much of the reference runs: claims, their rules, and those without any, per page, interface and area."""

from collections import Counter, defaultdict
from collections.abc import Callable

from refgen.api.model import Api, Model
from refgen.dataclass import dataclass
from refgen.stub.rule import Claim, Rule, RuleBook


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim and what was made of it."""

    claim: Claim
    rules: tuple[Rule, ...]
    """Sorted by id; empty where no pattern understood the sentence."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of documented sentences."""

    name: str
    """Of the page, interface or area."""
    claims: int
    bound: int
    """With at least one live rule."""
    enforced: int
    """With at least one rule that strict worlds run as fact."""


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """What `refgen claims` prints."""

    entries: tuple[ClaimEntry, ...]
    """Sorted by claim id."""
    pages: tuple[Coverage, ...]
    interfaces: tuple[Coverage, ...]
    areas: tuple[Coverage, ...]

    @property
    def without_rules(self) -> tuple[Claim, ...]:
        """Claims that nothing checks yet."""
        return tuple(entry.claim for entry in self.entries if not entry.rules)


def list_claims(model: Model, book: RuleBook) -> ClaimReport:
    """Join claims and rules, and count."""
    by_claim: dict[str, list[Rule]] = defaultdict(list)
    for rule in book.rules:
        for claim_id in rule.claims:
            by_claim[claim_id].append(rule)
    entries = tuple(ClaimEntry(claim, tuple(by_claim[claim.id])) for claim in book.claims)
    apis = {api.id: api for api in model.apis}
    return ClaimReport(
        entries,
        pages=_count(entries, lambda claim: claim.page),
        interfaces=_count(entries, lambda claim: _interface(apis.get(claim.api))),
        areas=_count(entries, lambda claim: apis[claim.api].area if claim.api in apis else ""),
    )


def _interface(api: Api | None) -> str:
    return (api.parent or api.id) if api else ""


def _count(entries: tuple[ClaimEntry, ...], name: Callable[[Claim], str]) -> tuple[Coverage, ...]:
    claims: Counter[str] = Counter()
    bound: Counter[str] = Counter()
    enforced: Counter[str] = Counter()
    for entry in entries:
        key = name(entry.claim)
        claims[key] += 1
        bound[key] += any(rule.is_live for rule in entry.rules)
        enforced[key] += any(rule.is_enforced for rule in entry.rules)
    return tuple(Coverage(key, claims[key], bound[key], enforced[key]) for key in sorted(claims))
