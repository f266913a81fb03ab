"""What a section of a page is for: told by the heading's anchor, which is English everywhere, else by its words."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from refgen.api.texts import PageTexts
from refgen.locales import load_locale, locale_codes
from refgen.locales.names import OWN_NAMES
from refgen.ops import Block, Heading, sections

_NUMBERED = re.compile(r"-\d+$")
_TRIMMED = " :：.。*_`\u00a0"
_PARENTHESES = re.compile(r"[()（）]")
_ENGLISH = "en"
_BLANKS = re.compile(r"\s+")


class PageSection(NamedTuple):
    """A heading with the blocks below it, and what they are for."""

    role: str
    """A key of `Locale.headings`; `summary` under the page's title, '' where the heading says nothing known."""
    heading: Heading | None
    blocks: tuple[Block, ...]


def page_sections(texts: PageTexts) -> tuple[PageSection, ...]:
    """The sections of a page in order. A subsection without a role of its own continues that of its parent."""
    found: list[PageSection] = []
    parents: list[tuple[int, str]] = []
    for number, section in enumerate(sections(texts.canonical.page)):
        heading = section.heading
        if heading is None or (heading.level == 1 and not any(one.heading for one in found)) or number == 0:
            role, level = "summary", heading.level if heading else 0
        else:
            level = heading.level
            while parents and parents[-1][0] >= level:
                parents.pop()
            role = heading_role(heading.anchor or "", texts.text(heading.unit), texts.canonical.locale)
            if not role and parents:
                role = parents[-1][1]
        if level > 1:
            parents.append((level, role))
        found.append(PageSection(role, heading, section.blocks))
    return tuple(found)


@lru_cache(maxsize=4096)
def heading_role(anchor: str, words: str, locale: str) -> str:
    """The role of a heading; '' where neither anchor nor words are known."""
    by_anchor = _words(_ENGLISH).get(_NUMBERED.sub("", anchor.lower()).replace("-", " "))
    if by_anchor:
        return by_anchor
    codes = (locale.split("-", maxsplit=1)[0], *locale_codes())
    spellings = (fold(words), *(fold(part) for part in _PARENTHESES.split(words)))
    return next((role for spelling in spellings for code in codes if (role := _words(code).get(spelling))), "")


def has_words_for(locale: str) -> bool:
    """Whether the words that head sections are known as they are written in a locale."""
    return bool(load_locale(locale).headings) and locale not in OWN_NAMES


def role_in(words: str, code: str) -> str:
    """The role of a heading by its words in one language; '' where they are none that it has for a section."""
    return _words(code).get(fold(words), "")


def fold(words: str) -> str:
    """Heading words as the locale files write them."""
    return _BLANKS.sub(" ", words).strip(_TRIMMED).replace("İ", "i").casefold()


@cache
def _words(code: str) -> dict[str, str]:
    return {fold(word): role for role, words in load_locale(code).headings.items() for word in words}
