"""The baseline: findings that are accepted, by fingerprint, so that the report can be turned on in an old repository."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from refgen.dataclass import dataclass
from refgen.drift.finding import Finding
from refgen.errors import UsageError

VERSION = 1


@dataclass(frozen=True, slots=True)
class Applied:
    """What is left after a baseline."""

    findings: tuple[Finding, ...]
    """Findings that it does not accept."""
    accepted: int
    """How many it accepts."""
    unused: tuple[str, ...]
    """Fingerprints of it that no finding has any more: what they accepted is repaired."""


class Accepted(NamedTuple):
    """A row of a baseline: the fingerprint is what counts, the rest is for its readers."""

    locale: str
    path: str
    check: str
    fingerprint: str


def encode_baseline(findings: Iterable[Finding], others: Iterable[Accepted] = ()) -> str:
    """A baseline that accepts these findings, and others; sorted, with what a reader needs to review it."""
    rows = sorted({*others, *(Accepted(one.locale, one.path, one.check, one.fingerprint) for one in findings)})
    accepted = [row._asdict() for row in rows]
    return json.dumps({"version": VERSION, "accepted": accepted}, ensure_ascii=False, indent=1) + "\n"


def is_baseline(text: str) -> bool:
    """Whether a text is a baseline, of whatever version."""
    try:
        data: Any = json.loads(text.removeprefix("\ufeff"))
    except ValueError:
        return False
    return isinstance(data, dict) and {"version", "accepted"} <= set(data)


def read_accepted(text: str, name: str) -> tuple[Accepted, ...]:
    """The rows of a baseline; what is only for readers may be missing.

    Raises:
        UsageError: it is none; `name` says which file.
    """
    try:
        data: Any = json.loads(text.removeprefix("\ufeff"))
        if data["version"] != VERSION:
            raise UsageError(f"{name}: this baseline has version {data['version']}; write it anew")
        return tuple(
            Accepted(
                str(row.get("locale", "")), str(row.get("path", "")), str(row.get("check", "")), str(row["fingerprint"])
            )
            for row in data["accepted"]
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{name}: no baseline{_why(error)}; remove it and write one with --write-baseline") from error


def _why(error: Exception) -> str:
    """Where a file is no JSON; of one that is, Python names only the key or the type that it misses."""
    return f" ({error})" if isinstance(error, ValueError) else ""


def apply_baseline(
    findings: Sequence[Finding], accepted: frozenset[str], resting: frozenset[str] = frozenset()
) -> Applied:
    """Take out what the baseline accepts; nobody has looked for those that are `resting`."""
    found = {one.fingerprint for one in findings}
    left = tuple(one for one in findings if one.fingerprint not in accepted)
    return Applied(left, len(findings) - len(left), tuple(sorted(accepted - found - resting)))
