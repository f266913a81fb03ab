"""How a sentence of the documentation is shown: in the reader's language, without markup, with its page and line."""

import html
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from refgen.stub.runtime.errors import ContractViolation
from refgen.stub.runtime.reason import Reason
from refgen.stub.runtime.reference import Reference

_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
"""A Markdown link; its target may hold pairs of parentheses."""
_XREF = re.compile(r"<xref:([^>?%]+)[^>]*>")
_INCLUDE = re.compile(r"\[!INCLUDE\s*\[([^\]]*)\]\([^)]*\)\]", re.IGNORECASE)
_CODE = r"`[^`]*`"
_TAG = re.compile(rf"({_CODE})|(?<!\\)</?[a-zA-Z][^<>]*>")
"""An HTML tag; in code, and behind a backslash, it is a word like any other."""
_ESCAPE = re.compile(rf"({_CODE})|\\([\\*_#<>|\[\]{{}}.!~-])")
_STRESS = re.compile(rf"({_CODE})|(?<![\w\\*])(\*\*|\*|__|_)(?=\S)([^*_`]+?)(?<=\S)\2(?![\w*])")
_ALERT = re.compile(
    r"^[ \t]*(?:>[ \t]?)+(?:\[!\w+\])?|\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.MULTILINE | re.IGNORECASE
)
"""The mark of a quotation or a note."""
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
        "missing": "{call}: the host has no {expected}",
        "given": "{parameter} is {found}, expected is {wanted}",
        "where": "{parameter} is {found}",
        "never": "{other} was never called; it was expected before {call}",
        "already": "{other} was called already; {call} was expected before it",
        "again": "{call} was called already; it was expected only once",
        "struck": "the condition {condition} was set for {call}",
        "unopened": "nothing is open on thread {thread} that it could close; a call of {other} was expected first",
        "open": "call {number} on thread {thread}, {other}, is still open; expected next is {wanted}",
        "misplaced": "{call} was not expected on thread {thread} now",
        "more": "... and {count} more sentences on the page",
        "nameless": "the record names no api",
        "unreadable": "the line is no JSON",
        "unknown": "nothing that is documented is called {call}; the nearest name is {wanted}",
        "unheard": "nothing that is documented is called {call}",
        "silent": "The documentation says nothing of this answer.",
    }
)
"""What reports say themselves, by what they found: as `refgen/locales/en.yml`, which other languages translate."""


def readable(markdown: str) -> str:
    """The text without links, references, stress, marks of notes, tags and escapes; words and code stay."""
    text = _INCLUDE.sub(lambda match: match[1], _ALERT.sub("", markdown))
    text = _XREF.sub(lambda match: match[1].rsplit(".", 1)[-1], _LINK.sub(lambda match: match[1], text))
    text = _TAG.sub(lambda match: match[1] or " ", text)
    text = _STRESS.sub(lambda match: match[1] or match[3], text)
    text = html.unescape(_ESCAPE.sub(lambda match: match[1] or match[2], text))
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


def in_page_order(reference: Reference, names: Iterable[str]) -> tuple[str, ...]:
    """Ids of claims, each once, page by page and line by line; those of unknown ones last."""
    known = reference.claims
    return tuple(
        sorted(
            dict.fromkeys(names),
            key=lambda name: (0, known[name].page, known[name].line) if name in known else (1, "", 0),
        )
    )


def told(reference: Reference, reason: Reason, locale: str) -> str:
    """What a call did, and what was expected, in the reader's language."""
    return phrase(reference, reason.key, locale, **dict(reason.values))


def contract_violation(
    reference: Reference, api: str, reasons: tuple[Reason, ...], claims: tuple[str, ...], locale: str = ""
) -> ContractViolation:
    """The error: what was done and what was expected, then the first known sentence with its page and line.

    Without a locale it is told in signs and documented names alone, because examples show it to readers of any language.
    """
    if locale:
        said = "; ".join(told(reference, one, locale) for one in reasons)
        sentence = next(filter(None, (quoted_claim(reference, name, locale) for name in claims)), "")
        said = " — ".join(filter(None, (said, sentence)))
    else:
        said = "; ".join(map(str, reasons)) or "".join(claims[:1])
    return ContractViolation(": ".join(filter(None, (api, said))), claims, api=api, reasons=reasons)


def phrase(reference: Reference, key: str, locale: str, **values: str) -> str:
    """What a report says itself, in the reader's language where the package has its words, else in English."""
    return (reference.words.get(locale, {}).get(key) or ENGLISH[key]).format(**values)


def known_locale(reference: Reference, locale: str) -> str:
    """The locale as the reference names it; a language alone will do where just one locale speaks it.

    Raises:
        LookupError: no sentence at all is worded in the locale, or several locales speak the language.
        TypeError: this is no code at all.
    """
    if not isinstance(locale, str):
        raise TypeError(f"a locale is a code such as 'fr-fr', not {locale!r}")
    there = {name.lower(): name for name in reference.locales}
    asked = locale.lower().replace("_", "-")
    if asked in there:
        return there[asked]
    speaking = [name for name in reference.locales if name.lower().startswith(f"{asked}-")]
    if len(speaking) == 1:
        return speaking[0]
    raise LookupError(f"nothing is worded in {locale!r}; there are {', '.join(speaking or reference.locales)}")
