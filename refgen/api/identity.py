"""What a page calls its API. Syntax, title, front matter and file name vote; where they disagree, a diagnostic says so."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from refgen.api.context import PageContext
from refgen.api.names import IDENTIFIER, SCOPED, is_distinctive, plain, scoped_parts
from refgen.text import Severity

_PARENTHESIS = re.compile(r"[(（][^()（）]*[)）]\Z")
_LONGEST_TITLE = 500
_UNTELLING = re.compile(r"[^a-z0-9]")


class Identity(NamedTuple):
    """Name and scope of an API."""

    name: str
    parent: str | None

    @property
    def id(self) -> str:
        """`IHostTaskManager.CallNeedsHostHook`."""
        return f"{self.parent}.{self.name}" if self.parent else self.name


def identify(context: PageContext, declared: str, *, is_member: bool) -> Identity:
    """The name most of the page agrees on; on a tie the syntax is right, then the title, then the front matter."""
    stem = _folded(stem_name(context.page.key))
    stated = [_stated(context, key) for key in ("api_name", "f1_keywords")]
    titled = _titled(context, stem, {parts[-1] for parts in stated if parts} | {declared})
    in_title = 1.0 if context.page.has_english else 0.5  # translations of titles are often mangled
    weighed = [((declared,) if declared else (), 1.0), (titled, in_title), *((parts, 0.45) for parts in stated)]
    name = _elect([(parts[-1], weight) for parts, weight in weighed if parts], stem, preferred=declared)
    name = name or stem_name(context.page.key)
    scopes = [(parts[-2], weight) for parts, weight in weighed if len(parts) > 1]
    parent = (_elect(scopes, stem, preferred="") or None) if is_member else None
    _compare(context, name, declared, titled, stated)
    if parent and len({scope for scope, _ in scopes}) > 1:
        context.report(
            1,
            "parent-conflict",
            f"Title and front matter name different scopes of `{name}`: {', '.join(f'`{scope}`' for scope in dict(scopes))}",
            "correct api_name or the title",
        )
    return Identity(name, parent)


def _stated(context: PageContext, key: str) -> tuple[str, ...]:
    """The name that a key of the front matter gives; where it lists the bare name and the scoped one, the scoped."""
    values = [scoped_parts(match.group()) for value in context.facts(key) if (match := SCOPED.match(value.strip()))]
    if not values:
        return ()
    return max((value for value in values if value[-1] == values[0][-1]), key=len)


def _elect(candidates: list[tuple[str, float]], stem: str, *, preferred: str) -> str:
    """The candidate with the most weight among those spelled alike, the file name voting too; the earlier on a tie.

    The two keys of the front matter come from one hand, so together they weigh less than the title. Where spellings
    differ in case only, the preferred one is right, else the one written most often.
    """
    folded: dict[str, float] = {}
    for name, weight in candidates:
        folded[name.casefold()] = folded.get(name.casefold(), 0.6 if _folded(name) in stem else 0.0) + weight
    winner = max(folded, key=lambda name: folded[name], default="")
    spellings = Counter(name for name, _ in candidates if name.casefold() == winner)
    return preferred if preferred in spellings else max(spellings, key=lambda name: spellings[name], default="")


def bare_title(context: PageContext) -> str:
    """The title without marks, and without a remark in parentheses behind it: `Get function (Unmanaged API)`."""
    return _PARENTHESIS.sub("", plain(context.title[:_LONGEST_TITLE])).strip()


def stem_name(key: str) -> str:
    """The file name of a page, without its ending."""
    return posixpath.basename(key).rsplit(".", 1)[0]


def _folded(text: str) -> str:
    return _UNTELLING.sub("", text.lower())


def _titled(context: PageContext, stem: str, expected: set[str]) -> tuple[str, ...]:
    """The identifier in the title: the scoped one, else one that something else on the page names too."""
    title = bare_title(context)
    words = [match.group() for match in SCOPED.finditer(title)]
    scoped = next((word for word in words if "::" in word), "")
    if scoped:
        return scoped_parts(scoped)
    known = {name.casefold() for name in expected if name}
    fits: tuple[Callable[[str], bool], ...] = (
        lambda word: scoped_parts(word)[-1].casefold() in known,
        is_distinctive,
        lambda word: len(word) > 2 and _folded(word) in stem,
    )
    for is_fit in fits:
        found = next((word for word in words if scoped_parts(word) and is_fit(word)), "")
        if found:
            return scoped_parts(found)
    return ()


def _undressed(name: str) -> str:
    """A name without what C puts before tags: `_BOX`, `tagBOX`, `enum_BOX`."""
    return name.lstrip("_").removeprefix("enum_").removeprefix("tag").lstrip("_")


def _compare(
    context: PageContext, name: str, declared: str, titled: tuple[str, ...], stated: list[tuple[str, ...]]
) -> None:
    front_matter = context.front_matter
    is_listed = any(scoped_parts(value)[-1:] == (name,) for value in context.facts("api_name"))
    line = front_matter.lines.get("api_name") or front_matter.lines.get("api.name") or 1
    seen = (
        ("the syntax", declared, context.syntax.line if context.syntax else 1),
        ("the title", titled[-1] if titled else "", context.texts.line(context.heading.unit) if context.heading else 1),
        ("the front matter", stated[0][-1] if stated[0] and not is_listed else "", line),
    )
    for where, found, at in seen:
        if found and _undressed(found) != _undressed(name) and IDENTIFIER.fullmatch(found):
            severity = Severity.INFO if found.casefold() == name.casefold() else Severity.WARNING
            context.report(
                at,
                "name-conflict",
                f"Here {where} says `{found}`, most of the page says `{name}`",
                "use one name",
                severity,
            )
