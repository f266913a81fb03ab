"""The heading of a section is not what that section is called.

What: Headings that every reference page has (Parameters, Return Value, Remarks, See also) are among the words that the
    language has for them. A heading that is that of another section is reported, and one whose words are none of these
    where the other headings of the page are, and so is one that is left in English.
Why: Readers find a part of a page by its heading, and so do programs: remarks under “Parameters” are lost to both.
Bad: `## Paramètres` for `## Remarks`
Good: `## Remarques` for `## Remarks`
Fix: Write the heading that the language has for the section.
"""

from collections.abc import Iterator
from functools import lru_cache

from refgen.align import Both
from refgen.api.headings import fold, has_words_for, role_in
from refgen.drift.check import Family, Info, Scope
from refgen.drift.message import Message, say
from refgen.drift.page_view import PageProblem, PageView
from refgen.locales import load_locale
from refgen.ops import Role
from refgen.text import Severity
from refgen.text.shortened import shortened

INFO = Info("section-heading", Family.TEXT, Severity.ERROR, Scope.PAGE, covers=("*",), rank=3)


def check(view: PageView) -> Iterator[PageProblem]:
    """Look for the words of each heading among those of its language."""
    if not has_words_for(view.locale):
        return
    headings = [
        (number, slot, role)
        for number, slot, ours, theirs in view.headings
        if theirs.role is Role.HEADING and ours.level != 1 and (role := _role(slot.source.text, view))
    ]
    left = [one for one in headings if not _is_translated(one[1].target.text, one[2], *_codes(view))]
    strange = [one for one in left if not _is_english(one[1].target.text, one[2], view.source_language.code)]
    is_told = 2 * (len(strange) - 1) <= len(headings) - 1
    for number, slot, role in left:
        message = _objection(slot, role, view, is_told=is_told)
        if message is None:
            continue
        severity = None if role_in(slot.target.text, view.language.code) else Severity.WARNING
        yield PageProblem(
            message,
            slot.target.start,
            slot.source.text,
            slot.target.text,
            evidence=("text",),
            severity=severity,
            slot=number,
        )


def _objection(slot: Both, role: str, view: PageView, *, is_told: bool) -> Message | None:
    """What is wrong with a heading that is not translated, if anything. Words that are unknown, but may be right, where those `is_told`."""
    source, target = slot.source.text, slot.target.text
    own = view.language.headings[role][0]
    shown = {"heading": shortened(source), "word": own[0].upper() + own[1:]}
    is_usual = _is_usual(source, role, view)
    if _is_english(target, role, view.source_language.code):
        return (
            say("Left in English; “{heading}” is “{word}”", **shown) if is_usual else say("The text is not translated")
        )
    if role_in(target, view.language.code):
        return say("This is the heading of another section; “{heading}” is “{word}”", **shown)
    return say("This does not say “{heading}”, which is “{word}”", **shown) if is_usual and is_told else None


def _role(text: str, view: PageView) -> str:
    """Which section an English heading is about; '' where it is none that every page has."""
    role = _role_in(text, view.source_language.code)
    return role if role in view.language.headings else ""


def _codes(view: PageView) -> tuple[str, str]:
    return view.source_language.code, view.language.code


_role_in = lru_cache(maxsize=1 << 12)(role_in)
"""Most pages have the same headings."""


def _is_english(text: str, role: str, source_code: str) -> bool:
    return _role_in(text, source_code) == role


@lru_cache(maxsize=1 << 12)
def _is_translated(text: str, role: str, source_code: str, code: str) -> bool:
    """Whether a heading is a word for that section, or has one in it, which English may by chance (Parameters, in German)."""
    if found := role_in(text, code):
        return found == role
    words = load_locale(code).headings[role]
    return not _is_english(text, role, source_code) and any(fold(one) in fold(text) for one in words)


def _is_usual(text: str, role: str, view: PageView) -> bool:
    """Whether the English is what most pages call the section: what others call it may be translated in more ways."""
    return fold(text).rstrip("s") == fold(view.source_language.headings[role][0]).rstrip("s")
