"""Every check of segments, by cases: what must fire stands beside what must stay quiet."""

from pathlib import Path

import pytest
import yaml

from refgen.drift import run
from refgen.drift.check import SECTIONS, Scope, of_scope, registry
from refgen.drift.explain import catalogue, explain
from refgen.drift.facts import facts
from refgen.drift.problem import SegmentPair, repaired
from refgen.errors import RefgenError, UsageError
from refgen.locales import load_locale

CASES = {
    name: cases
    for file in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for name, cases in yaml.safe_load(file.read_text("utf-8")).items()
}


def problems(name, source, target, locale, source_locale="en"):
    pair = SegmentPair(facts(source), facts(target), load_locale(source_locale), load_locale(locale))
    check = registry()[name]
    is_asked = check.is_asked is None or check.is_asked(pair.source, pair.source_locale)
    return list(check.run(pair)) if is_asked else []


@pytest.mark.parametrize(
    ("name", "case"),
    [pytest.param(name, case, id=f"{name}-{case['target'][:30]}") for name, cases in CASES.items() for case in cases],
)
def test_case(name, case):
    found = problems(name, case["source"], case["target"], case["locale"], case.get("source_locale", "en"))
    assert bool(found) == case["fires"], found
    assert case.get("says") in {None, *(str(one.message) for one in found)}
    if "fix" in case:
        fixed = repaired(case["target"], tuple(fix for one in found for fix in one.repairs))
        assert fixed == case["fix"]
        assert not problems(name, case["source"], fixed, case["locale"])


@pytest.mark.parametrize("check", of_scope(Scope.SEGMENT), ids=lambda check: check.info.name)
def test_segment_check_has_cases_of_both_kinds(check):
    assert {case["fires"] for case in CASES.get(check.info.name, ())} == {True, False}


@pytest.mark.parametrize("check", registry().values(), ids=lambda check: check.info.name)
def test_check_describes_itself(check):
    module = check.run.__module__.split(".")
    assert module[-1].replace("_", "-") == check.info.name, "the file is named after the check"
    assert module[-2] == check.info.family.value, "the folder is named after the family"
    assert set(check.sections) == set(SECTIONS)
    assert all(check.sections.values())
    assert check.title.endswith((".", "must."))
    assert set(check.info.covers) <= {*registry(), "*"}
    assert check.title in explain(check.info.name)
    assert f"`{check.info.name}`" in catalogue()


def test_equal_texts_have_no_problem():
    text = "Call `Start` of [IHostTask](ihosttask.md), see mscoree.h, version 2.0, 0x80004005, **never** twice."
    english = load_locale("en")
    pair = SegmentPair(facts(text), facts(text), english, english)
    assert [one for check in of_scope(Scope.SEGMENT) for one in check.run(pair)] == []


def test_unknown_check_is_a_usage_error():
    with pytest.raises(UsageError, match="no-such-check"):
        explain("no-such-check")


@pytest.mark.parametrize("name", ["direction-marker", "file-name", "stale-segment", "negation"])
@pytest.mark.parametrize("misspelt", [lambda name: name[:-2], lambda name: name.replace("-", "_"), str.title])
def test_a_misspelt_check_gets_a_suggestion(name, misspelt):
    if misspelt(name) != name:
        with pytest.raises(UsageError, match=f"did you mean {name}"):
            explain(misspelt(name))


@pytest.mark.parametrize("name", sorted(name for name, check in registry().items() if check.info.needs))
def test_a_check_says_nothing_where_what_it_needs_is_missing(name):
    needs = registry()[name].info.needs or frozenset()
    texts = [(case["source"], case["target"], case["locale"]) for cases in CASES.values() for case in cases]
    without = [text for text in texts if (facts(text[0]).kinds | facts(text[1]).kinds).isdisjoint(needs)]
    assert len(without) > 20
    assert [text for text in without if problems(name, *text)] == []


def test_a_name_before_another_ending_is_another_file():
    found = problems("file-name", "A. **Header:** a1b2.idl, a1b2.h", "甲。**标头：** a1b2.idl，A1B2.idl", "zh")
    assert [one.repairs for one in found] == [()]


def crash(*_):
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("part", "broken"),
    [("run", registry()["padded"]._replace(run=crash)), ("is_asked", registry()["padded"]._replace(is_asked=crash))],
)
def test_a_check_that_crashes_is_named(monkeypatch, part, broken):
    monkeypatch.setattr(run, "of_scope", lambda _: (broken,))
    monkeypatch.setattr(run, "_checks_for", run._checks_for.__wrapped__)
    text = f"This text makes the {part} of a check crash."
    with pytest.raises(RefgenError, match=f"The check padded failed on '{text}': ZeroDivisionError"):
        run.segment_problems(text, text, "en-us", "fr-fr")
