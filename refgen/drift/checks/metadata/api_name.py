"""`api_name` names another API than the heading.

What: The last part of `api_name` occurs in the heading of the page that the English is read from; whether the
    locales agree with it, `front-matter` says.
Why: The index leads to the wrong page, and the model cannot tell which of the two is meant.
Bad: `api_name: ICorDebugILFrame4.GetCodeEx` over `ICorDebugILFrame4::GetLocalVariableEx Method`
Good: `api_name: ICorDebugILFrame4.GetLocalVariableEx`
Fix: Correct the one that is wrong, in the English.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info("api-name", Family.METADATA, Severity.WARNING, Scope.PAGE, rank=30)


def check(view: PageView) -> Iterator[PageProblem]:
    """Look for the name in the first heading, in any spelling."""
    if not view.is_canonical:
        return
    names = view.page.front_matter.many("api_name")
    heading = next((slot for _, slot, place, _ in view.headings if place.level == 1), None)
    if not names or heading is None:
        return
    title = _plain(heading.source.text)
    if not any(_plain(part) in title for name in names for part in [name.replace("::", ".").rpartition(".")[2]]):
        line = view.page.front_matter.lines.get("api_name", 1)
        offset = view.page.source.line_starts[line - 1]
        message = say("api_name is {name}, the heading is “{text}”", name=", ".join(names), text=heading.source.text)
        if not view.locale.startswith("en") and _is_everywhere(names, view):
            message = say("{message}; it is the same in every locale, so look at the English", message=message)
        yield PageProblem(message, offset, heading.source.text, ", ".join(names), ("api_name",))


def _is_everywhere(names: tuple[str, ...], view: PageView) -> bool:
    """Whether the other locales have that name as well, and so have it from the English."""
    pages = [one.view.page for one in view.aligned.translations.values()]
    return len(pages) > 1 and all(page.front_matter.many("api_name") == names for page in pages)


def _plain(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
