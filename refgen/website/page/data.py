"""A page's sentences in every locale, as JSON: what comparing and originals are shown from, and others can read."""

import json
import re
from bisect import bisect_left
from collections.abc import Sequence

from refgen.align import AlignedPage
from refgen.ops import Role
from refgen.website import address
from refgen.website.frame.content import Content
from refgen.website.frame.division import anchors_of
from refgen.website.markup.inline import worded
from refgen.website.sentences.reading import Names
from refgen.website.sentences.sections import codes_of
from refgen.website.site.view import PageView, Site

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_IS_SHARED = re.compile("[sd]-").match
_Place = tuple[int, int, str, int]
"""Where a sentence stands: unit, ordinal, and of an addition its locale and its line there."""


def page_data(site: Site, page: AlignedPage, views: Sequence[PageView], contents: Sequence[Content]) -> bytes:
    """The JSON of one page, from its views in all locales and the contents of its files.

    `sentences` has by the sentence's name, then by locale, its words, code between backticks; a missing translation is absent.
    They are in the order of the page; a sentence that only a translation has comes after the one that it follows. `roles` has,
    by what they are, the names of those that do not stand in a paragraph.
    `code` has the code blocks by the name of the sentence before them: a text where it is the same in every locale that has the
    page, else texts by locale (their comments are translated), without the canonical one where no file says it. `faults` has,
    by the id of the API, what can be let strike it: name, result, name of the sentence that says so or ''. `findings` has, by
    locale, the name of the sentence that each is about, by the finding's fingerprint. `parts` has, by the address of each file
    in which a long page goes on, what it holds of all that: names of sentences, and of findings with `d-` before their
    fingerprints; what is named there stands in no file that `urls` names.
    """
    key = page.key
    api = site.catalog.apis.get(key)
    names = views[0].outline.names if views else {}
    sentences: dict[str, dict[str, str]] = {}
    places: dict[str, _Place] = {}
    findings = {}
    for view in views:
        reading = view.reading
        if not reading.is_translated:
            continue
        around = view.renderer.around
        for one in reading.all:
            if one.is_added:
                places[one.id] = one.unit, one.ordinal, reading.locale, one.line
            elif one.id not in places:
                places[one.id] = one.unit, one.ordinal, "", 0
            if not one.is_missing:
                sentences.setdefault(one.id, {})[view.locale] = worded(one.text, around)
        if found := _findings(view):
            findings[view.locale] = found
    data = {
        "version": 2,
        "page": key,
        "id": api.id if api else None,
        "canonical": page.canonical.locale,
        "urls": {locale: address.page_address(locale, key) for locale in site.given.model.locales},
        "roles": _roles(page, names),
        "code": _code(page, names),
        "faults": _faults(site, key, names),
        "findings": findings,
        "parts": {one.address: list(filter(_IS_SHARED, anchors_of(one))) for one in contents if one.is_continued},
        "sentences": {name: sentences[name] for name in sorted(sentences, key=places.__getitem__)},
    }
    return _ENCODER.encode(data).encode("utf-8", "replace")


def _roles(page: AlignedPage, names: Names) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    units = page.canonical.units
    for (unit, _), name in names.items():
        if (role := units[unit].place.role) is not Role.PARAGRAPH:
            found.setdefault(role.value, []).append(name)
    return found


def _findings(view: PageView) -> dict[str, str]:
    return {
        view.marks.fingerprints[number]: sentence
        for sentence, numbers in view.marks.by_sentence.items()
        for number in numbers
    }


def _faults(site: Site, key: str, names: Names) -> dict[str, list[tuple[str, str, str]]]:
    return {
        example.api: [
            (one.name, one.code, names.get(one.sentence, "") if one.sentence else "") for one in example.faults
        ]
        for example in site.catalog.examples.get(key, ())
        if example.api and example.faults
    }


def _is_original(code: str, texts: Sequence[str]) -> bool:
    """Whether the code that stands in a translation's file beside the original text says it as the original does.

    It does where another language has the same, or where no comment may be a translation.
    """
    if texts.count(code) > 1:
        return True
    from refgen.drift.code_lines import COMMENT  # noqa: PLC0415  (few pages have use for it)

    return COMMENT.search(code) is None


def _code(page: AlignedPage, names: Names) -> dict[str, list[str | dict[str, str]]]:
    starts = [segment.start for segment in page.segments]
    codes = list(codes_of(page.canonical.page.blocks))
    others = {locale: list(codes_of(one.view.page.blocks)) for locale, one in page.translations.items()}
    # Blocks pair by their order, where a translation has as many.
    paired = {locale: own for locale, own in others.items() if len(own) == len(codes)}
    found: dict[str, list[str | dict[str, str]]] = {}
    for number, code in enumerate(codes):
        before = bisect_left(starts, code.start) - 1
        name = names[page.segments[before].unit, page.segments[before].ordinal] if before >= 0 else ""
        texts = {locale: own[number].text for locale, own in paired.items()}
        if page.canonical.locale in page.translations or _is_original(code.text, [*texts.values()]):
            texts = {page.canonical.locale: code.text} | texts
        found.setdefault(name, []).append(code.text if len(set(texts.values())) == 1 else texts)
    return found
