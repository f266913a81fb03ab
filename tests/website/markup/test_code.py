"""Code blocks: the colours of a session are worked out a statement at a time, and come out as those of the whole."""

import re
from html import unescape

import pytest
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
    "blank lines in the output": ">>> print('a\\n\\nb')\na\n<BLANKLINE>\nb",
}


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_has_the_colours_of_the_whole(name: str) -> None:
    session = SESSIONS[name]
    whole = colour_whole(f"{session}\n", PythonConsoleLexer(stripnl=False), code._formatter())
    assert code._inside(session, "pycon") == whole.removesuffix("\n")


@pytest.mark.parametrize("language", ["pycon", "cpp", "csharp", "no such language", None])
def test_no_character_is_lost(language: str | None) -> None:
    text = ">>> a < b && c;\n// é 中\n\n  x"
    shown = unescape(re.sub(r"<[^>]+>", "", code._inside(text, language)))
    assert shown.removesuffix("\n") == text
