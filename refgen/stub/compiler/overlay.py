"""What people decided about rules, kept apart from what is compiled, so that regenerating never destroys it.

The file is JSON. An entry names a rule (`reviewed`, `rejected`) or brings a whole one (`hand`), and records the English of
its claims as it was when the decision was made. Where that English has changed the rule is stale: it is not run, and both
texts are reported. Where a claim is gone it is an orphan. A changed sentence may give another rule, about which nobody has
decided: that is reported too.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from refgen.dataclass import dataclass
from refgen.errors import UsageError
from refgen.stub.claims import fingerprint
from refgen.stub.claims.by_id import ClaimsById
from refgen.stub.claims.cited import rules_citing
from refgen.stub.rule import Claim, Rule, RuleBook, Status
from refgen.stub.rule_json import VERSION as BOOK_VERSION
from refgen.stub.rule_json import decode, encode

VERSION = 1
HAND = "hand"
"""The pattern of rules that a person wrote."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said about one rule."""

    rule: str
    """Id of the rule."""
    status: Status
    """`reviewed`, `rejected` or `hand`."""
    english: Mapping[str, str]
    """The English of each claim when the decision was made, by claim id."""
    note: str = ""
    """Why."""
    written: Rule | None = None
    """The rule itself, where a person wrote it; None for a compiled one."""


class Outdated(NamedTuple):
    """A decision whose ground has moved."""

    rule: str
    status: Status
    """`stale` or `orphan`."""
    claim: str
    """Id of the claim."""
    before: str
    """The English that the decision was made on."""
    after: str
    """The English now; '' where the claim is gone."""
    is_decided: bool = False
    """Whether a person has decided on it; else it only differs from that of the last run."""
    instead: tuple[str, ...] | None = None
    """Ids of the rules that the claim gives now, where that of the decision is not among them; None where it is."""

    @property
    def told(self) -> tuple[str, ...]:
        """What has happened, and what to do about it, in lines."""
        return (
            f"{self.status.value}: {self.rule}",
            f"  was: {self.before}",
            f"  now: {self.after or '(the sentence is gone)'}",
            f"  {self._remedy}",
        )

    @property
    def _remedy(self) -> str:
        if self.status is Status.STALE:
            if not self.is_decided:
                return "nobody had decided on it: it was compiled anew from the sentence as it is now"
            if self.instead is not None:
                others = (
                    f"gives {' and '.join(self.instead)} instead: decide on that" if self.instead else "gives no rule"
                )
                return f"the sentence now {others}; `refgen review {self.rule} --forget` drops this decision"
            return f"it is not run; read both, then `refgen review {self.rule}` with --accept, --reject or --forget"
        if self.is_decided:
            return f"put the sentence back, or drop the decision with `refgen review {self.rule} --forget`"
        return "nobody had decided on it: it went with its sentence; put that back if it should not be gone"


def read_overlay(path: Path) -> tuple[Decision, ...]:
    """Read an overlay file; one that does not exist holds no decisions."""
    if not path.exists():
        return ()
    try:
        data = json.loads(path.read_text("utf-8"))
        if not isinstance(data, dict):
            raise UsageError(f"{path}: not an overlay of decisions: it holds no object")
        if data["version"] != VERSION:
            raise UsageError(f"{path}: overlay of version {data['version']!r}; this refgen reads version {VERSION}")
        return tuple(_decode_decision(entry) for entry in data["decisions"])
    except KeyError as error:
        raise UsageError(f"{path}: not an overlay of decisions: {error} is missing") from error
    except (TypeError, ValueError) as error:
        raise UsageError(f"{path}: not an overlay of decisions: {error}") from error


def write_overlay(decisions: tuple[Decision, ...]) -> str:
    """Text of an overlay file, sorted by rule."""
    entries = [_encode_decision(one) for one in sorted(decisions, key=lambda one: one.rule)]
    return json.dumps({"version": VERSION, "decisions": entries}, ensure_ascii=False, indent=1) + "\n"


def decide(book: RuleBook, rule_id: str, status: Status, note: str = "") -> Decision:
    """Record a review or a rejection of a rule, on the English as it is now; a rule written by hand stays what it says.

    Raises:
        UsageError: there is no such rule, its sentences are gone, or the status is none that a person decides on.
    """
    rule = next((one for one in book.rules if one.id == rule_id), None)
    if rule is None or status not in {Status.REVIEWED, Status.REJECTED}:
        raise UsageError(f"no rule {rule_id!r} to mark as {status.value}; `refgen review` lists those that wait")
    claims = {claim.id: claim.english for claim in book.claims}
    english = {claim: claims[claim] for claim in rule.claims if claim in claims}
    if not english:
        raise UsageError(
            f"the sentences of {rule_id!r} are gone; `refgen review {rule_id} --forget` drops the decision"
        )
    if rule.pattern == HAND and status is Status.REVIEWED:
        return Decision(rule_id, Status.HAND, english, note, replace(rule, status=Status.AUTO))
    return Decision(rule_id, status, english, note)


def waiting(book: RuleBook) -> tuple[Rule, ...]:
    """The rules that want a person: stale and orphaned ones first, then those that no sentence makes sure."""
    lost = [rule for rule in book.rules if rule.status in {Status.STALE, Status.ORPHAN}]
    return (*lost, *(rule for rule in book.rules if rule.status is Status.AUTO and not rule.is_certain))


def apply_overlay(book: RuleBook, decisions: tuple[Decision, ...]) -> tuple[RuleBook, tuple[Outdated, ...]]:
    """Give the rules of a book the statuses that people decided on, add those that they wrote, and say what is outdated."""
    if not decisions:
        return book, ()
    claims = {claim.id: claim for claim in book.claims}
    rules = {rule.id: rule for rule in book.rules}
    outdated: list[Outdated] = []
    for decision in decisions:
        rule = decision.written or rules.get(decision.rule)
        found = tuple(one._replace(is_decided=True) for one in _outdated(decision, claims, is_shared=rule is not None))
        if rule is None:
            outdated += (_succeeded(one, book) for one in found or _unmoved(decision, claims))
            continue
        outdated += found
        status = decision.status
        if found and status is not Status.REJECTED:
            status = Status.ORPHAN if any(one.status is Status.ORPHAN for one in found) else Status.STALE
        rules[rule.id] = replace(rule, status=status)
    return RuleBook(book.claims, tuple(rules[key] for key in sorted(rules))), tuple(outdated)


def _unmoved(decision: Decision, claims: Mapping[str, Claim]) -> Iterator[Outdated]:
    """Yield what stands as it did, but gives another rule: one that is compiled otherwise has another id."""
    for claim_id, before in decision.english.items():
        if claim_id in claims:
            yield Outdated(decision.rule, Status.STALE, claim_id, before, claims[claim_id].english, is_decided=True)


def _succeeded(outdated: Outdated, book: RuleBook) -> Outdated:
    """The same, with the rules that there are now instead of a rule that is not compiled any more."""
    return outdated._replace(instead=tuple(rule.id for rule in rules_citing(frozenset({outdated.claim}), book.rules)))


def compare_books(before: Iterable[Decision], after: RuleBook) -> tuple[Outdated, ...]:
    """Rules of an earlier run whose English has changed since, with both texts, whether or not anyone reviewed them.

    `before` holds what `grounds_of` said of that run's book.
    """
    claims = ClaimsById(after.claims)
    return tuple(one for ground in before for one in _outdated(ground, claims, is_shared=True))


def grounds_of(book: Mapping[str, Any]) -> Iterator[Decision]:
    """Yield each rule of a stored book with the English that it was compiled from; the book is what `encode_book` made.

    Raises:
        KeyError, TypeError, ValueError: this is no such book.
    """
    if book["version"] != BOOK_VERSION:
        raise ValueError(f"a rule book of version {book['version']!r}")
    english = {claim["id"]: claim["english"] for claim in book["claims"]}
    for rule in book["rules"]:
        ground = {claim: english[claim] for claim in rule["claims"] if claim in english}
        yield Decision(rule["id"], Status(rule.get("status", Status.AUTO)), ground)


def decisions_of(book: RuleBook, claims: frozenset[str]) -> Iterator[Decision]:
    """The same of a book in memory, of the rules that stand on any of some claims, which are given by id."""
    known = ClaimsById(book.claims)
    for rule in rules_citing(claims, book.rules):
        yield Decision(rule.id, rule.status, {name: known[name].english for name in rule.claims if name in known})


def _outdated(decision: Decision, claims: Mapping[str, Claim], *, is_shared: bool) -> Iterator[Outdated]:
    """Yield what has moved under a decision.

    A boilerplate sentence carries its rule from many pages: where it is shared, one page less does not take the ground
    away.
    """
    gone = [claim for claim in decision.english if claim not in claims]
    for claim_id, before in decision.english.items():
        claim = claims.get(claim_id)
        if claim is not None and claim.english != before and claim.sha != fingerprint(before):
            yield Outdated(decision.rule, Status.STALE, claim_id, before, claim.english)
    if gone and (not is_shared or len(gone) == len(decision.english)):
        for claim_id in gone:
            yield Outdated(decision.rule, Status.ORPHAN, claim_id, decision.english[claim_id], "")


def _decode_decision(entry: Mapping[str, Any]) -> Decision:
    written = decode(Rule, entry["written"]) if "written" in entry else None
    status = _status(entry)
    if (status is Status.HAND) != (written is not None) or status not in {
        Status.HAND,
        Status.REVIEWED,
        Status.REJECTED,
    }:
        raise ValueError(f"{entry['rule']}: a status `{status.value}` does not go with what the entry holds")
    return Decision(entry["rule"], status, dict(entry["english"]), entry.get("note", ""), written)


def _status(entry: Mapping[str, Any]) -> Status:
    try:
        return Status(entry["status"])
    except ValueError:
        decided = f"`{Status.HAND}`, `{Status.REVIEWED}` or `{Status.REJECTED}`"
        raise ValueError(f"{entry['rule']}: the status is {decided}, not {entry['status']!r}") from None


def _encode_decision(decision: Decision) -> dict[str, Any]:
    entry: dict[str, Any] = {"rule": decision.rule, "status": decision.status.value, "english": dict(decision.english)}
    if decision.note:
        entry["note"] = decision.note
    if decision.written is not None:
        entry["written"] = encode(decision.written)
    return entry
