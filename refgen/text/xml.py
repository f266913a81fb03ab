"""What XML cannot hold, and pages can."""

from refgen.text.late import late

ILLEGAL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no place for, not even escaped."""


def without_illegal(text: str) -> str:
    """Text that only people read, illegal characters replaced by U+FFFD."""
    return ILLEGAL.sub("\ufffd", text)
