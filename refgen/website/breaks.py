"""Where long names may break: between the words that they are made of, and nowhere else."""

import re

_BREAK = re.compile(r"<[^<>]*>|::|[a-z](?=[A-Z][a-z])|_(?=[A-Za-z])")


def breakable(html: str) -> str:
    """HTML with the places marked."""
    return _BREAK.sub(lambda match: match[0] if match[0].startswith("<") else f"{match[0]}<wbr>", html)
