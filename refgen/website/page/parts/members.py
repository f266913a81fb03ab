"""Members: methods of an interface, fields of a structure, values of an enumeration."""

from html import escape

from refgen.api.model import Api, Kind, Member
from refgen.text.late import late
from refgen.website.page.parts.signature import linked_type
from refgen.website.page.parts.table import table
from refgen.website.site.view import PageView

_BLANKS = late(r"\s+")
_HEXADECIMAL = late(r"=\s*0[xX]")


def members(view: PageView) -> str:
    """The members that the page lists, else the methods that the model knows of."""
    api = view.api
    if api is None:
        return ""
    if not api.members:
        return _methods(api, view)
    texts = view.texts
    heads = [texts.html("member.name")]
    with_type = any(one.type for one in api.members)
    with_value = any(one.value is not None for one in api.members)
    heads += [texts.html("parameter.type")] * with_type + [texts.html("member.value")] * with_value
    heads.append(texts.html("parameter.description"))
    rows = []
    for one in api.members:
        cells = [_name(one, view)]
        cells += [linked_type(one.type or "", view)] * with_type + [_value(one, api)] * with_value
        rows.append((*cells, view.passage(one.description)))
    return table(heads, rows, "rg-members", texts.text("section.members"))


def _name(member: Member, view: PageView) -> str:
    name = f'<code id="member-{escape(_BLANKS.sub("-", member.name))}">{escape(member.name, quote=False)}</code>'
    page = view.asked.page_of_api(member.api) if member.api else None
    return f'<a href="{view.to_page(page)}">{name}</a>' if page else name


def _value(member: Member, api: Api) -> str:
    if member.value is None:
        return ""
    # As the declaration writes its numbers, so that a reader finds one in the other.
    is_hexadecimal = api.is_flags or _HEXADECIMAL.search(api.signature) is not None
    return f"<code>{member.value:#x}</code>" if is_hexadecimal else f"<code>{member.value}</code>"


def _methods(api: Api, view: PageView) -> str:
    methods = view.site.catalog.methods.get(api.id, ()) if api.kind is Kind.INTERFACE else ()
    if not methods:
        return ""
    heads = [view.texts.html("member.name"), view.texts.html("parameter.description")]
    rows = []
    for one in methods:
        name = f"<code>{escape(one.name, quote=False)}</code>"
        linked = f'<a href="{view.to_page(one.page)}">{name}</a>' if view.asked.has_page(one.page) else name
        rows.append((linked, view.foreign(one.summary, one.page)))
    return table(heads, rows, "rg-members", view.texts.text("section.methods"))
