"""What a sentence of the documentation shows, for whoever shows thousands: many say the same, and half have no markup."""

import re
from functools import lru_cache

from refgen.stub.runtime.wording import readable

_MARKED = re.compile(r"[\[<>\\*_&\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""All that `readable` takes out, or takes for the beginning of it."""
_REMEMBERED = 1 << 12


@lru_cache(maxsize=_REMEMBERED)
def shown(markdown: str) -> str:
    """As `readable` gives it, without the marks of code."""
    text = readable(markdown) if _MARKED.search(markdown) else " ".join(markdown.split())
    return text.replace("`", "")
