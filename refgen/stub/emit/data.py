"""The package's data files, and the edition that tells two of them apart."""

import json
from collections.abc import Iterator, Sequence
from hashlib import blake2b, sha256
from itertools import chain
from typing import Any, NamedTuple

from refgen.cache.held import HELD, remembered
from refgen.cache.runs import runs_of
from refgen.cache.stretch import Part, Stretch, Stretched, stretch
from refgen.dataclass import dataclass
from refgen.locales import load_locale
from refgen.stub.emit.files import Files, as_before
from refgen.stub.rule import Claim, Rule, RuleBook
from refgen.stub.rule_json import VERSION, encode
from refgen.stub.runtime.claim_lines import join_claims, locales_of, write_claims
from refgen.stub.runtime.packaged import CLAIMS, RULES, SHAPES, WORDS
from refgen.stub.runtime.reference import Shapes
from refgen.stub.runtime.rule_lines import join_rules
from refgen.stub.shapes_json import encode_shapes

REPORT = "report."
"""Begins the keys of what reports say, in the locale files."""


@remembered
def emit_data(shapes: Shapes, book: RuleBook, locales: tuple[str, ...]) -> Files:
    """The files by name; claims apart from rules, because only explanations need them."""
    return Files(
        {SHAPES: _shapes(shapes), RULES: _rules(book.rules), CLAIMS: _claims(book.claims), WORDS: _words(locales)}
    )


@remembered
def _shapes(shapes: Shapes) -> Stretch:
    return as_before(write_rows(encode_shapes(shapes)), emit_data, SHAPES)


@remembered
def _rules(rules: tuple[Rule, ...]) -> Stretched:
    return _in_lines(RULES, join_rules(()), [_rules_in(run) for run in runs_of(rules)])


def _claims(claims: tuple[Claim, ...]) -> Stretched:
    runs = [_claims_in(run) for run in runs_of(claims)]
    locales = {*locales_of(()), *chain.from_iterable(run.locales for run in runs)}
    return _in_lines(CLAIMS, join_claims(locales, ()), runs)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Some lines of a file."""

    data: Stretch
    digests: bytes
    """Of each, one behind the other."""
    locales: tuple[str, ...] = ()
    """Every one in which some of the claims that they are of is worded."""


def _in_lines(name: str, head: bytes, runs: Sequence[_Lines]) -> Stretched:
    """That of the run before, where it says the same."""
    digest = stretch(b"".join((head, *(run.digests for run in runs)))).digest
    return HELD.same(Stretched(digest, (stretch(head), *(run.data for run in runs))), emit_data, name)


@remembered
def _rules_in(rules: tuple[Rule, ...]) -> _Lines:
    lines = "".join(f"{write_rule(rule)}\n" for rule in rules).encode()
    return _Lines(stretch(lines), _digests(lines))


@remembered
def _claims_in(claims: tuple[Claim, ...]) -> _Lines:
    lines = write_claims(claims)
    return _Lines(stretch(lines), _digests(lines), locales_of(claims))


def _digests(lines: bytes) -> bytes:
    return b"".join(blake2b(line, digest_size=16).digest() for line in lines.splitlines())


@remembered
def _words(locales: tuple[str, ...]) -> Stretch:
    return as_before(write_rows({locale: _said(locale) for locale in locales}), emit_data, WORDS)


def _said(locale: str) -> dict[str, str]:
    """What reports say themselves in a language; English where it has no words of its own."""
    own, english = load_locale(locale).interface, load_locale("en").interface
    return {key.removeprefix(REPORT): own.get(key, text) for key, text in english.items() if key.startswith(REPORT)}


def edition_of(data: Files) -> str:
    """16 hexadecimal digits that change with the data."""
    digests = (one.digest for _, one in sorted(data.stretches.items()))
    return sha256(" ".join(digests).encode()).hexdigest()[:16]


def book_of(rules: Stretched, claims: Stretched, **beside: str) -> list[Part]:
    """A whole book of the two files that a package keeps apart: nothing is encoded twice; `beside` is what else to note."""
    noted = (f",\n{json.dumps(key)}:{json.dumps(text)}" for key, text in beside.items())
    return [
        stretch(b'{"version":%d,\n"claims":[\n' % VERSION),
        *_listed(claims),
        stretch(b'],\n"rules":[\n'),
        *_listed(rules),
        stretch("".join(("]", *noted, "}\n")).encode()),
    ]


def _listed(file: Stretched) -> Iterator["_Rows"]:
    """The lines behind the first one."""
    last = len(file.stretches) - 1
    return (_Rows(one, place == last) for place, one in enumerate(file.stretches) if place)


class _Rows(NamedTuple):
    """Lines as they stand in a list."""

    lines: Stretch
    is_last: bool
    """Whether no others stand behind them."""

    @property
    def digest(self) -> str:
        """Of what they are made of."""
        return f"{self.lines.digest} {self.is_last}"

    @property
    def data(self) -> bytes:
        """The lines as items of a JSON array, without its brackets."""
        rows = self.lines.data[:-1].replace(b"\n", b",\n")
        return rows if self.is_last else rows + b",\n"


def write_rule(rule: Rule) -> str:
    """A line, without its end."""
    return json.dumps(encode(rule), separators=(",", ":"))


def write_rows(value: Any) -> bytes:
    """One row a line, so that what changes between two editions can be read; ASCII, which any text survives."""
    if isinstance(value, dict):
        inner = b",\n".join(json.dumps(key).encode() + b":" + _rows(item) for key, item in value.items())
        return b"{" + inner + b"}\n"
    return _rows(value) + b"\n"


def _rows(value: Any) -> bytes:
    if isinstance(value, list):
        return b"[\n" + b",\n".join(map(_dumped, value)) + b"]"
    return _dumped(value)


def _dumped(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
