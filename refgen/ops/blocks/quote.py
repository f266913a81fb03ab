"""Block quotes, and the alerts that are written as such: `> [!NOTE]`."""

import re
from collections.abc import Sequence

from refgen.ops.blocks.starts import interrupts
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.tree import Quote
from refgen.text.late import late

_ALERT = late(r"\[!(?!(?:include|code|video)\b)([^\W\d_][^\[\]\n]*)\][ \t]*(?:>[ \t]*)?", re.IGNORECASE)


def read_quote(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Quote, int]:
    """Lines that begin with `>`, and lines of text that continue their last paragraph."""
    end = index
    inner: list[Line] = []
    while end < len(lines):
        line = lines[end]
        if line.body.startswith(">"):
            rest = line.after(line.body_start - line.start + 1)
            inner.append(rest.after(1) if rest.text.startswith(" ") else rest)
        elif line.body and inner[-1].body and not interrupts(lines, end):
            inner.append(line)
        else:
            break
        end += 1
    alert = None
    if match := _ALERT.match(inner[0].body):
        alert = match[1].strip().upper()
        inner[0] = inner[0].after(inner[0].body_start - inner[0].start + match.end())
    return Quote(lines[index].body_start, lines[end - 1].stop, alert, tuple(reader.blocks(inner, depth + 1))), end
