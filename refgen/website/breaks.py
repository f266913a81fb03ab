"""Where long names may break: between the words that they are made of, and nowhere else."""

import re

_LEAST = 18
"""Characters of a name that is too long for a narrow column."""
_LONG = re.compile(rf"<[^<>]*>|[A-Za-z0-9_:]{{{_LEAST},}}")
_BREAK = re.compile(r"::|[a-z](?=[A-Z][a-z])|_(?=[A-Za-z])")


def breakable(html: str) -> str:
    """HTML with the places marked."""
    return _LONG.sub(lambda match: match[0] if match[0].startswith("<") else _BREAK.sub(r"\g<0><wbr>", match[0]), html)
