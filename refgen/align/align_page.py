"""Aligns all locales of one page with its canonical English."""

from collections.abc import Mapping, Sequence

from refgen.align.by_id import align_by_id
from refgen.align.by_number import align_by_number
from refgen.align.canonical import canonical_view
from refgen.align.segments import segments_of, view_of
from refgen.align.semantic import Meaning
from refgen.align.slot import AlignedPage, Both, Method, Segment, Slot, Translation, View
from refgen.align.structure import align_views
from refgen.errors import UsageError
from refgen.ops import Page, Side


def align_page(
    key: str,
    pages: Mapping[str, Page],
    meaning: Meaning | None = None,
) -> AlignedPage:
    """All locales of a page, each aligned with the canonical view.

    `meaning` is the optional embedding (`load_meaning`).

    Raises:
        UsageError: there is no page at all.
    """
    if not pages:
        raise UsageError(f"{key}: there is no page to align")
    views = {locale: view_of(pages[locale], locale) for locale in sorted(pages)}
    canonical = canonical_view(views)
    segments = segments_of(canonical)
    translations = {
        locale: Translation(view, _slots(canonical, segments, view, meaning)) for locale, view in views.items()
    }
    return AlignedPage(key, canonical, tuple(segment for unit in segments for segment in unit), translations)


def _slots(
    canonical: View, segments: Sequence[tuple[Segment, ...]], target: View, meaning: Meaning | None
) -> tuple[Slot, ...]:
    """Cutting a page takes a fifth of the time that reading it does: the canonical one is cut once for all locales."""
    if target.page is canonical.page and canonical.side is Side.TARGET:
        return tuple(Both(part, part, Method.ID, 1.0) for unit in segments for part in unit)
    if target.page is canonical.page:
        return align_by_id(segments, target)
    if target.page.is_side_by_side:
        return align_by_number(canonical, segments, target)
    return align_views(canonical, target, meaning, (segments, segments_of(target)))
