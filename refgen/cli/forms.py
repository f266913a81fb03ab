"""Which format a command writes: the one that is asked for, else the one that the output's name ends in."""

from collections.abc import Mapping
from pathlib import Path

from refgen.errors import UsageError

Endings = Mapping[str, tuple[str, ...]]
"""By ending, in small letters, the formats whose files are called so, the most usual first."""


def form_of(output: Path | None, asked: str | None, endings: Endings) -> str | None:
    """The format; None where neither says any.

    Raises:
        UsageError: the name says another one than is asked for, so that whoever opens the file would be misled.
    """
    meant = endings.get(output.suffix.lower(), ()) if output else ()
    if not asked or not meant or asked in meant:
        return asked or next(iter(meant), None)
    own = [ending for ending, forms in endings.items() if asked in forms]
    rename = f"let the name end in {' or '.join(own)}" if own else "name a file with another ending"
    raise UsageError(
        f"{output}: a name with this ending says {' or '.join(meant)}, and --format says {asked}; {rename}, or leave --format out"
    )
