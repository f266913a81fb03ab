"""Rules whose parts nobody has looked at yet, as a new process has them, are what they are: in this process, they are ghosts."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from refgen.cache.ghost import Ghosts, Shape, slots_of
from refgen.stub.compiler.signature import signatures
from refgen.stub.emit.behaviour import read_behaviour
from refgen.stub.emit.data import write_rule
from refgen.stub.rule import EveryCall, EveryMethod, OneApi, Rule, RuleBook
from refgen.stub.runtime.plan import turn_of
from refgen.stub.runtime.reference import Shapes
from refgen.stub.runtime.rule_lines import KnownRules

RULES = st.lists(st.from_type(Rule), unique_by=lambda rule: rule.id, max_size=4).map(tuple)


def unread(value: Any) -> Any:
    """The value, with ghosts in the place of all that has slots in it."""
    if isinstance(value, tuple):
        return tuple(map(unread, value))
    kind: Any = type(value)
    names = slots_of(kind)
    if not names:
        return value

    def read(ghost: object) -> None:
        ghosts.begin([ghost], [[unread(getattr(value, name))] for name in names])

    ghosts = Ghosts(Shape(kind, names, ()), read, read)
    (ghost,) = ghosts.made(1)
    return ghost


@given(RULES)
def test_they_apply_where_they_apply(rules: tuple[Rule, ...]) -> None:
    subjects = [
        (kind, getattr(rule.scope, name))
        for rule in rules
        for kind, name in ((OneApi, "api"), (EveryMethod, "interface"), (EveryCall, "area"))
        if isinstance(rule.scope, kind)
    ]
    known, others = KnownRules(rules), KnownRules(unread(rules))
    written = read_behaviour(Shapes({}, {}, {}, {}), RuleBook((), rules)).reference.rules
    for subject in subjects:
        assert known.about(subject) == others.about(subject) == written.about(subject)


@given(st.from_type(Rule))
def test_they_act_when_they_act(rule: Rule) -> None:
    assert turn_of(unread(rule)) == turn_of(rule)


@given(st.from_type(Rule))
def test_they_are_told_and_written_as_they_are(rule: Rule) -> None:
    assert write_rule(unread(rule)) == write_rule(rule)
    guard, effect = unread((rule.guard, rule.effect))
    assert signatures(guard, effect) == signatures(rule.guard, rule.effect)
