"""Other values in holes of a page that was stamped before, and all else as it is."""

from collections.abc import Mapping

from refgen.website.frame.shell import Shell, encoded, encoded_once


def filled(shell: Shell, page: bytes, hole: str) -> slice | None:
    """Where in a page that is what fills a hole of its shell; None where that is not certain.

    It is certain where the shell has the hole once, and the page once what stands before it, and once what stands after it.
    """
    if shell.pieces.count(hole) != 1:
        return None
    at = shell.pieces.index(hole)
    before, after = encoded_once(shell.pieces[at - 1]), encoded_once(shell.pieces[at + 1])
    if page.count(before) != 1 or page.count(after) != 1:
        return None
    found = slice(page.index(before) + len(before), page.index(after))
    return found if found.start <= found.stop else None


def refilled(shell: Shell, page: bytes, values: Mapping[str, str]) -> bytes | None:
    """The page with these values in its holes; None where one of them is not certain."""
    for hole, value in values.items():
        found = filled(shell, page, hole)
        if found is None:
            return None
        page = page[: found.start] + encoded(value) + page[found.stop :]
    return page
