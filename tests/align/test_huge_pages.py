"""Pages far larger than any that people write: the work for them, counted, grows with their size and not with its square."""

from itertools import count
from unittest import mock

import pytest

from refgen.align.likeness import Likeness
from refgen.align.monotone import pair_in_order
from refgen.align.sentences import borders
from refgen.locales import load_locale
from tests.align.pages import align

ROW = "|Name|Text|\n|-|-|\n"
PAGES = {
    "lines that are all alike, many of them missing": lambda n: (
        "Reserved.\n\n" * n,
        "Réservé.\n\n" * (n // 2),
    ),
    "lines that have nothing in common": lambda n: ("A lamp.\n\n" * n, "Tout autre chose ici.\n\n" * (n // 3)),
    "a table of rows that are all alike": lambda n: (
        ROW + "|x|Reserved.|\n" * n,
        ROW + "|x|Réservé.|\n" * (n - n // 9),
    ),
    "one paragraph that lost sentences": lambda n: (
        " ".join(f"The lamp {k % 7} is dim." for k in range(n)),
        " ".join(f"La lampe {k % 7} est faible." for k in range(n - n // 9)),
    ),
}


def work(source, target):
    """How often two texts are compared."""
    compared = count()
    length = Likeness.length

    def counted(*args):
        next(compared)
        return length(*args)

    with mock.patch.object(Likeness, "length", counted):
        assert align(source, target)
    return next(compared)


@pytest.mark.parametrize("case", PAGES)
def test_two_texts_are_compared_a_bounded_number_of_times(case):
    assert work(*PAGES[case](1800)) < 300_000


def test_few_elements_meet_thousands():
    assert pair_in_order([None] * 3, [None] * 9000, lambda i, j: 1.0 if j == 4000 * i else -9.0, 3.0) == [
        (0, 0),
        (1, 4000),
        (2, 8000),
    ]


def test_the_sentences_of_a_very_long_paragraph_find_theirs():
    english = [f"The lamp number {n} is dim." for n in range(400)]
    french = [f"La lampe numéro {n} est faible." for n in range(400) if n != 200]
    found = align(" ".join(english), " ".join(french))
    assert [pair for pair in found if not all(pair)] == [(english[200], "")]
    assert sum(all(pair) for pair in found) == 399


def test_a_leader_of_dots_ends_no_sentence():
    assert borders(f"Contents{'.' * 30_000}3 and more", load_locale("en").segmentation) == ()


def test_a_line_without_blanks_is_one_segment():
    for letter in "x灯.(*`":
        found = align(f"A{letter * 50_000}", f"B{letter * 50_000}", "zh-cn")
        assert len(found) <= 2
