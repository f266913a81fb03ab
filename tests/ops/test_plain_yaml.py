"""Front matter that is read without a parser says what the parser says."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from refgen.ops.plain_yaml import read_plain
from refgen.ops.yaml_front_matter import _value

PIECES = st.sampled_from(
    ["a", "ms.date", "title", ": ", ":", " ", "  ", "- ", "-", "#", " #", '"', "'", "x", "true", "~", "03/30/2017", "é中", "\\",
     ",", "[", "]", "{", "}", "&a", "*a", "!", "|", ">", "%", "@", "`", "?", "=", "<<", "\t", "\u00a0", "\ufffd", "...", "---"]
)  # fmt: skip
LINE = st.lists(PIECES, max_size=6).map("".join)
ENTRY = st.tuples(st.sampled_from(["a: ", "b.c:", "d: ", "- ", "  - ", ""]), LINE).map("".join)


@given(st.lists(ENTRY, max_size=6))
@example(["a: b", "  - c"])
@example(["a:", "- b", "c:", "  - d", "  - e"])
@example(["a:", "- b", " - c"])
@example(["a: b", "a:", "- c"])
@example(["a: 'b' # c"])
@example(["a: b :c"])
def test_as_the_parser_says(lines):
    plain = read_plain(lines)
    if plain is not None:
        data = yaml.load("\n".join(lines), yaml.CBaseLoader)
        assert plain == {key: _value(value) for key, value in (data or {}).items()}
        assert list(plain) == list(data or {})


@pytest.mark.parametrize(
    "line", ["title: Start", "title: 'a: b'", 'title: "a # b"', "ms.date: 03/30/2017", "f1: http://a.b/c#d", "empty:"]
)
def test_needs_no_parser(line):
    assert read_plain([line]) is not None
