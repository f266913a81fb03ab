"""The title or the description of a page is not that of its heading and of the other locales.

What: Names stand in the title of the front matter as they stand in the English heading, and in the description as in at
    least two other locales; neither is left in English where the heading is translated.
Why: Browsers, search results and tables of contents show the title, and not the heading.
Bad: `title: IHostTask::Avvio (metodo)` over `# IHostTask::Start (metodo)`
Good: `title: IHostTask::Start (metodo)`
Fix: Write the name of the heading, or translate the title as the heading is.
"""

import re
from collections.abc import Iterator

from refgen.align import Both
from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import facts
from refgen.drift.language import common_words
from refgen.drift.mangled import ends_in, find_exact, find_mangled
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.drift.tokens import Kind
from refgen.ops import Role
from refgen.text import Severity

INFO = Info("title", Family.METADATA, Severity.WARNING, Scope.PAGE, rank=25)

_TITLE, _DESCRIPTION = "title", "description"
_SIGNS = re.compile(r"[\W_]+")
_SENTENCE = 3
"""Common words of English that a text in another language has not by chance."""


def check(view: PageView) -> Iterator[PageProblem]:
    """Hold the title against the heading, and the description against those of the other locales."""
    title, description = (view.page.front_matter.one(key) for key in (_TITLE, _DESCRIPTION))
    heading = _heading(view) if title else None
    if title and heading:
        english = heading.source.text
        if " " in english and _plain(title) == _plain(english) != _plain(heading.target.text):
            yield _problem(view, _TITLE, say("The {key} is not translated", key=_TITLE), title, english)
        else:
            lost = _lost(english, title)
            others = _others(view, _TITLE) if lost else []
            wanted = [name for name in lost if any(find_exact(name, other) >= 0 for other in others)]
            yield from _told(view, _TITLE, wanted, title)
    if description:
        if (
            common_words(facts(description), "en")
            >= _SENTENCE
            > 0
            == common_words(facts(description), view.language.code)
        ):
            yield _problem(view, _DESCRIPTION, say("The {key} is not translated", key=_DESCRIPTION), description, "")
        others = _others(view, _DESCRIPTION)
        if len(others) > 1:
            lost = _lost(others[0], description)
            wanted = [name for name in lost if all(find_exact(name, other) >= 0 for other in others)]
            yield from _told(view, _DESCRIPTION, wanted, description)


def _lost(named: str, text: str) -> list[str]:
    """The names of one text that another does not have."""
    names = dict.fromkeys(facts(named).texts_of(Kind.NAME, Kind.FILE))
    return [name for name in names if not any(ends_in(form, text) for form in (name, name.removesuffix("s")))]


def _told(view: PageView, key: str, wanted: list[str], text: str) -> Iterator[PageProblem]:
    for name in wanted:
        place = find_mangled(name, text)
        message = (
            say("{name} is written “{written}” in the {key}", name=name, written=text[slice(*place)], key=key)
            if place
            else say("The {key} does not name {name}", key=key, name=name)
        )
        yield _problem(view, key, message, text, name)


def _others(view: PageView, key: str) -> list[str]:
    """What the other locales say under a key."""
    return [text for page in view.files if page is not view.page and (text := page.front_matter.one(key))]


def _heading(view: PageView) -> Both | None:
    for _, slot in view.pairs[:1]:
        place = view.aligned.canonical.units[slot.source.unit].place
        return slot if place.role is Role.HEADING and place.level == 1 else None
    return None


def _plain(text: str) -> str:
    return _SIGNS.sub("", text.lower())


def _problem(view: PageView, key: str, message: str, text: str, evidence: str) -> PageProblem:
    offset = view.page.source.line_starts[view.page.front_matter.lines.get(key, 1) - 1]
    return PageProblem(message, offset, "", text, (key, evidence) if evidence else (key,))
