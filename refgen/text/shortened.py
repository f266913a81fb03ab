"""Texts as messages quote them: in one line, and no longer than can be taken in."""

_LONGEST = 80
"""Code points."""


def printable(text: str) -> str:
    """A text in one line, without what a terminal would obey."""
    return "".join(character if character.isprintable() else "\ufffd" for character in " ".join(text.split()))


def shortened(text: str) -> str:
    """The same, of a length for messages."""
    line = printable(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
