"""The declaration, with every documented type and every parameter linked."""

import re
from html import escape

from refgen.website.site.view import PageView
from refgen.website.texts import spoken

_TOKEN = re.compile(
    r"(?P<c>//[^\n]*|/\*.*?\*/)|(?P<s>\"[^\"\n]*\"|'[^'\n]*')|(?P<name>[A-Za-z_]\w*)|(?P<m>0[xX][0-9A-Fa-f]+|\d+)",
    re.DOTALL,
)
_KEYWORDS = frozenset(
    [
        "interface",
        "struct",
        "typedef",
        "enum",
        "union",
        "const",
        "unsigned",
        "signed",
        "static",
        "extern",
        "class",
        "virtual",
        "void",
        "int",
        "long",
        "short",
        "char",
        "bool",
        "in",
        "out",
        "optional",
        "retval",
        "size_is",
        "length_is",
        "string",
        "public",
        "private",
    ]
)


def signature(view: PageView) -> str:
    """The declaration of the page's API."""
    api = view.api
    if api is None or not api.signature.strip():
        return ""
    language = spoken(view.spoken)
    return f'<div class="highlight rg-signature"{language}><pre><code tabindex="0">{_linked(api.signature.strip(), view)}</code></pre></div>'


def linked_type(written: str, view: PageView) -> str:
    """A type as code, its names linked."""
    return f"<code>{_linked(written, view)}</code>" if written else ""


def _linked(declaration: str, view: PageView) -> str:
    made = view.declared.get(declaration)
    if made is None:
        made = view.declared[declaration] = _made(declaration, view)
    return made


def _made(declaration: str, view: PageView) -> str:
    parameters = {one.name for one in view.api.parameters} if view.api else set()
    parts: list[str] = []
    position = 0
    for match in _TOKEN.finditer(declaration):
        parts.append(escape(declaration[position : match.start()], quote=False))
        parts.append(_token(match, view, parameters))
        position = match.end()
    parts.append(escape(declaration[position:], quote=False))
    return "\n".join(line.rstrip() for line in "".join(parts).split("\n"))


def _token(match: re.Match[str], view: PageView, parameters: set[str]) -> str:
    text = escape(match[0], quote=False)
    if match.lastgroup != "name":
        return f'<span class="{match.lastgroup}">{text}</span>'
    if match[0] in _KEYWORDS:
        return f'<span class="k">{text}</span>'
    page = None if _is_declared(match, view) else view.asked.page_of_type(match[0])
    if page and page != view.key:
        return f'<a href="{view.to_page(page)}">{text}</a>'
    return f'<a href="#{parameter_anchor(match[0])}">{text}</a>' if match[0] in parameters else text


def _is_declared(match: re.Match[str], view: PageView) -> bool:
    """Whether it is what the page declares: a function of the same name is another API."""
    return view.api is not None and match[0] == view.api.name and match.string[match.end() :].lstrip().startswith("(")


def parameter_anchor(name: str) -> str:
    """The name of a parameter in addresses."""
    return f"parameter-{name}"
