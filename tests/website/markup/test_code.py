"""Code blocks: the colours of a session are worked out a statement at a time, and come out as those of the whole."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments import highlight as colour_whole
from pygments.lexers import PythonConsoleLexer

from refgen.website.markup import code

SESSIONS = {
    "outputs": ">>> 1 + 1\n2\n>>> print('a')\na",
    "no output": ">>> x = 1",
    "several lines": ">>> for x in (1, 2):\n...     print(x)\n...\n1\n2\n>>> x\n2",
    "a comment": ">>> # Warum?\n>>> call()\nS_OK",
    "a traceback": ">>> 1 / 0\nTraceback (most recent call last):\n    ...\nZeroDivisionError: division by zero\n>>> 1\n1",
    "a string over lines": ">>> '''a\n... >>> b'''\n'a\\n>>> b'",
    "a comment with signs": ">>> # a < b & 'c' # [0x1]\n>>> f(1)\n1",
    "a comment that names a program": ">>> #!python\n>>> # a\n>>> #b\n>>> #",
    "calls": ">>> task = world.create('ICLRTask')\n>>> task.raw.Abort(flags=0x7f, name='a', to=None, by=-1).hresult\nS_OK",
    "built-in names": ">>> str(self.print, id=a.id, e=ValueError, m=a.__init__)\n'a < b'",
    "texts of other kinds": ">>> f(b'a', 'a\\n', '%s', '{}', \"a\", 'it' 'is', '', '''a''')",
    "numbers of other kinds": ">>> f(1.5, .5, 1e3, 007, 0b1, 1_000, 1j, 1 .real, 0x, 0xFF)",
    "names of other kinds": ">>> @a.b\n>>> é = aé.b1\n>>> lazy import a.str\n>>> match (a)\n>>> match = _\n>>> def print(): return 1",
    "a call that goes on": ">>> f(1,\n...   2)\n3\n>>> f(1)\n...\n3",
    "an output that is code": '>>> f(1)\n# x\n  File "a", line 1\n^C',
    "blank lines in the output": ">>> print('a\\n\\nb')\na\n<BLANKLINE>\nb",
}


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_has_the_colours_of_the_whole(name: str) -> None:
    session = SESSIONS[name]
    whole = colour_whole(f"{session}\n", PythonConsoleLexer(stripnl=False), code._formatter())
    assert code._inside(session, "pycon") == whole.removesuffix("\n")


_WORDS = [
    "a",
    "str",
    "if",
    "is",
    "None",
    "match",
    "_",
    "1",
    "0x1f",
    "'a'",
    "b'a'",
    "''",
    "'Q <&>'",
    "'\"'",
    "__init__",
    "self",
    "Q",
    ".",
    "=",
    "-",
    "(",
    ")",
    ",",
    " ",
    "# a",
]


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map("".join))
def test_a_line_has_the_colours_of_the_whole_where_it_is_put_together(line: str) -> None:
    whole = colour_whole(f">>> {line}\n", PythonConsoleLexer(stripnl=False), code._formatter())
    assert code._statement(f">>> {line}\n") == whole


@pytest.mark.parametrize(
    ("line", "is_plain"),
    [("a.str(1, b='x', c=None)", True), ("a = b", True), ("f(b'x')", False), ("import a", False), ("a == b", False)],
)
def test_calls_are_put_together_from_their_words(line: str, is_plain: bool) -> None:  # noqa: FBT001
    assert bool(code._words(line)) is is_plain


@pytest.mark.parametrize("language", ["pycon", "cpp", "csharp", "no such language", None])
def test_no_character_is_lost(language: str | None) -> None:
    text = ">>> a < b && c;\n// é 中\n\n  x"
    shown = unescape(re.sub(r"<[^>]+>", "", code._inside(text, language)))
    assert shown.removesuffix("\n") == text
