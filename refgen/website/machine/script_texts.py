"""The interface texts that scripts show, one module a locale: once for all pages instead of in each of them."""

import json
from collections.abc import Iterator

from refgen.website.site.view import Site
from refgen.website.texts import language_name, load_texts

_USED = (
    "search.",
    "compare.",
    "original.",
    "example.",
    "drift.",
    "mark.",
    "kind.",
    "severity.",
    "results.apis",
    "notice.gone",
    "notice.failed",
    "number.one",
    "number.few",
)
"""What their keys begin with."""


def script_texts(site: Site) -> Iterator[tuple[str, bytes]]:
    """`assets/refgen/texts/<locale>.js`."""
    locales = site.given.model.locales
    for locale in locales:
        texts = {key: text for key, text in load_texts(locale).entries.items() if key.startswith(_USED)}
        texts |= {f"language.{one}": language_name(one, load_texts(locale), locales) for one in locales}
        yield f"assets/refgen/texts/{locale}.js", f"export default {json.dumps(texts, ensure_ascii=False)};\n".encode()
