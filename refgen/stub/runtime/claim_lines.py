"""Claims a line, read when they are asked for: a package has thousands of them, and an explanation needs a few."""

import json
from collections.abc import Iterable, Iterator, Mapping

from refgen.stub.rule import Claim
from refgen.stub.rule_json import decode, encode

_ID = '{"id":'
"""What every line of a claim begins with."""


class ClaimLines(Mapping[str, Claim]):
    """All claims of a file by id."""

    def __init__(self, content: bytes) -> None:
        head, *rows = content.decode("ascii").splitlines()
        self.locales: tuple[str, ...] = tuple(json.loads(head)["locales"])
        """Every locale in which some claim is worded, sorted."""
        read = json.JSONDecoder().raw_decode
        self._rows = {read(row, len(_ID))[0]: row for row in rows}
        self._claims: dict[str, Claim] = {}

    def __getitem__(self, name: str) -> Claim:
        claim = self._claims.get(name)
        if claim is None:
            claim = self._claims[name] = decode(Claim, json.loads(self._rows[name]))
        return claim

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def write_claims(claims: Iterable[Claim]) -> bytes:
    """A line for each."""
    return "".join(f"{json.dumps(encode(claim), separators=(',', ':'))}\n" for claim in claims).encode()


def join_claims(locales: Iterable[str], lines: Iterable[bytes]) -> bytes:
    """The file of claims whose lines are there already; the locales are those of all claims."""
    head = json.dumps({"locales": sorted(locales)}, separators=(",", ":"))
    return b"".join((head.encode(), b"\n", *lines))


def locales_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Every locale in which some claim is worded, sorted; the claims' English always counts."""
    return tuple(sorted({"en-us"}.union(*(claim.locales for claim in claims))))
