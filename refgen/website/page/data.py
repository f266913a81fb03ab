"""A page's sentences in every locale, as JSON: what comparing and originals are shown from, and others can read."""

import json
from bisect import bisect_left
from collections.abc import Iterable

from refgen.align import AlignedPage
from refgen.website import address
from refgen.website.markup.inline import worded
from refgen.website.sentences.reading import sentence_id
from refgen.website.sentences.sections import codes_of
from refgen.website.site.view import PageView, Site


def page_data(site: Site, page: AlignedPage, views: Iterable[PageView]) -> bytes:
    """The JSON of one page, from its views in all locales.

    `sentences` has by the sentence's name, then by locale, its words, code between backticks; a missing translation is absent.
    A sentence that only a translation has, under a name of that locale's own, comes after the one that it follows.
    `code` has the code blocks by the name of the sentence before them: a text where it is the same in every locale, else
    texts by locale (their comments are translated). `faults` has,
    by the id of the API, what can be let strike it: name, result, name of the sentence that says so or ''. `findings` has, by
    locale, the name of the sentence that each is about, by the finding's fingerprint.
    """
    key = page.key
    api = site.catalog.apis.get(key)
    sentences: dict[str, dict[str, str]] = {}
    findings = {}
    for view in views:
        if not view.reading.is_translated:
            continue
        include = view.around.surroundings(key).include
        for one in view.reading.all:
            if not one.is_missing:
                sentences.setdefault(one.id, {})[view.locale] = worded(one.text, include)
        if found := _findings(view):
            findings[view.locale] = found
    roles = {str(placed.index): placed.place.role.value for placed in page.canonical.units}
    data = {
        "version": 1,
        "page": key,
        "id": api.id if api else None,
        "canonical": page.canonical.locale,
        "urls": {locale: address.page_address(locale, key) for locale in site.given.model.locales},
        "roles": {unit: role for unit, role in roles.items() if role != "paragraph"},
        "code": _code(page),
        "faults": _faults(site, key),
        "findings": findings,
        "sentences": {name: sentences[name] for name in sorted(sentences, key=_place)},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _place(name: str) -> tuple[int, int, str, int]:
    """What sentences are in order by: unit, ordinal, and of an addition its locale and its number."""
    _, unit, ordinal, *added = name.split("-")
    return int(unit), int(ordinal), "-".join(added[:-1]), int(added[-1]) if added else 0


def _findings(view: PageView) -> dict[str, str]:
    return {
        view.marks.fingerprints[number]: sentence
        for sentence, numbers in view.marks.by_sentence.items()
        for number in numbers
    }


def _faults(site: Site, key: str) -> dict[str, list[tuple[str, str, str]]]:
    return {
        example.api: [
            (one.name, one.code, sentence_id(*one.sentence) if one.sentence else "") for one in example.faults
        ]
        for example in site.catalog.examples.get(key, ())
        if example.api and example.faults
    }


def _code(page: AlignedPage) -> dict[str, list[str | dict[str, str]]]:
    starts = [segment.start for segment in page.segments]
    codes = list(codes_of(page.canonical.page.blocks))
    others = {locale: list(codes_of(one.view.page.blocks)) for locale, one in page.translations.items()}
    # Blocks pair by their order, where a translation has as many.
    paired = {locale: own for locale, own in others.items() if len(own) == len(codes)}
    found: dict[str, list[str | dict[str, str]]] = {}
    for number, code in enumerate(codes):
        before = bisect_left(starts, code.start) - 1
        name = sentence_id(page.segments[before].unit, page.segments[before].ordinal) if before >= 0 else ""
        texts = {page.canonical.locale: code.text} | {locale: own[number].text for locale, own in paired.items()}
        found.setdefault(name, []).append(code.text if len(set(texts.values())) == 1 else texts)
    return found
