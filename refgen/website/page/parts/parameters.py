"""Parameters as a table: name, type, direction, meaning."""

import re
from html import escape

from refgen.api.model import Direction, Parameter
from refgen.website.page.parts.signature import linked_type, parameter_anchor
from refgen.website.page.parts.table import table
from refgen.website.site.view import PageView

# The badge says it already; a marker that a translation has mangled stays visible, with its drift mark.
_MARKER = re.compile(r"\s*\\?\[\s*(?:in|out|optional|retval|ref)\b[^\]]{0,40}\]\s*", re.IGNORECASE)


def parameters(view: PageView) -> str:
    """The parameters of the page's API."""
    api = view.api
    if api is None or not api.parameters:
        return ""
    texts = view.texts
    heads = [texts.html(f"parameter.{name}") for name in ("name", "type", "direction", "description")]
    rows = [
        (
            f'<code id="{escape(parameter_anchor(one.name))}">{escape(one.name, quote=False)}</code>',
            linked_type(one.type, view),
            _badges(one, view),
            _description(one, view),
        )
        for one in api.parameters
    ]
    return table(heads, rows, "rg-parameters", texts.text("section.parameters"))


def _badges(parameter: Parameter, view: PageView) -> str:
    direction = parameter.direction
    name = direction.value if direction else "unknown"
    label = (
        {Direction.IN: "in", Direction.OUT: "out", Direction.INOUT: "in, out"}.get(direction, "?") if direction else "?"
    )
    title = view.texts.html(f"direction.{name}")
    badges = [f'<abbr class="rg-badge rg-badge--{name}" title="{title}">{label}</abbr>']
    if parameter.optional:
        badges.append(f'<span class="rg-badge">{view.texts.html("parameter.optional")}</span>')
    return " ".join(badges)


def _description(parameter: Parameter, view: PageView) -> str:
    groups = view.sentences(parameter.description)
    if not groups:
        return view.passage(parameter.description)
    first, *rest = groups
    written = first[0].text
    unmarked = _MARKER.sub("", written, count=1) if "[" in written else written
    opening = first if unmarked in {"", written} else (first[0]._replace(text=unmarked), *first[1:])
    return "<br>".join(map(view.renderer.sentences, (opening, *rest, *view.additions(parameter.description))))
