"""How a sentence of the documentation is shown: in the reader's language, without markup, with its page and line."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from refgen.stub.runtime.reference import Reference

_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
"""A Markdown link; its target may hold pairs of parentheses."""
_XREF = re.compile(r"<xref:([^>?%]+)[^>]*>")
_INCLUDE = re.compile(r"\[!INCLUDE\s*\[([^\]]*)\]\([^)]*\)\]", re.IGNORECASE)
_CODE = r"`[^`]*`"
_TAG = re.compile(rf"({_CODE})|(?<!\\)</?[a-zA-Z][^<>]*>")
"""An HTML tag; in code, and behind a backslash, it is a word like any other."""
_ESCAPE = re.compile(rf"({_CODE})|\\([\\*_#<>|\[\]{{}}.!~-])")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
CANONICAL = "en-us"
ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "caller": "{call}: the caller breaks a documented rule",
        "answer": "{call} answers {found}, documented is {expected}",
        "unlisted": "{call} answers {found}, documented are only {expected}",
        "value": "{call} gives {found}, documented is {expected}",
        "left": "{call} is never followed by {expected}",
        "record": "No documented call: {found}",
        "raised": "{call} raises {found}",
        "silent": "The documentation says nothing of this answer.",
    }
)
"""What reports say themselves, by what they found: as `refgen/locales/en.yml`, which other languages translate."""


def readable(markdown: str) -> str:
    """The text without links, references, tags and escapes; words and code stay."""
    text = _INCLUDE.sub(lambda match: match[1], markdown)
    text = _XREF.sub(lambda match: match[1].rsplit(".", 1)[-1], _LINK.sub(lambda match: match[1], text))
    text = _TAG.sub(lambda match: match[1] or " ", text)
    text = _ESCAPE.sub(lambda match: match[1] or match[2], text)
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def quoted_claim(reference: Reference, name: str, locale: str) -> str | None:
    """A sentence by the id of its claim, with page and 1-based line; None for an unknown one.

    Where the locale lacks it, it is given in English, or in what the page is written in, marked as such.
    """
    claim = reference.claims.get(name)
    if claim is None:
        return None
    wording = claim.locales.get(locale)
    if wording is not None:
        return f"{readable(wording.text)} — {wording.path}:{wording.line}"
    given = CANONICAL
    if CANONICAL not in claim.locales:  # the page may exist only in translation
        given = next((code for code, one in claim.locales.items() if one.text == claim.english), CANONICAL)
    mark = "" if locale == given else f"[{given}] "
    english = claim.locales.get(given)
    path, line = (english.path, english.line) if english else (claim.page, claim.line)
    return f"{mark}{readable(claim.english)} — {path}:{line}"


def phrase(reference: Reference, key: str, locale: str, **values: str) -> str:
    """What a report says itself, in the reader's language where the package has its words, else in English."""
    return (reference.words.get(locale, {}).get(key) or ENGLISH[key]).format(**values)


def english_of(reference: Reference, claims: tuple[str, ...]) -> str:
    """The first of some sentences in English; '' where none is known."""
    return next((readable(reference.claims[name].english) for name in claims if name in reference.claims), "")


def check_locale(reference: Reference, locale: str) -> None:
    """Raise `LookupError` where no sentence at all is worded in a locale."""
    if locale not in reference.locales:
        raise LookupError(f"nothing is worded in {locale!r}; there are {', '.join(reference.locales)}")
