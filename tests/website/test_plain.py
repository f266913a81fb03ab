"""Digests of values change with all that they say, and with nothing else."""

import pickle
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from refgen.api.model import Passage
from refgen.drift.finding import Fix
from refgen.website.input import SiteFault
from refgen.website.plain import digest, fields_of


def others(value):
    """Values that differ from one in a single place, one for each place."""
    if isinstance(value, Enum):
        yield next(one for one in type(value) if one is not value)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from (replace(value, **{one.name: other}) for other in others(getattr(value, one.name)))
    elif isinstance(value, Mapping):
        yield from other_mappings(value)
    elif isinstance(value, tuple):
        for place, inside in enumerate(value):
            yield from ((*value[:place], other, *value[place + 1 :]) for other in others(inside))
        yield value[1:] if value else ("more",)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield f"{value}1"
    else:
        assert value is None
        yield "none no more"


def other_mappings(value):
    """Those that differ in one value or name, or lack one."""
    for name, inside in value.items():
        yield from ({**value, name: other} for other in others(inside))
        yield {one: value[one] for one in value if one != name}
        yield {f"{one}!" if one == name else one: value[one] for one in value}


@pytest.fixture
def values(site_given):
    """One of each kind that the site is made of, with something in each field that has several."""
    api = max(
        site_given.model.apis, key=lambda one: (len(one.parameters) > 0) + (len(one.members) > 0) + len(one.outcomes)
    )
    member = next(member for one in site_given.model.apis for member in one.members)
    finding = replace(site_given.findings[0], edits=(Fix(1, 2, "x"),), evidence=("y",))
    example = replace(site_given.examples[0], faults=(SiteFault("a", "b", (1, 2)),), sessions={"fr-fr": "x"})
    return replace(api, members=(member,)), finding, example, site_given.trend[0]


def test_a_digest_changes_with_each_field(values):
    for value in values:
        plain = fields_of(type(value))
        known = {digest(plain(value))}
        for number, other in enumerate((one for one in others(value) if one != value), 2):
            known.add(digest(plain(other)))
            assert len(known) == number, other


def test_a_digest_is_that_of_an_equal_value_from_elsewhere(values):
    for value in values:
        plain = fields_of(type(value))
        again = pickle.loads(pickle.dumps(value))
        assert digest(plain(replace(again))) == digest(plain(value))


def test_fields_of_a_name_are_left_out(values):
    _, finding, *_ = values
    plain = fields_of(type(finding), without=("message",))
    for other in others(finding):
        assert (digest(plain(other)) == digest(plain(finding))) == (replace(other, message=finding.message) == finding)


def test_what_is_no_plain_value_has_a_digest_too():
    assert digest((Passage({}, {}), 1)) != digest((Passage({"en-us": "x"}, {}), 1))
