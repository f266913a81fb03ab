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

from refgen.align import Both
from refgen.api.headings import fold, has_words_for, role_in
from refgen.drift.check import Family, Info, Scope
from refgen.drift.message import Message, say
from refgen.drift.page_view import PageProblem, PageView
from refgen.ops import Role
from refgen.text import Severity
from refgen.text.shortened import shortened

INFO = Info("section-heading", Family.TEXT, Severity.ERROR, Scope.PAGE, covers=("*",), rank=3)


def check(view: PageView) -> Iterator[PageProblem]:
    """Look for the words of each heading among those of its language."""
    if not has_words_for(view.locale):
        return
    headings = [(number, slot, role) for number, slot in view.pairs if (role := _role(view, slot))]
    strange = [one for one in headings if not _is_called(one[1].target.text, one[2], view)]
    is_told = 2 * (len(strange) - 1) <= len(headings) - 1
    for number, slot, role in headings:
        message = _objection(slot, role, view, is_told=is_told)
        if message is None:
            continue
        severity = None if role_in(slot.target.text, view.language.code) else Severity.WARNING
        yield PageProblem(
            message, slot.target.start, slot.source.text, slot.target.text, ("text",), (), severity, number
        )


def _objection(slot: Both, role: str, view: PageView, *, is_told: bool) -> Message | None:
    """What is wrong with a heading, if anything. Words that are unknown, but may be right, where those `is_told`."""
    source, target = slot.source.text, slot.target.text
    own = view.language.headings[role][0]
    shown = {"heading": shortened(source), "word": own[0].upper() + own[1:]}
    is_usual = _is_usual(source, role, view)
    if _is_translated(target, role, view):
        return None
    if _is_english(target, role, view):
        return (
            say("Left in English; “{heading}” is “{word}”", **shown) if is_usual else say("The text is not translated")
        )
    if role_in(target, view.language.code):
        return say("This is the heading of another section; “{heading}” is “{word}”", **shown)
    return say("This does not say “{heading}”, which is “{word}”", **shown) if is_usual and is_told else None


def _role(view: PageView, slot: Both) -> str:
    """Which section a pair of headings is about, by the English; '' where it is none that every page has."""
    ours = view.aligned.canonical.units[slot.source.unit].place
    theirs = view.translation.view.units[slot.target.unit].place
    if not ours.role is theirs.role is Role.HEADING or ours.level == 1:
        return ""
    role = role_in(slot.source.text, view.source_language.code)
    return role if role in view.language.headings else ""


def _is_called(text: str, role: str, view: PageView) -> bool:
    """Whether a heading has words for that section, or is left in English."""
    return _is_translated(text, role, view) or _is_english(text, role, view)


def _is_english(text: str, role: str, view: PageView) -> bool:
    return role_in(text, view.source_language.code) == role


def _is_translated(text: str, role: str, view: PageView) -> bool:
    """Whether a heading is a word for that section, or has one in it, which English may by chance (Parameters, in German)."""
    if found := role_in(text, view.language.code):
        return found == role
    return not _is_english(text, role, view) and any(fold(one) in fold(text) for one in view.language.headings[role])


def _is_usual(text: str, role: str, view: PageView) -> bool:
    """Whether the English is what most pages call the section: what others call it may be translated in more ways."""
    return fold(text).rstrip("s") == fold(view.source_language.headings[role][0]).rstrip("s")
