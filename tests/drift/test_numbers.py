"""Numbers are read with their neighbours, as far as numbers go."""

from decimal import Decimal

import pytest

from refgen.drift.numbers import numbers_in

MARKS = frozenset({"."})


@pytest.mark.parametrize(("groups", "is_number"), [(2, True), (12, True), (13, False)])
def test_a_row_of_digits_without_end_is_no_number(groups: int, *, is_number: bool) -> None:
    text = ".".join(["1", *["234"] * (groups - 1)])
    assert (Decimal(text.replace(".", "")) in numbers_in(text, MARKS)) == is_number
