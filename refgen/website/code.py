"""Code blocks → HTML with classes for colours, each distinct block worked out once."""

from functools import lru_cache
from html import escape

from pygments import highlight as pygments_highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_FORMATTER = HtmlFormatter(nowrap=True)
_NAMES = {"vb": "vb.net", "csharp": "csharp", "cs": "csharp", "pycon": "pycon", "output": "text", "none": "text"}


@lru_cache(maxsize=8192)
def highlight(text: str, language: str | None) -> str:
    """A code block; the colours are classes, so the theme decides them."""
    return f'<div class="highlight"><pre><code tabindex="0">{_inside(text, language)}</code></pre></div>'


def _inside(text: str, language: str | None) -> str:
    trimmed = "\n".join(line.rstrip() for line in text.rstrip().split("\n"))
    if language:
        try:
            lexer = get_lexer_by_name(_NAMES.get(language, language), stripnl=False, ensurenl=False)
        except ClassNotFound:
            return escape(trimmed, quote=False)
        return str(pygments_highlight(trimmed, lexer, _FORMATTER))
    return escape(trimmed, quote=False)
