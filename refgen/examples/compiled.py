"""Compiles the steps of examples: a generated one has the same in every locale, and is recorded, read back, and run."""

from functools import lru_cache
from types import CodeType


@lru_cache(maxsize=4096)
def compiled(code: str) -> CodeType:
    """The code of one step, as a prompt takes it.

    Raises:
        SyntaxError: it is no single statement.
    """
    return compile(code, "<example>", "single")
