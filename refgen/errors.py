"""The few exceptions that a caller of refgen sees.

Problems in the content of pages are never exceptions: they are `Diagnostic` values.
"""


class RefgenError(Exception):
    """A mistake in how refgen was called, or in its environment; its text says what to do."""


class UsageError(RefgenError):
    """A wrong option, folder or file name on the command line or in the configuration."""


class MissingResourceError(RefgenError):
    """Something that the machine lacks: a program, an optional package, a writable folder."""
