"""`[!INCLUDE[title](path)]` inside texts: replaced by what the included file says in that locale."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from refgen.align import ENGLISH, AlignedPage
from refgen.api.context import units_of
from refgen.api.links import OUTSIDE, rebase, resolve
from refgen.api.model import Api, Passage
from refgen.api.texts import clean
from refgen.dataclass import dataclass
from refgen.ops import Directive, Page, Side

Includes = Mapping[tuple[str, str], str]
"""Text of an included file by locale and key."""

_INCLUDE = re.compile(r"\[!INCLUDE\s*\[[^\[\]\n]*\]\(\s*([^)\s]+)\s*\)\]", re.IGNORECASE)
DEEPEST = 8
"""Files that a text may stand in, each included by the one before: beyond, an include stays as it is written."""


def include_texts(pages: Iterable[AlignedPage]) -> dict[tuple[str, str], str]:
    """The texts of included files, in every locale that has the file, and in English, which may borrow."""
    found: dict[tuple[str, str], str] = {}
    for page in pages:
        views = {locale: translation.view for locale, translation in page.translations.items()}
        for locale, view in {page.canonical.locale: page.canonical, **views}.items():
            side = view.side if view.page.is_side_by_side else Side.TARGET
            found[locale, page.key] = "\n\n".join(_texts(view.page, side))
        found.setdefault((ENGLISH, page.key), found[page.canonical.locale, page.key])
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


def passages_of(api: Api) -> Iterator[Passage]:
    """The texts of an API in which files are included."""
    needs = api.requirements
    yield from (api.summary, api.remarks, api.return_value, api.details)
    yield from (needs.platforms, needs.header, needs.library, needs.versions)
    for group in (api.parameters, api.outcomes, api.members):
        yield from (one.description for one in group)


def included_by(api: Api) -> frozenset[str]:
    """The keys of the files that an API's texts include."""
    texts = (text for one in passages_of(api) if has_includes(one) for text in one.texts.values())
    return frozenset(key for text in texts for key in _keys_in(text, api.page))


def reached(keys: Iterable[str], includes: Includes) -> Includes:
    """Of what can be included, some files and what these include."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for (_, key), text in includes.items():
        by_key[key].append(text)
    found: set[str] = set()
    waiting = [*keys]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += [inner for text in by_key[key] for inner in _keys_in(text, key)]
    return {name: text for name, text in includes.items() if name[1] in found}


def _keys_in(text: str, key: str) -> Iterator[str]:
    return (resolve(key, path) for path in _INCLUDE.findall(text))


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
        elif target in above or len(above) >= DEEPEST:
            pass  # told as an error of the file itself (refgen.stages.pages.nesting)
        else:
            found = self.includes.get((self.locale, target), self.includes.get((ENGLISH, target)))
            if found is not None:
                return rebase(self.replace(found, target, (*above, target)), target, key)
            self.problems.append(("include-missing", f"The include {path} names no file of the tree"))
        return match.group()
