"""The name of an interface, function, constant or type was split, changed, translated or lost.

What: Names that only a program could want (`ICorDebug`, `A::B`, `S_OK`, `pszName`, `HRESULT`) stand in the translation
    as they stand in the English, and no other such name takes their place. Plurals (`HRESULTs`), the names of
    products and names that the locale's `terms: translated-names` lists are left alone, and other capitals are where
    the title of a page has the name as the translation has it, and none as the English has it.
Why: A name that differs by a letter names something else; the model, the links and the search depend on it.
Bad: `See ICLRDebugging::OpenVirtualProcess.` translated as `Vedere ICLRDebugging:: OpenVirtualProcess.`
Good: `Vedere ICLRDebugging::OpenVirtualProcess.`
Fix: Write the English name; `--fix` does where the changed name can be told.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.mangled import find_exact, find_mangled
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind, Token
from refgen.text import Severity

INFO = Info("identifier", Family.CODE, Severity.ERROR, Scope.SEGMENT, rank=30, needs=frozenset({Kind.NAME}))

_ALIKE = 0.6


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the names of prose, headings and link texts."""
    names, given = pair.source.texts_of(Kind.NAME), pair.target.texts_of(Kind.NAME)
    if names == given or sorted(names) == sorted(given):
        return
    ignored = {*pair.source_locale.terms.get("product", ()), *pair.locale.terms.get("translated-names", ())}
    text = pair.target.visible
    foreign = [
        token
        for token in pair.target.of(Kind.NAME)
        if _is_foreign(token.text, pair) and token.text not in ignored and not _is_title(token.text, text)
    ]
    lost: list[str] = []
    for name in dict.fromkeys(names):
        if name in ignored or name in given or find_exact(name, text) >= 0:
            continue
        if place := find_mangled(name, text):
            written = text[place[0] : place[1]]
            yield Problem(
                say("{name} is written “{written}”", name=name, written=written),
                place[0],
                (name,),
                (Fix(*place, _escaped(name) if r"\_" in written else name),),
            )
        elif like := _most_like(name, foreign):
            foreign.remove(like)
            yield _replaced(name, like)
        elif not _is_said_otherwise(name, pair):
            lost.append(name)
    foreign = [token for token in foreign if token.text.rstrip("s") not in pair.source.text]
    if len(lost) == len(foreign) == 1:
        yield _replaced(lost[0], foreign[0])
        return
    for name in lost:
        yield Problem(say("The name {name} is lost", name=name), 0, (name,))
    for token in foreign:
        yield Problem(say("The name {name} is not in the English", name=token.text), token.start, (token.text,))


def _replaced(name: str, token: Token) -> Problem:
    is_escaped = token.end - token.start > len(token.text)
    fix = Fix(token.start, token.end, _escaped(name) if is_escaped else name)
    return Problem(
        say("{name} is written “{written}”", name=name, written=token.text), token.start, (name, token.text), (fix,)
    )


def _escaped(name: str) -> str:
    """A name as Markdown is told that its lines are no stress."""
    return name.replace("_", r"\_")


def _is_foreign(name: str, pair: SegmentPair) -> bool:
    """Whether a name of the translation is not in the English, not even as part of another, or in other spelling."""
    return name.lower().removesuffix("()").replace("-", "") not in pair.source.text.lower().replace(" ", "").replace(
        "-", ""
    )


def _is_title(name: str, text: str) -> bool:
    """Whether a name is but a word of a text that is all in capitals, as some write their headings."""
    return name.isalpha() and text.isupper()


def _most_like(name: str, foreign: list[Token]) -> Token | None:
    rated = [(SequenceMatcher(None, name, token.text).ratio(), -token.start, token) for token in foreign]
    best = max(rated, default=None, key=lambda item: item[:2])
    return best[2] if best and best[0] >= _ALIKE else None


def _is_said_otherwise(name: str, pair: SegmentPair) -> bool:
    """Whether the singular stands there, or every part of a qualified name: `Continue` of `A::Continue`."""
    text = pair.target.visible
    singular = name.removesuffix("s")
    if _is_title(name, pair.source.text):
        return True
    parts = [part for part in singular.removesuffix("()").replace("::", ".").split(".") if part]
    return all(find_exact(part, text) >= 0 for part in parts)
