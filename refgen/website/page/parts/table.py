"""Tables of a page."""

from collections.abc import Iterable, Sequence
from html import escape

from refgen.website.markup.breaks import breakable


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str, label: str) -> str:
    """A table from HTML cells; the first cell of a row names the row. `label` is plain text."""
    head = "".join(f'<th scope="col">{cell}</th>' for cell in heads)
    body = "".join(
        f'<tr><th scope="row">{breakable(row[0])}</th>{"".join(f"<td>{breakable(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return (
        f'<div class="rg-table {kind}"><table aria-label="{escape(label)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
