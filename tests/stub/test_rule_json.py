"""Rule books survive JSON, and a book that is not one is refused with a reason."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.cache.stretch import whole
from refgen.stub.emit.data import book_of, emit_data, write_rows
from refgen.stub.rule import Claim, Equals, OneApi, Return, Rule, RuleBook, Slot, StateIs
from refgen.stub.rule_json import decode, decode_book, encode_book
from refgen.stub.runtime.packaged import CLAIMS, RULES
from refgen.stub.runtime.reference import Shapes


@given(st.builds(RuleBook, st.lists(st.from_type(Claim)).map(tuple), st.lists(st.from_type(Rule)).map(tuple)))
def test_a_book_survives_json(book):
    assert decode_book(json.loads(json.dumps(encode_book(book)))) == book


def test_fields_at_their_default_take_no_room():
    rule = Rule("r", ("c",), "p", OneApi("I.M"), StateIs(Slot("gone"), True), Return("E_FAIL"))
    (encoded,) = encode_book(RuleBook(rules=(rule,)))["rules"]
    assert encoded == {
        "id": "r",
        "claims": ["c"],
        "pattern": "p",
        "scope": {"is": "OneApi", "api": "I.M"},
        "guard": {"is": "StateIs", "slot": {"name": "gone"}, "value": True},
        "effect": {"is": "Return", "code": "E_FAIL"},
    }


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"version": 99}, "version 99"),
        ({"version": 1, "claims": [], "rules": [{"id": "r"}]}, "needs the field 'claims'"),
    ],
)
def test_a_wrong_book_is_refused(data, reason):
    with pytest.raises(ValueError, match=reason):
        decode_book(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"parameter": "p", "value": 1, "extra": 2}, "no field 'extra'"),
        ({"parameter": "p"}, "needs the field 'value'"),
    ],
)
def test_a_wrong_guard_is_refused(data, reason):
    with pytest.raises(ValueError, match=reason):
        decode(Equals, data)


@given(st.builds(RuleBook, st.lists(st.from_type(Claim)).map(tuple), st.lists(st.from_type(Rule)).map(tuple)))
def test_a_book_is_written_row_by_row_as_it_would_be_at_once(book):
    noted = 'a "quoted" place'
    made = emit_data(Shapes({}, {}, {}, {}), book, ()).long
    assert whole(book_of(made[RULES], made[CLAIMS], sources=noted)) == write_rows(
        {**encode_book(book), "sources": noted}
    )
