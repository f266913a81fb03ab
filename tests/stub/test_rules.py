"""Every pattern fires on what it is for, with the right rule, and stays quiet beside it.

The cases are data: `rules/<pattern>.yml`, one file a pattern, sentences of our own on the API of `sample.py`.
"""

import re
from pathlib import Path

import pytest
import yaml

from refgen.stub.claims import is_normative, normative
from refgen.stub.compiler import Catalogue
from refgen.stub.compiler.compile import match_statement
from refgen.stub.compiler.registry import load_patterns
from refgen.stub.compiler.signature import signatures
from tests.stub.sample import MODEL, statement

HERE = Path(__file__).parent / "rules"
CASES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(HERE.glob("*.yml"))}
CATALOGUE = Catalogue(MODEL)
FIRES = [
    pytest.param(pattern, case, id=f"{pattern}-{number}")
    for pattern, data in CASES.items()
    for number, case in enumerate(data["fires"])
]
QUIET = [
    pytest.param(pattern, case, id=f"{pattern}-{number}")
    for pattern, data in CASES.items()
    for number, case in enumerate(data["quiet"])
]


def found(case):
    where = {key: case[key] for key in ("of", "at", "ordinal", "after") if key in case}
    return list(match_statement(statement(case["sentence"], **where), CATALOGUE))


@pytest.mark.parametrize(("pattern", "case"), FIRES)
def test_fires(pattern, case):
    drafts = [draft for name, draft in found(case) if name == pattern]
    lines = {
        f"{draft.scope.api}: {line}" if hasattr(draft.scope, "api") else line
        for draft in drafts
        for line in signatures(draft.guard, draft.effect)
    }
    assert lines == set(case["rules"])
    assert {draft.is_certain for draft in drafts} == {case.get("certain", True)}


@pytest.mark.parametrize(("pattern", "case"), FIRES)
def test_what_a_pattern_understands_is_a_claim(pattern, case):
    where = {key: case[key] for key in ("of", "at", "ordinal", "after") if key in case}
    assert is_normative(statement(case["sentence"], **where)), pattern


@pytest.mark.parametrize(("pattern", "case"), QUIET)
def test_stays_quiet(pattern, case):
    assert pattern not in {name for name, _ in found(case)}


def test_every_pattern_has_cases_and_a_docstring():
    names = {pattern.name for pattern in load_patterns()}
    assert names == set(CASES)
    for pattern in load_patterns():
        assert CASES[pattern.name]["fires"]
        assert CASES[pattern.name]["quiet"]


def test_every_cue_begins_with_a_word():
    quick = normative._CUES.pattern
    slow = re.compile(quick.removeprefix(r"\b(?=\w)"))
    assert slow.pattern != quick
    sentences = [case["sentence"] for data in CASES.values() for some in ("fires", "quiet") for case in data[some]]
    assert sum(map(bool, map(slow.search, sentences))) > len(sentences) / 2
    assert [one for one in sentences if bool(slow.search(one)) != bool(normative._CUES.search(one))] == []
