"""Scores the compiler of sentences against hand-made labels.

A label names a sentence by page and fingerprint, says whether it is normative, and lists the bindings that are right for
it. *Runnable*: some rule came of the sentence. *Automatic*: a rule that strict worlds run as fact and that changes or
checks an answer (no `Advise`, no `Permit`, no `Allow` alone). *Right*: every certain rule of the sentence is one that its label
accepts. A fault is set by name by the test's author and then decides the answer; so the share of automatic bindings is also
given without those.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from refgen.stub.claims import Statement, is_normative
from refgen.stub.compiler import Catalogue
from refgen.stub.compiler.compile import match_statement
from refgen.stub.compiler.signature import signatures
from refgen.stub.rule import Advise, AllOf, Allow, AnyOf, Faulted, Guard, Not, Permit

HERE = Path(__file__).parent
SETS = ("held_out", "fresh", "third", "fourth", "tuning", "audited", "audited_again")


@dataclass(frozen=True, slots=True)
class Label:
    """What a person says of one sentence."""

    page: str
    """Key of the page."""
    line: int
    """1-based, in the file that the sample was drawn from; tells equal sentences of a page apart."""
    sha: str
    """Fingerprint of the English."""
    normative: bool
    kind: str
    """`none`, or the family that it belongs to."""
    bindings: tuple[str, ...]
    """Signatures (with `*`) that are right; empty where nothing can be bound yet."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over the labelled sentences that were found."""

    sentences: int
    missing: int
    """Labels whose sentence is not among the statements."""
    normative: int
    runnable: int
    """Normative sentences with at least one rule."""
    named: int
    """Of those, the ones whose rules all are unsure and wait for a condition that a test sets by name."""
    automatic: int
    """Normative sentences with a full automatic check."""
    without_faults: int
    """Of those, the ones that need no fault."""
    bound: int
    """Sentences, normative or not, with at least one certain rule."""
    right: int
    """Of those, the ones whose certain rules are all accepted."""
    claimed: int
    """Sentences that the claim extraction calls normative."""
    claimed_right: int
    """Of those, the ones that are labelled normative."""
    wrong: tuple[str, ...]
    """`page:line signature` of each certain binding that no label accepts."""
    unbound: Mapping[str, int]
    """Normative sentences without a rule, by kind."""


def read_labels(name: str) -> tuple[Label, ...]:
    """Read one of `SETS`."""
    lines = (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
    return tuple(Label(**(record | {"bindings": tuple(record["bindings"])})) for record in map(json.loads, lines))


def score(labels: Iterable[Label], statements: Iterable[Statement], catalogue: Catalogue) -> Score:
    """Compile the labelled sentences and compare."""
    by_sentence: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        by_sentence.setdefault((statement.claim.page, statement.claim.sha), []).append(statement)
    count: Counter[str] = Counter()
    unbound: Counter[str] = Counter()
    wrong: list[str] = []
    for label in labels:
        found = by_sentence.get((label.page, label.sha))
        if not found:
            count["missing"] += 1
            continue
        statement = min(found, key=lambda one: abs(one.claim.line - label.line))
        drafts = [draft for _, draft in match_statement(statement, catalogue)]
        certain = [draft for draft in drafts if draft.is_certain]
        bad = [
            line for draft in certain for line in signatures(draft.guard, draft.effect) if not is_accepted(line, label)
        ]
        wrong += [f"{label.page}:{label.line} {line}" for line in bad]
        checks = [draft for draft in certain if not isinstance(draft.effect, Advise | Permit | Allow)]
        claimed = is_normative(statement)
        count.update(
            sentences=1,
            normative=label.normative,
            runnable=label.normative and bool(drafts),
            named=label.normative
            and bool(drafts)
            and all(not draft.is_certain and _needs_fault(draft.guard) for draft in drafts),
            automatic=label.normative and bool(checks),
            without_faults=label.normative and any(not _needs_fault(draft.guard) for draft in checks),
            bound=bool(certain),
            right=bool(certain) and not bad,
            claimed=claimed,
            claimed_right=claimed and label.normative,
        )
        if label.normative and not drafts:
            unbound[label.kind] += 1
    names = (
        "sentences",
        "missing",
        "normative",
        "runnable",
        "named",
        "automatic",
        "without_faults",
        "bound",
        "right",
        "claimed",
        "claimed_right",
    )
    return Score(
        **{name: count[name] for name in names}, wrong=tuple(sorted(wrong)), unbound=dict(unbound.most_common())
    )


def is_accepted(signature: str, label: Label) -> bool:
    """Whether a label allows a binding; `*` stands for a name that is free to choose, a label without a bar for any guard."""
    effect = signature.split("|", 1)[0]
    return any(fnmatchcase(signature if "|" in allowed else effect, allowed) for allowed in label.bindings)


def _needs_fault(guard: Guard) -> bool:
    match guard:
        case AllOf(guards) | AnyOf(guards):
            return any(map(_needs_fault, guards))
        case Not(inner):
            return _needs_fault(inner)
        case _:
            return isinstance(guard, Faulted)


def render(name: str, found: Score, *, details: bool) -> str:
    """Lines for people; details name the sentences, and are for the tuning set only."""

    def share(part: int, whole: int) -> str:
        return f"{part}/{whole} = {100 * part / whole:.1f} %" if whole else f"{part}/0"

    lines = [
        f"{name}: {found.sentences} sentences, {found.missing} not found, {found.normative} normative",
        f"  bound to something runnable      {share(found.runnable, found.normative)}",
        f"    by an unsure condition alone   {share(found.named, found.normative)}",
        f"  bound to a full automatic check  {share(found.automatic, found.normative)}",
        f"    without naming a fault         {share(found.without_faults, found.normative)}",
        f"  automatic bindings right         {share(found.right, found.bound)}",
        f"  claims: recall {share(found.claimed_right, found.normative)}, precision {share(found.claimed_right, found.claimed)}",
    ]
    if details:
        lines += [f"  wrong: {line}" for line in found.wrong]
        lines += [f"  unbound: {kind} {number}" for kind, number in found.unbound.items()]
    return "\n".join(lines)
