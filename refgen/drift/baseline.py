"""The baseline: findings that are accepted, by fingerprint, so that the report can be turned on in an old repository."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

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


def encode_baseline(findings: Iterable[Finding]) -> str:
    """A baseline that accepts these findings; sorted, with what a reader needs to review it."""
    rows = sorted({(one.locale, one.path, one.check, one.fingerprint) for one in findings})
    accepted = [
        {"locale": locale, "path": path, "check": check, "fingerprint": name} for locale, path, check, name in rows
    ]
    return json.dumps({"version": VERSION, "accepted": accepted}, ensure_ascii=False, indent=1) + "\n"


def is_baseline(text: str) -> bool:
    """Whether a text is a baseline, of whatever version."""
    try:
        data: Any = json.loads(text)
    except ValueError:
        return False
    return isinstance(data, dict) and {"version", "accepted"} <= set(data)


def read_baseline(text: str, name: str) -> frozenset[str]:
    """The fingerprints of a baseline.

    Raises:
        UsageError: it is none; `name` says which file.
    """
    try:
        data: Any = json.loads(text)
        if data["version"] != VERSION:
            raise UsageError(f"{name}: this baseline has version {data['version']}; write it anew")
        return frozenset(str(row["fingerprint"]) for row in data["accepted"])
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{name}: no baseline ({error}); write one with --write-baseline") from error


def apply_baseline(findings: Sequence[Finding], accepted: frozenset[str]) -> Applied:
    """Take out what the baseline accepts."""
    found = {one.fingerprint for one in findings}
    left = tuple(one for one in findings if one.fingerprint not in accepted)
    return Applied(left, len(findings) - len(left), tuple(sorted(accepted - found)))
