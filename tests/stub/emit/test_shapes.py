"""What calls need of the model stands where rules change, unless these name other codes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from refgen.cache.held import HELD
from refgen.stub.emit.shapes import make_shapes
from refgen.stub.rule import AllOf, Allow, Always, Answered, OneApi, Return, Rule, RuleBook
from tests.stub.sample import MODEL

RULE = Rule("r", ("c",), "p", OneApi("IThing.Read"), Always(), Return("E_FAIL"))


@pytest.fixture(autouse=True)
def held() -> Iterator[None]:
    HELD.begin_run()
    yield
    HELD.end()


def test_rules_that_name_the_same_codes_leave_it() -> None:
    before = make_shapes(MODEL, RuleBook(rules=(RULE,)))
    HELD.begin_run()
    assert make_shapes(MODEL, RuleBook(rules=(replace(RULE, is_certain=True), RULE))) is before


@pytest.mark.parametrize(
    "rule",
    [
        replace(RULE, effect=Return("E_NEW")),
        replace(RULE, effect=Allow(("S_OK", "E_NEW"))),
        replace(RULE, guard=AllOf((Always(), Answered(("E_NEW",))))),
    ],
)
def test_a_code_that_only_a_rule_names_is_known(rule: Rule) -> None:
    assert "E_NEW" in make_shapes(MODEL, RuleBook(rules=(RULE, rule))).codes
