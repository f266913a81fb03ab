"""Which claims are demonstrated by examples, page by page; the rest is a list of things to do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from refgen.examples.example import Example
from refgen.stub.rule import Claim, RuleBook


@dataclass(frozen=True, slots=True)
class PageClaims:
    """The claims of one page."""

    page: str
    """Key of the page."""
    demonstrated: tuple[Claim, ...]
    """Sorted by line."""
    undemonstrated: tuple[Claim, ...]
    """Sorted by line."""


def claims_by_page(book: RuleBook, examples: Iterable[Example]) -> tuple[PageClaims, ...]:
    """Every page that makes claims, sorted by key."""
    shown = {claim for example in examples for claim in example.claims}
    pages: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(book.claims, key=lambda one: (one.page, one.line, one.id)):
        pages[claim.page].append(claim)
    return tuple(
        PageClaims(
            page,
            tuple(claim for claim in claims if claim.id in shown),
            tuple(claim for claim in claims if claim.id not in shown),
        )
        for page, claims in sorted(pages.items())
    )
