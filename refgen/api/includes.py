"""`[!INCLUDE[title](path)]` inside texts: replaced by what the included file says in that locale."""

import re
from collections.abc import Callable, Iterable, Mapping

from refgen.align import AlignedPage
from refgen.api.links import OUTSIDE, resolve
from refgen.api.model import Passage
from refgen.api.texts import clean
from refgen.ops import Paragraph, Side

Includes = Mapping[tuple[str, str], str]
"""Text of an included file by locale and key."""

_INCLUDE = re.compile(r"\[!INCLUDE\s*\[[^\]]*\]\(\s*([^)\s]+)\s*\)\]", re.IGNORECASE)
_DEEPEST = 8


def include_texts(pages: Iterable[AlignedPage]) -> dict[tuple[str, str], str]:
    """The texts of included files, in every locale that has the file, and in English where one carries it."""
    found: dict[tuple[str, str], str] = {}
    for page in pages:
        views = {locale: translation.view for locale, translation in page.translations.items()}
        for locale, view in {page.canonical.locale: page.canonical, **views}.items():
            side = view.side if view.page.is_side_by_side else Side.TARGET
            units = [unit for block in view.page.blocks if isinstance(block, Paragraph) for unit in block.units]
            found[locale, page.key] = "\n\n".join(clean(unit.on(side)) for unit in units)
    return found


def resolve_includes(
    passage: Passage, key: str, includes: Includes, report: Callable[[str, int, str, str], None]
) -> Passage:
    """A passage with its includes replaced; `report(locale, line, code, message)` hears of what cannot be."""
    if not any("[!" in text for text in passage.texts.values()):
        return passage
    texts = {
        locale: _replace(text, locale, key, includes, lambda code, message, at=locale: report(at, passage.lines[at], code, message), ())
        for locale, text in passage.texts.items()
    }
    return Passage(texts, passage.lines, passage.units)


def _replace(
    text: str, locale: str, key: str, includes: Includes, report: Callable[[str, str], None], above: tuple[str, ...]
) -> str:
    def one(match: re.Match[str]) -> str:
        target = resolve(key, match.group(1))
        if target == OUTSIDE:
            report("include-outside-root", f"The include {match.group(1)} points out of the source root")
        elif target in above or len(above) >= _DEEPEST:
            report("include-cycle", f"The include {match.group(1)} includes itself")
        else:
            found = includes.get((locale, target), includes.get(("en-us", target)))
            if found is not None:
                return _replace(found, locale, target, includes, report, (*above, target))
            report("include-missing", f"The include {match.group(1)} names no file of the tree")
        return match.group()

    return _INCLUDE.sub(one, text)
