"""Whether a text has any letter that is neither Latin nor Greek: most texts have none, and need not be asked for each script."""

import re

_BEYOND = re.compile("[^\x00-\u03ff\u2000-\u206f]")
"""A class of so few characters is compiled in no time; one of a large script takes milliseconds."""


def is_western(text: str) -> bool:
    """Whether all characters are Latin, Greek (up to U+03FF) or general punctuation (U+2000 to U+206F)."""
    return text.isascii() or not _BEYOND.search(text)
