"""Docstrings hold whatever a page says, and end where they should."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.locales import load_locale
from refgen.stub.emit.docstring import LIMIT, Words, quote
from refgen.stub.emit.wrap import width, wrap
from refgen.stub.runtime.wording import readable
from tests.stub.emit.made import HOSTILE, passage

HARD = st.lists(
    st.sampled_from(['"', '"""', "\\", "\n", "\r", "x", " ", "\ud800", "。", "\\N{", "\x00", "'''", "\u2028"])
)


@pytest.mark.parametrize("text", [HOSTILE, '"', '""', '"""', "\\", '\\"', 'x"', '"""x"""', "\\\\", "\\u", "x" * 300])
def test_hostile_texts(text: str):
    _check(text)


@given(HARD)
def test_any_text(parts: list[str]):
    _check("".join(parts))


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("fr-fr", "Une chose."), ("en-us", "A thing."), ("it-it", "A thing."), ("zh-cn", "A thing.")],
)
def test_a_text_falls_back_to_english(locale: str, expected: str):
    assert Words(locale, load_locale(locale)).of(passage("A thing.", fr_fr="Une chose.")) == expected


@given(st.text(alphabet="ab 公共语言。（）é\u3000"), st.integers(10, 60))
def test_wrapping_loses_nothing_and_keeps_to_the_columns(text: str, columns: int):
    lines = list(wrap(text, columns))
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert width(line) <= columns or " " not in line.strip()


def _check(text: str) -> None:
    lines = list(wrap(readable(text), 100)) or ["x"]
    for name, shown in {"one": lines, "more": [*lines, "", *lines]}.items():
        source = "\n".join([f"def {name}():", *quote(shown, "    ")])
        tree = ast.parse(source.encode())
        function = tree.body[0]
        assert isinstance(function, ast.FunctionDef)
        expected = "\n".join(shown).encode("utf-8", "backslashreplace").decode().strip()
        assert (ast.get_docstring(function) or "").strip() == expected
        assert all(
            width(line) <= LIMIT for line in source.splitlines() if " " in line.strip() and "x" * 100 not in line
        )
