"""The sentences of one page in every locale, without the page: small enough to keep, quick to read back.

An aligned page holds whole trees. Claims need its canonical English sentences and their translations only, so these are
taken out once, where the page is aligned, and a change of one page costs no other page's reading. A page that exists only
in translation has no English; its sentences stand in the locale that the others are aligned with.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from refgen.align.slot import AlignedPage, Both

ENGLISH = "en-us"
Place = tuple[int, int]
"""Unit and ordinal of a segment on the canonical page."""
Words = tuple[str, str, int]
"""Text, path of its file relative to the source root, 1-based line."""


@dataclass(frozen=True, slots=True)
class PageSentences:
    """The canonical sentences of a page, in page order."""

    key: str
    """Key of the page."""
    asset: str
    """Its `ms.assetid` in lower case; '' where it has none."""
    sentences: tuple[tuple[Place, dict[str, Words]], ...]
    """Each with its words by locale, sorted; those of `locale` are always among them."""
    locale: str = ENGLISH
    """The canonical one: `en-us`, unless the page has no English at all."""


def page_sentences(page: AlignedPage) -> PageSentences:
    """Take the sentences of a page."""
    locale = ENGLISH if page.has_english else page.canonical.locale
    return PageSentences(page.key, page.asset, tuple(_sentences(page, locale)), locale)


def _sentences(page: AlignedPage, canonical: str) -> Iterator[tuple[Place, dict[str, Words]]]:
    translated = {
        locale: (
            translation.view.page.source.path,
            {
                (slot.source.unit, slot.source.ordinal): slot.target
                for slot in translation.slots
                if isinstance(slot, Both)
            },
        )
        for locale, translation in page.translations.items()
        if locale != canonical
    }
    path = page.canonical.page.source.path
    for segment in page.segments:
        place = (segment.unit, segment.ordinal)
        words: dict[str, Words] = {canonical: (segment.text, path, segment.line)}
        for locale, (translation_path, targets) in translated.items():
            if place in targets:
                words[locale] = (targets[place].text, translation_path, targets[place].line)
        yield place, dict(sorted(words.items()))
