"""Rules survive their file, and those of one callable are read without the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.stub.emit.data import write_rule
from refgen.stub.rule import EveryCall, EveryMethod, OneApi, Return, Rule
from refgen.stub.rule.guard import Always, StateIs
from refgen.stub.rule.value import Slot
from refgen.stub.runtime.rule_lines import KnownRules, RuleLines, join_rules

RULES = st.lists(st.from_type(Rule), unique_by=lambda rule: rule.id, max_size=6).map(tuple)


def written(rules):
    return RuleLines(join_rules(map(write_rule, rules)))


@given(RULES)
def test_rules_survive_their_file(rules):
    assert written(rules).all() == rules


@given(RULES, st.data())
def test_a_file_answers_as_the_rules_themselves(rules, data):
    names = {
        "",
        *(
            getattr(rule.scope, name)
            for rule in rules
            for name in ("api", "interface", "area")
            if hasattr(rule.scope, name)
        ),
    }
    subject = data.draw(st.tuples(st.sampled_from((OneApi, EveryMethod, EveryCall)), st.sampled_from(sorted(names))))
    assert written(rules).about(subject) == KnownRules(rules).about(subject)


@given(RULES)
def test_no_rule_with_a_part_is_missed(rules):
    wanted = [rule.id for rule in rules if isinstance(rule.guard, StateIs) or isinstance(rule.effect, Return)]
    found = {rule.id for rule in written(rules).with_any(StateIs, Return)}
    assert found >= set(wanted)


def test_a_rule_that_nobody_asks_for_is_not_read():
    good = write_rule(Rule("a", ("c",), "p", OneApi("I.A"), StateIs(Slot("gone"), True), Return("E_FAIL")))
    lines = RuleLines(join_rules([good, good.replace("I.A", "I.B").replace("StateIs", "Unheard")]))
    assert [rule.id for rule in lines.about((OneApi, "I.A"))] == ["a"]
    with pytest.raises(ValueError, match="Unheard"):
        lines.about((OneApi, "I.B"))


def test_words_in_a_rule_are_not_taken_for_its_scope():
    rule = Rule('"scope":{"is":"x"}', ("c",), "p", EveryMethod('"is":"Count"'), Always(), Return("E_FAIL"))
    assert written((rule,)).about((EveryMethod, '"is":"Count"')) == (rule,)


def test_a_file_of_another_version_is_refused():
    with pytest.raises(ValueError, match="version 99"):
        RuleLines(b'{"version":99}\n')
