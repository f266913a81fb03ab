"""Where long names may break: between the words that they are made of, and nowhere else."""

import re
from functools import cache, lru_cache

LEAST = 18
"""Characters of a name that is too long for a column of a table."""
_BREAK = re.compile(r"::|[a-z](?=[A-Z][a-z])|_(?=[A-Za-z])")


@lru_cache(maxsize=65536)
def breakable(html: str, least: int = LEAST) -> str:
    """HTML with the places marked in names of at least so many characters."""

    def marked(match: re.Match[str]) -> str:
        return match[0] if match[0].startswith("<") else _BREAK.sub(r"\g<0><wbr>", match[0])

    return _long(least).sub(marked, html)


@cache
def _long(least: int) -> re.Pattern[str]:
    return re.compile(rf"<[^<>]*>|[A-Za-z0-9_:]{{{least},}}")
