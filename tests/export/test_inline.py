"""A segment is taken apart into words and protected codes, and put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.export.inline import Text, codes, has_words, markdown, parse_inline

PIECES = st.sampled_from(
    ["`", "``", "*", "**", "_", "[", "]", "](x.md)", "![", "(", ")", "<br>", "<", ">", "&nbsp;", "\\", "[in]", "word ", "[!INCLUDE[a](b.md)]", "\n"]
)  # fmt: skip
SOUP = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join)


@given(SOUP)
def test_the_parts_are_the_segment(text: str) -> None:
    assert markdown(parse_inline(text)) == text


def test_what_is_absurdly_long_is_text() -> None:
    text = "[" * 30_000
    assert parse_inline(text) == (Text(text),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[in] A `code` word.", {"[in]": 1, "`code`": 1}),
        ("[in, out] x", {"[in, out]": 1}),
        ("the [`Sleep` method](sleep.md#remarks) and [another](b.md)", {"[…](sleep.md#remarks)": 1, "`Sleep`": 1, "[…](b.md)": 1}),
        ("**Header:** MSCorEE.h", {"**…**": 1}),
        ("*a* and _b_ and __c__", {"*…*": 1, "_…_": 1, "__…__": 1}),
        ("![alt](x.png) [x][y] <br/> <xref:System.String> &nbsp;", {"![…](x.png)": 1, "[…][y]": 1, "<br/>": 1, "<xref:System.String>": 1, "&nbsp;": 1}),
        ("[!INCLUDE[net](../net.md)] and [!INCLUDE[net](../net.md)]", {"[!INCLUDE[net](../net.md)]": 2}),
        ("COR_PRF_ALL, 2 * 3 * 4, \\*no\\*, a < b, AT&T; [not a link]", {}),
    ],
)  # fmt: skip
def test_what_is_protected(text: str, expected: dict[str, int]) -> None:
    assert dict(codes(parse_inline(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`pTask`", False),
        ("[`x`](y.md)", False),
        ("42 – 43", False),
        ("S_OK", False),
        ("S_OK or S_FALSE", True),
        ("HRESULT", True),
        ("[见](y.md)", True),
        ("", False),
    ],
)
def test_what_has_something_to_translate(text: str, expected: object) -> None:
    assert has_words(parse_inline(text)) is expected
