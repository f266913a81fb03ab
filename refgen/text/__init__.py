"""Characters: the text of a file, positions in it, and what is wrong at a position."""

from refgen.text.diagnostic import Diagnostic, Severity
from refgen.text.source import Source

__all__ = ["Diagnostic", "Severity", "Source"]
