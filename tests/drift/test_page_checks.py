"""Every check of whole pages, by cases: what must fire stands beside what must stay quiet."""

from pathlib import Path

import pytest
import yaml

from refgen.align import align_page
from refgen.drift.anchors import anchors_of, index_for
from refgen.drift.check import Scope, of_scope
from refgen.drift.run import check_page
from refgen.drift.settings import read_settings
from refgen.ops import parse_page
from tests.drift.pages import pages, side_by_side

CASES = yaml.safe_load((Path(__file__).parent / "page_cases.yml").read_text("utf-8"))
ADVICE = {"meaning"}
"""Needs an optional extra, and has tests of its own."""


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(name, case, id=f"{name}-{number}")
        for name, cases in CASES.items()
        for number, case in enumerate(cases)
    ],
)
def test_case(name, case):
    texts = {
        locale: text + "\n"
        if isinstance(text, str)
        else side_by_side([tuple(one) if isinstance(one, list) else one for one in text])
        for locale, text in case["pages"].items()
    }
    files = {locale: page.source.text for locale, page in pages(texts).items()}
    for locale, (old, new) in case.get("change", {}).items():
        assert old in files[locale]
        files[locale] = files[locale].replace(old, new)
    page = align_page(
        "hosting/task.md",
        {locale: parse_page(text.encode(), f"{locale}/hosting/task.md") for locale, text in files.items()},
    )
    settings = read_settings({"glossary": case.get("glossary", {})})
    found = check_page(page, settings, index_for(page.key, {page.key: anchors_of(page)}))
    assert len([one for one in found if one.check == name]) == case["finds"], [
        (one.check, one.message) for one in found
    ]


@pytest.mark.parametrize("check", of_scope(Scope.PAGE), ids=lambda check: check.info.name)
def test_page_check_has_cases_of_both_kinds(check):
    if check.info.name not in ADVICE:
        assert {case["finds"] > 0 for case in CASES.get(check.info.name, ())} == {True, False}
