"""A page's sentences in every locale, as JSON: what comparing and originals are shown from, and others can read."""

import json

from refgen.align import AlignedPage
from refgen.website import address
from refgen.website.inline import plain
from refgen.website.reading import read
from refgen.website.view import Site


def page_data(site: Site, page: AlignedPage) -> bytes:
    """The JSON of one page: `sentences` by the sentence's name, then by locale; a missing translation is absent."""
    key = page.key
    api = site.catalog.apis.get(key)
    sentences: dict[str, dict[str, str]] = {}
    for locale in site.given.model.locales:
        reading = read(page, locale)
        if not reading.is_translated:
            continue
        for group in reading.sentences.values():
            for one in group:
                if one.id and not one.is_missing:
                    sentences.setdefault(one.id, {})[locale] = plain(one.text)
    roles = {str(placed.index): placed.place.role.value for placed in page.canonical.units}
    data = {
        "version": 1,
        "page": key,
        "id": api.id if api else None,
        "canonical": page.canonical.locale,
        "urls": {locale: address.page_address(locale, key) for locale in site.given.model.locales},
        "roles": {unit: role for unit, role in roles.items() if role != "paragraph"},
        "sentences": dict(sorted(sentences.items(), key=lambda item: tuple(map(int, item[0].split("-")[1:])))),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
