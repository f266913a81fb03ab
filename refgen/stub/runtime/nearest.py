"""Guesses what a name that is not there was meant to be."""

from collections.abc import Iterable


def nearest(name: object, known: Iterable[str]) -> str:
    """The nearest known name; '' where none is near."""
    if not isinstance(name, str):  # a caller who is not type-checked
        return ""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    return next(iter(get_close_matches(name, known, n=1)), "")


def did_you_mean(name: object, known: Iterable[str]) -> str:
    """The end of an error message: the nearest known name as a question; '' where none is near."""
    near = nearest(name, known)
    return f"; did you mean {near!r}?" if near else ""
