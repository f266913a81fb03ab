"""The package's data files, and the edition that tells two of them apart."""

import hashlib
import json
from collections.abc import Mapping
from itertools import chain
from typing import Any, NamedTuple

from refgen.corpus.held import remembered
from refgen.corpus.runs import in_runs, runs_of
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
    files = {
        SHAPES: _shapes(shapes),
        RULES: join_rules(in_runs(write_rule, book.rules)),
        CLAIMS: _claims(book),
        WORDS: write_rows({locale: _words(locale) for locale in locales}),
    }
    return Files({name: as_before(content, emit_data, name) for name, content in files.items()})


def _claims(book: RuleBook) -> bytes:
    runs = [_written(run) for run in runs_of(book.claims)]
    return join_claims(
        {*locales_of(()), *chain.from_iterable(run.locales for run in runs)}, (run.lines for run in runs)
    )


class _Claims(NamedTuple):
    """Some claims as they stand in the file."""

    lines: bytes
    locales: tuple[str, ...]
    """Every one in which some of them is worded."""


@remembered
def _written(claims: tuple[Claim, ...]) -> _Claims:
    return _Claims(write_claims(claims), locales_of(claims))


@remembered
def _shapes(shapes: Shapes) -> bytes:
    return write_rows(encode_shapes(shapes))


def _words(locale: str) -> dict[str, str]:
    """What reports say themselves in a language; English where it has no words of its own."""
    own, english = load_locale(locale).interface, load_locale("en").interface
    return {key.removeprefix(REPORT): own.get(key, text) for key, text in english.items() if key.startswith(REPORT)}


def edition_of(data: Mapping[str, bytes]) -> str:
    """16 hexadecimal digits that change with the data."""
    digest = hashlib.sha256()
    for _, content in sorted(data.items()):
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:16]


def join_book(rules: bytes, claims: bytes, **beside: str) -> bytes:
    """A whole book of the two files that a package keeps apart: nothing is encoded twice; `beside` is what else to note."""
    parts = ((name, lines.partition(b"\n")[2][:-1]) for name, lines in ((b"claims", claims), (b"rules", rules)))
    listed = (b',\n"%b":[\n%b]' % (name, rows.replace(b"\n", b",\n")) for name, rows in parts)
    noted = (f",\n{json.dumps(key)}:{json.dumps(text)}".encode() for key, text in beside.items())
    return b"".join((b'{"version":%d' % VERSION, *listed, *noted, b"}\n"))


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
