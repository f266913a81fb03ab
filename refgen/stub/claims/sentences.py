"""The sentences of one page in every locale, without the page: small enough to keep, quick to read back.

An aligned page holds whole trees. Claims need its canonical English sentences and their translations only, so these are
taken out once, where the page is aligned, and a change of one page costs no other page's reading. A page that exists only
in translation has no English; its sentences stand in the locale that the others are aligned with.
"""

from collections.abc import Iterator, Sequence
from itertools import repeat

from refgen.align.slot import AlignedPage, Both, Segment, View
from refgen.dataclass import dataclass
from refgen.text.packing import cut, flat, packed, unpacked

ENGLISH = "en-us"
Place = tuple[int, int]
"""Unit and ordinal of a segment on the canonical page."""
Words = tuple[str | None, str, int]
"""Text, None where it is not translated, path of its file relative to the source root, 1-based line."""


@dataclass(frozen=True, slots=True)
class PageSentences:
    """The canonical sentences of a page, in page order."""

    key: str
    """Key of the page."""
    asset: str
    """Its `ms.assetid` in lower case; '' where it has none."""
    columns: bytes
    """Packed: unit and ordinal of each, flat; then by locale, sorted, the path of its file relative to the source root, and of
    each sentence its text and 1-based line. Where it is not translated, there is None for a text, and 0 for a line.
    """
    locale: str = ENGLISH
    """The canonical one: `en-us`, unless the page has no English at all."""

    @property
    def sentences(self) -> tuple[tuple[str, ...], Iterator[tuple[Place, tuple[Words, ...]]]]:
        """The locales, sorted, and each sentence with its words in all of them; those in `locale` are never lacking."""
        places, *by_locale = unpacked(self.columns)
        columns = [zip(texts, repeat(path), lines) for _, path, texts, lines in by_locale]
        locales = tuple([locale for locale, *_ in by_locale])
        return locales, zip(cut(places, 2), zip(*columns, strict=True), strict=True)


def page_sentences(page: AlignedPage) -> PageSentences:
    """Take the sentences of a page."""
    locale = ENGLISH if page.has_english else page.canonical.locale
    places = [(segment.unit, segment.ordinal) for segment in page.segments]
    words = {locale: _column(page.canonical, page.segments)}
    for other, translation in page.translations.items():
        if other != locale:
            targets = {
                (one.source.unit, one.source.ordinal): one.target for one in translation.slots if isinstance(one, Both)
            }
            words[other] = _column(translation.view, [*map(targets.get, places)])
    columns = flat(places), *sorted((name, *one) for name, one in words.items())
    return PageSentences(page.key, page.asset, packed(columns), locale)


def _column(view: View, segments: Sequence[Segment | None]) -> tuple[str, tuple[str | None, ...], tuple[int, ...]]:
    texts = tuple([one.text if one else None for one in segments])
    return view.page.source.path, texts, tuple([one.line if one else 0 for one in segments])
