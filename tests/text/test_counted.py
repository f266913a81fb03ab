"""One of a thing is not several."""

import pytest

from refgen.text.counted import counted


@pytest.mark.parametrize(("count", "said"), [(0, "0 findings"), (1, "1 finding"), (2, "2 findings")])
def test_one_is_singular(count: int, said: str) -> None:
    assert counted(count, "finding") == said
