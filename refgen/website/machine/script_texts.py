"""The interface texts that scripts show, one module a locale: once for all pages instead of in each of them."""

import json
from collections.abc import Iterator

from refgen.website.texts import load_texts
from refgen.website.view import Site

_USED = ("search.", "compare.", "original.", "example.", "drift.", "kind.", "severity.", "results.apis", "number.one")
"""What their keys begin with."""


def script_texts(site: Site) -> Iterator[tuple[str, bytes]]:
    """`assets/refgen/texts/<locale>.js`."""
    for locale in site.given.model.locales:
        texts = {key: text for key, text in load_texts(locale).entries.items() if key.startswith(_USED)}
        yield f"assets/refgen/texts/{locale}.js", f"export default {json.dumps(texts, ensure_ascii=False)};\n".encode()
