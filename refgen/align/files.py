"""Two files to slots, and slots to lines of JSON: what `refgen align` does."""

import json
from collections.abc import Iterable, Iterator

from refgen.align.by_id import align_by_id
from refgen.align.by_number import align_by_number
from refgen.align.segments import ENGLISH, english_inside, segments_of, view_of
from refgen.align.semantic import Meaning
from refgen.align.slot import Both, OnlySource, OnlyTarget, Slot
from refgen.align.structure import align_views
from refgen.locales import normalize_code
from refgen.ops import Page


def align_files(source: Page, target: Page, meaning: Meaning | None = None) -> tuple[Slot, ...]:
    """The slots of two files; each says in its front matter what locale it is.

    A side-by-side source stands for the English inside it; so does a file aligned with itself. `meaning` is the
    optional embedding, for plain pages.
    """
    own = view_of(source, locale_of(source, ENGLISH))
    view = english_inside(own) if source.is_side_by_side else own
    if not target.is_side_by_side:
        return align_views(view, view_of(target, locale_of(target, "")), meaning)
    translated = view_of(target, locale_of(target, ""))
    segments = segments_of(view)
    if source.source.text == target.source.text:
        return align_by_id(segments, translated)
    return align_by_number(view, segments, translated)


def locale_of(page: Page, otherwise: str) -> str:
    """What the front matter says."""
    return normalize_code(page.front_matter.one("ms.contentlocale")) or otherwise


def encode_slots(slots: Iterable[Slot]) -> Iterator[str]:
    """One line of JSON a slot, without the line end; an empty text where a side has no counterpart."""
    for slot in slots:
        source = slot.source.text if isinstance(slot, Both | OnlySource) else ""
        target = slot.target.text if isinstance(slot, Both | OnlyTarget) else ""
        line = {"source": source, "target": target, "method": slot.method.value, "score": round(slot.confidence, 3)}
        yield json.dumps(line, ensure_ascii=False)
