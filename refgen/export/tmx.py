"""Writes TMX 1.4: the pairs that are sure, each once, for the memory of a translator's tool.

Specification: https://www.gala-global.org/tmx-14b
"""

from collections.abc import Iterator, Sequence

from refgen import __version__
from refgen.export.handoff import Handoff, State, digest
from refgen.export.inline import Code, Inline, Span, Text, parse_inline
from refgen.export.xliff_write import language_tag
from refgen.export.xml_text import escape_text, quote
from refgen.text.xml import ILLEGAL


def write_tmx(handoff: Handoff) -> bytes:
    """The whole document; a pair with characters that XML cannot hold is left out."""
    return "".join(_document(handoff)).encode("utf-8")


def sure_pairs(handoff: Handoff) -> dict[tuple[str, str], list[str]]:
    """Each pair that is sure, in page order, with the pages that it stands on."""
    found: dict[tuple[str, str], list[str]] = {}
    for page in handoff.pages:
        for unit in page.units:
            for portion in unit.portions:
                if portion.state is State.TRANSLATED and not ILLEGAL.search(portion.source + portion.target):
                    pages = found.setdefault((portion.source, portion.target), [])
                    pages += [page.key] if page.key not in pages else []
    return found


def _document(handoff: Handoff) -> Iterator[str]:
    source, target = language_tag(handoff.source_locale), language_tag(handoff.locale)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield f' <header creationtool="refgen" creationtoolversion={quote(__version__)} segtype="sentence" o-tmf="refgen" '
    yield f'adminlang="en" srclang={quote(source)} datatype="plaintext"/>\n <body>\n'
    for (english, translation), pages in sure_pairs(handoff).items():
        yield f'  <tu tuid="{digest(english, translation)}">\n'
        yield from (f'   <prop type="x-page">{escape_text(page)}</prop>\n' for page in pages)
        for locale, text in ((source, english), (target, translation)):
            numbers = iter(range(1, len(text) + 1))
            seg = "".join(_inline(parse_inline(text), numbers))
            yield f"   <tuv xml:lang={quote(locale)}><seg>{seg}</seg></tuv>\n"
        yield "  </tu>\n"
    yield " </body>\n</tmx>\n"


def _inline(parts: Sequence[Inline], numbers: Iterator[int]) -> Iterator[str]:
    for part in parts:
        match part:
            case Text(text):
                yield escape_text(text)
            case Code(raw, kind):
                yield f'<ph x="{next(numbers)}" type="{kind}">{escape_text(raw)}</ph>'
            case Span(opening, closing, kind, inner):
                number = next(numbers)
                yield f'<bpt i="{number}" x="{number}" type="{kind}">{escape_text(opening)}</bpt>'
                yield from _inline(inner, numbers)
                yield f'<ept i="{number}">{escape_text(closing)}</ept>'
