"""The language of the stub's docstrings, which come from the pages."""

from collections.abc import Iterable

from refgen.align import ENGLISH
from refgen.errors import UsageError
from refgen.locales import meant_by
from refgen.settings import Settings


def docstrings_in(code: str, locales: Iterable[str], said: str) -> str:
    """The locale of docstrings among those of the pages; `fr` is the only French there is. `said` names what asks for it.

    Raises:
        UsageError: no page is in it, or the pages of several are.
    """
    there = sorted({ENGLISH, *locales})
    meant = meant_by(code, there)
    if not meant:
        raise UsageError(f"{said} {code}: no page is in it; there are {', '.join(there)}")
    if len(meant) > 1:
        raise UsageError(f"{said} {code}: there are pages in {' and '.join(meant)}; name one of them")
    return meant[0]


def docstrings_of(settings: Settings, locales: Iterable[str]) -> str:
    """The same for what the configuration asks for; in a run over some locales, the others may have the pages.

    Raises:
        UsageError: as above.
    """
    if not settings.locales:
        return docstrings_in(settings.docstrings, locales, f"{settings.lines.at('docstrings')}: docstrings:")
    meant = meant_by(settings.docstrings, {ENGLISH, *locales})
    return meant[0] if len(meant) == 1 else settings.docstrings
