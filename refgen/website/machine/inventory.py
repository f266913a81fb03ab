"""`objects.inv`: lets Sphinx and mkdocstrings sites link to the APIs by name.

Format: https://sphobjinv.readthedocs.io/en/stable/syntax.html
"""

import zlib
from collections.abc import Iterator

from refgen.api.model import Kind
from refgen.website import address
from refgen.website.site.view import Site

_ROLES = {
    Kind.INTERFACE: "class",
    Kind.COCLASS: "class",
    Kind.METHOD: "function",
    Kind.FUNCTION: "function",
    Kind.CALLBACK: "type",
    Kind.ENUMERATION: "enum",
    Kind.STRUCTURE: "struct",
}


def inventory(site: Site) -> Iterator[tuple[str, bytes]]:
    """One inventory for each locale, and the canonical one at the root."""
    locales = site.given.model.locales
    for folder, locale in [("", locales[0]), *((f"{one}/", one) for one in locales)] if locales else []:
        lines = []
        for api in site.given.model.apis:
            role = _ROLES.get(api.kind)
            if role and api.page in site.keys:
                target = address.page_address(locale, api.page).removeprefix(folder)
                lines.append(f"{api.id.replace('.', '::')} cpp:{role} 1 {target} -\n")
        name = site.name(locale).replace("\n", " ")
        head = f"# Sphinx inventory version 2\n# Project: {name}\n# Version: \n# The remainder of this file is compressed using zlib.\n"
        yield f"{folder}objects.inv", head.encode() + zlib.compress("".join(lines).encode(), 9)
