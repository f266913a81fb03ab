"""Which kind a page is. Its title says so in English words, in the anchor or the file name; else its syntax does."""

import re

from refgen.api.context import PageContext
from refgen.api.identity import bare_title, stem_name
from refgen.api.kinds import PageKind, page_kinds
from refgen.api.model import Kind
from refgen.api.signature import Declaration

_SUITE = re.compile(r"-unmanaged-api-reference$")
_NUMBER = re.compile(r"-?\d+$")
_APART = re.compile(r"[-\s]+")


def classify(context: PageContext, declarations: tuple[Declaration, ...]) -> PageKind:
    """The kind by the first witness that speaks: title, anchor, keywords, then the syntax, and at last the file name."""
    kinds = page_kinds()
    by_words = next((kind for words in _witnesses(context) if (kind := _ending(kinds, words))), None)
    by_syntax = next((kind for one in declarations for kind in kinds if kind.is_declared_by(one)), None)
    if by_syntax and by_syntax.kind is Kind.FUNCTION and not by_words and _is_scoped(context):
        by_syntax = next(kind for kind in kinds if kind.kind is Kind.METHOD)
    if by_words and by_syntax and by_words.kind is not by_syntax.kind:
        return _settle(context, by_words, by_syntax)
    by_file = _ending(kinds, _without_number(stem_name(context.page.key)))
    return by_words or by_syntax or by_file or next(kind for kind in kinds if kind.kind is Kind.ARTICLE)


def _is_scoped(context: PageContext) -> bool:
    """Whether title or front matter name what the page is about as part of something: `IX::Y`."""
    return "::" in context.title or any("::" in keyword for keyword in context.facts("f1_keywords"))


def _witnesses(context: PageContext) -> list[str]:
    """Phrases whose last word may be a kind's, surest first."""
    title = bare_title(context)
    anchor = context.heading.anchor if context.heading else None
    is_reference = context.facts("api_name") or context.facts("f1_keywords")
    keywords = [_keyword(word) for word in context.facts("helpviewer_keywords")[:1]] if is_reference else []
    keywords = [keyword for keyword in keywords if (keyword.split() or ["?"])[0] in title]
    return [title, _without_number(anchor or ""), *keywords]


def _without_number(slug: str) -> str:
    """An anchor or file name without what makes it unique: a number, the name of the reference."""
    return _NUMBER.sub("", _SUITE.sub("", slug))


def _keyword(keyword: str) -> str:
    """`CallNeedsHostHook method [.NET Framework hosting]`."""
    return keyword.partition("[")[0].partition(",")[0]


def _ending(kinds: tuple[PageKind, ...], phrase: str) -> PageKind | None:
    words = f" {_APART.sub(' ', phrase).strip().lower()}"
    found = [
        (len(word), kind)
        for kind in kinds
        for word in kind.words
        if words.endswith(f" {word}") and (words != f" {word}" or word.endswith("s"))  # a title may be just "Constants"
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def _settle(context: PageContext, by_words: PageKind, by_syntax: PageKind) -> PageKind:
    """Title and syntax differ: a function is a callback where the syntax declares a pointer; else the title is right."""
    pair = (by_words.kind, by_syntax.kind)
    if pair in {(Kind.FUNCTION, Kind.CALLBACK), (Kind.COCLASS, Kind.INTERFACE)}:
        return by_syntax
    if pair in {(Kind.METHOD, Kind.FUNCTION), (Kind.CALLBACK, Kind.FUNCTION), (Kind.INTERFACE, Kind.STRUCTURE)}:
        return by_words
    context.report(
        context.syntax.line if context.syntax else 1,
        "kind-conflict",
        f"The title says that this page is about: {by_words.kind}; its syntax declares: {by_syntax.kind}",
        "correct the one that is wrong",
    )
    return by_words
