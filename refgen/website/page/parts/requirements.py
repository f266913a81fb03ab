"""Requirements as a list of terms."""

import re
from functools import lru_cache

from refgen.api.model import Passage
from refgen.api.requirements import without_label
from refgen.website.site.view import PageView

_NO_WORDS = re.compile(r"(?:<[^<>]*>|\s)*\Z")
_bare = lru_cache(maxsize=4096)(without_label)
"""Most pages need the same."""
_FIELDS = ("platforms", "header", "library", "versions")


def requirements(view: PageView) -> str:
    """What the page's API needs."""
    if view.api is None:
        return ""
    rows = []
    for name in _FIELDS:
        passage = getattr(view.api.requirements, name)
        words = _words(passage, view) if passage.texts else ""
        # A label without a text leaves nothing but the name of its sentence.
        if not _NO_WORDS.match(words):
            rows.append(f"<dt>{view.texts.html(f'requirement.{name}')}</dt><dd>{words}</dd>")
    return f'<dl class="rg-requirements">{"".join(rows)}</dl>' if rows else ""


def _words(passage: Passage, view: PageView) -> str:
    """The text without the label that the sentence on the page opens with."""
    (opening, *more), *others = view.sentences(passage) or ((None,),)
    if opening is None:
        return view.foreign(passage)
    renderer = view.renderer
    named = renderer.sentences((opening._replace(text=_bare(opening.text)), *more))
    return "<br>".join([named, *map(renderer.sentences, others)])
