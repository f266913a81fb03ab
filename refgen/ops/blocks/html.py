"""HTML between the Markdown: blocks of tags, whose texts are units, and comments, which have none."""

from collections.abc import Sequence

from refgen.ops.blocks.starts import HTML
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.text_units import units_of
from refgen.ops.tree import Html, Unit
from refgen.text import Severity

_VERBATIM = {"<!--": "-->", "<pre": "</pre>", "<script": "</script>", "<style": "</style>", "<textarea": "</textarea>"}


def read_html(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Html, int] | None:
    """A comment or verbatim element up to its end, or any other block-level tag up to the next blank line."""
    first = lines[index]
    if not HTML.match(first.body):
        return None
    lowered = first.body.lower()
    closing = next((end for start, end in _VERBATIM.items() if lowered.startswith(start)), None)
    end = index
    while end < len(lines) and (closing or lines[end].body):
        end += 1
        if closing and closing in lines[end - 1].body.lower():
            break
    if closing and end == len(lines) and closing not in lines[end - 1].body.lower():
        # inside a list item or a quotation it ends with that, and the page goes on
        severity = Severity.WARNING if depth else Severity.ERROR
        message, remedy = f"Nothing closes this with {closing}", f"add {closing}"
        reader.report(first.body_start, "unclosed-html", message, remedy, severity)
    units: tuple[Unit, ...] = ()
    if not closing:
        units = tuple(unit for line in lines[index:end] for unit in units_of(reader, [(line.start, line.stop)]))
    last = max(line.stop for line in lines[index:end])
    return Html(first.body_start, last, units), end
