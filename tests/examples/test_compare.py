"""One example, all languages: comments may differ, code and outputs may not."""

import pytest

from refgen.examples import find_examples
from refgen.examples.compare import compare_locales
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
