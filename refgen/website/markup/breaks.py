"""Where long names may break: between the words that they are made of, and nowhere else."""

import re
from functools import cache, lru_cache

LEAST = 18
"""Characters of a name that is too long for a column of a table."""
_BREAK = re.compile(r"::|[a-z](?=[A-Z][a-z])|_(?=[A-Za-z])")


@lru_cache(maxsize=65536)
def breakable(html: str, least: int = LEAST) -> str:
    """HTML with the places marked in names of at least so many characters."""
    return _long(least).sub(_marked, html)


def _marked(name: re.Match[str]) -> str:
    # A template with a group in it is filled by Python, and not in C as a function is called.
    return _BREAK.sub(_with_break, name[0])


def _with_break(place: re.Match[str]) -> str:
    return place[0] + "<wbr>"


@cache
def _long(least: int) -> re.Pattern[str]:
    """Whole names outside of tags: what follows is looked at once a name, and not once a character of a long address."""
    return re.compile(rf"(?<![A-Za-z0-9_:])[A-Za-z0-9_:]{{{least},}}+(?![^<>]*>)")
