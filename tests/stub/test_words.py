"""A sentence without its Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.stub.claims import plain
from refgen.stub.claims.words import camel_words, slug


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("[in] The `x`.", "The x"),
        ("[in, out] The **x** of [Y](y.md).", "The x of Y"),
        ("[out][iid_is(riid)] A pointer.", "A pointer"),
        ("[in] [I](i-interface.md) pointer", "I pointer"),
        ("See <xref:System.Thing.Id%2A?displayProperty=nameWithType>.", "See Id"),
        (r"Returns zero in \*`pId`.", "Returns zero in *pId"),
        ("The host’s own“x”.", 'The host\'s own"x"'),
        ("Not used. [!INCLUDE[v](../v.md)]", "Not used"),
        ("snake_case_name and other_name.", "snake_case_name and other_name"),
        ("Wait...", "Wait..."),
    ],
)
def test_plain(markdown, words):
    assert plain(markdown) == words


@given(st.text(alphabet="ab _*`[]()!<>x:.\\ in,", max_size=40))
def test_plain_never_raises_and_settles(text):
    once = plain(text)
    assert "`" not in once
    assert once == once.strip()


@given(st.text(max_size=60))
def test_slugs_are_kebab_case_and_never_empty(text):
    name = slug(text)
    assert name
    assert " " not in name


def test_camel_words():
    assert camel_words("SegmentSize") == ("segment", "size")
    assert camel_words("cchName") == ("cch", "name")
