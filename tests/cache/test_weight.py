"""What is large is told without taking in all of it."""

import pickle
from functools import partial

import pytest

from refgen.cache.parts import LARGE
from refgen.cache.weight import weight_of

_PICKLER = partial(pickle.Pickler, protocol=pickle.HIGHEST_PROTOCOL)


class Counted:
    """A value that counts how often it is pickled."""

    count = 0

    def __reduce__(self) -> tuple[type, tuple[()]]:
        Counted.count += 1
        return Counted, ()


def test_what_is_certainly_large_is_weighed_no_further() -> None:
    many = [Counted() for _ in range(1_000_000)]
    assert weight_of(many, _PICKLER) > LARGE
    assert 0 < Counted.count < len(many) / 10


@pytest.mark.parametrize("value", [None, "a", "a" * LARGE, list(range(1000)), b"a" * 10_000])
def test_what_is_not_is_weighed(value: object) -> None:
    assert weight_of(value, _PICKLER) == len(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def test_one_long_text_is_large() -> None:
    assert weight_of("a" * 1_000_000, _PICKLER) > LARGE
