"""`[!INCLUDE[title](path)]` inside texts: replaced by what the included file says in that locale."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from refgen.align import AlignedPage
from refgen.api.context import units_of
from refgen.api.links import OUTSIDE, rebase, resolve
from refgen.api.model import Passage
from refgen.api.texts import clean
from refgen.ops import Directive, Page, Side

Includes = Mapping[tuple[str, str], str]
"""Text of an included file by locale and key."""

_INCLUDE = re.compile(r"\[!INCLUDE\s*\[[^\[\]\n]*\]\(\s*([^)\s]+)\s*\)\]", re.IGNORECASE)
_DEEPEST = 8


def include_texts(pages: Iterable[AlignedPage]) -> dict[tuple[str, str], str]:
    """The texts of included files, in every locale that has the file, and in English where one carries it."""
    found: dict[tuple[str, str], str] = {}
    for page in pages:
        views = {locale: translation.view for locale, translation in page.translations.items()}
        for locale, view in {page.canonical.locale: page.canonical, **views}.items():
            side = view.side if view.page.is_side_by_side else Side.TARGET
            found[locale, page.key] = "\n\n".join(_texts(view.page, side))
    return found


def _texts(page: Page, side: Side) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Directive):
            yield page.source.text[block.start : block.end].strip()
        else:
            yield from (clean(unit.on(side)) for unit in units_of(block))


Report = Callable[[str, int, str, str], None]
"""Hears of an include that cannot be resolved: locale, line, code, message."""


def has_includes(passage: Passage) -> bool:
    """Whether there may be anything to replace in a passage."""
    return any("[!" in text for text in passage.texts.values())


def resolve_includes(passage: Passage, key: str, includes: Includes, report: Report) -> Passage:
    """A passage with its includes replaced."""
    if not has_includes(passage):
        return passage
    texts: dict[str, str] = {}
    for locale, text in passage.texts.items():
        resolver = _Resolver(locale, includes, [])
        texts[locale] = resolver.replace(text, key, ())
        for code, message in resolver.problems:
            report(locale, passage.lines[locale], code, message)
    return Passage(texts, passage.lines, passage.units)


def include_cycles(includes: Includes) -> Iterator[tuple[str, str, str]]:
    """Every included file that includes itself, directly or through others, whoever includes it.

    Yields:
        Its locale and key, and the include by which it comes back to itself, as it is written.
    """
    targets = {
        (locale, key): {match[0]: (locale, resolve(key, match[1])) for match in _INCLUDE.finditer(text)}
        for (locale, key), text in includes.items()
    }
    for start in sorted(targets):
        written = next((one for one, target in targets[start].items() if start in _reached(target, targets)), None)
        if written is not None:
            yield *start, written


def _reached(
    start: tuple[str, str], targets: Mapping[tuple[str, str], Mapping[str, tuple[str, str]]]
) -> set[tuple[str, str]]:
    """A file and all that it includes, directly or through others."""
    seen, waiting = {start}, [start]
    while waiting:
        fresh = set(targets.get(waiting.pop(), {}).values()) - seen
        seen |= fresh
        waiting += fresh
    return seen


@dataclass(slots=True)
class _Resolver:
    """Replaces the includes in one locale's text, and in what they include."""

    locale: str
    includes: Includes
    problems: list[tuple[str, str]]

    def replace(self, text: str, key: str, above: tuple[str, ...]) -> str:
        """`text` stands on page `key`, included by the pages `above`."""
        return _INCLUDE.sub(lambda match: self._one(match, key, above), text)

    def _one(self, match: re.Match[str], key: str, above: tuple[str, ...]) -> str:
        path = match.group(1)
        target = resolve(key, path)
        if target == OUTSIDE:
            self.problems.append(("include-outside-root", f"The include {path} points out of the source root"))
        elif target in above or len(above) >= _DEEPEST:
            self.problems.append(("include-cycle", f"The include {path} includes itself"))
        else:
            found = self.includes.get((self.locale, target), self.includes.get(("en-us", target)))
            if found is not None:
                return rebase(self.replace(found, target, (*above, target)), target, key)
            self.problems.append(("include-missing", f"The include {path} names no file of the tree"))
        return match.group()
