"""One example, all languages: comments may differ, code and outputs may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.examples import find_examples
from refgen.examples.compare import compare_locales, has_same_code
from refgen.examples.example import Example, Step
from refgen.examples.find import read_steps
from refgen.ops import parse_page

FRENCH = "# X\n\n```python\n>>> # Un commentaire.\n>>> total = 1 + 1  # la somme\n>>> total\n2\n```\n"
SAME = {
    "comment": FRENCH.replace("Un commentaire.", "Un commento."),
    "trailing": FRENCH.replace("# la somme", "# la somma"),
    "no-comment": FRENCH.replace(">>> # Un commentaire.\n", ""),
    "layout": FRENCH.replace("1 + 1", "1+1"),
}
OTHER = {
    "code": FRENCH.replace("1 + 1", "1 + 2"),
    "name": FRENCH.replace("total", "totale"),
    "output": FRENCH.replace("\n2\n", "\n3\n"),
    "string": FRENCH.replace("1 + 1", "'1'"),
}


def places(text: str, locale: str):
    return find_examples(parse_page(text.encode(), f"{locale}/x.md"), "x.md", locale)[0]


@pytest.mark.parametrize("name", SAME)
def test_the_same_code_is_the_same_example(name):
    assert compare_locales([*places(FRENCH, "fr-fr"), *places(SAME[name], "it-it")]) == ()


@pytest.mark.parametrize("name", OTHER)
def test_other_code_is_found_with_its_place(name):
    (difference,) = compare_locales([*places(FRENCH, "fr-fr"), *places(OTHER[name], "it-it")])
    assert (difference.path, difference.line, difference.locale) == ("it-it/x.md", 4, "it-it")


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        (">>> # The sum.\n>>> total = 1 + 1\n>>> total\n2\n", True),
        (">>> # La somme\n>>> # de deux.\n>>> total = 1 + 1\n>>> total\n2\n", True),
        (">>> total = 1 + 1\n>>> total\n2\n", True),
        (">>> # La somme\n>>> total = 2\n>>> total = 1 + 1\n>>> total\n2\n", False),
        (">>> # La somme\n>>> total = 1 + 1\n>>> # total\n>>> total\n3\n", False),
        (">>> # La somme\n>>> total = 1 + 1\n", False),
    ],
)
def test_texts_of_a_generated_example_may_differ_in_their_comments_alone(text: str, *, is_same: bool):
    steps = read_steps(">>> total = 1 + 1\n>>> total\n2\n")
    own = ">>> # The sum.\n>>> total = 1 + 1\n>>> total\n2\n"
    assert has_same_code(Example("one", "", steps, texts={"en-us": own, "fr-fr": text})) is is_same


PIECES = st.sampled_from(
    ["1\n", "x = 1\n", "# c\n", "(1,\n", "2)\n", ">>> ", ">>> # c\n", "... ", "...\n", "    ...\n", "\n", " ", "\t", "# doctest: +SKIP\n"]
)  # fmt: skip


@given(st.lists(st.tuples(PIECES, st.lists(PIECES, max_size=2).map("".join)), min_size=1, max_size=2), PIECES)
def test_what_is_seen_without_reading_is_what_reading_says(pieces, before):
    steps = tuple(Step(code, expected, 0) for code, expected in pieces)
    text = before + "".join(f">>> {code}{expected}" for code, expected in pieces)
    example = Example("one", "", steps, texts={"en-us": text})
    try:
        read = read_steps(text)
        is_same = [one.code for one in read] == [one.code for one in steps] or Example(
            "", "", read
        ).shape == example.shape
        is_same = is_same and [one.expected for one in read] == [one.expected for one in steps]
    except (SyntaxError, ValueError) as error:
        with pytest.raises(type(error)):
            has_same_code(example)
    else:
        assert has_same_code(example) is is_same
