"""Identifiers in running text: what a heading, a table cell or a link text names."""

import re

IDENTIFIER = re.compile(r"[A-Za-z_]\w*", re.ASCII)
SCOPED = re.compile(r"[A-Za-z_]\w*(?:\s?(?:::|\.)\s?~?[A-Za-z_]\w*)*", re.ASCII)
INTERFACE = re.compile(r"(?<![\w./-])I[A-Z]\w*[a-z]\w*(?![\w.]*\.md)", re.ASCII)
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+\"[^\"]*\")?\s*\)?")
XREF = re.compile(r"<xref:([^>\s?]+)(?:\?[^>]*)?>")
_GLUED_LINK = re.compile(r"(\]\([^\s()]*\))(?=\w)")
_MARKUP = re.compile(r"[`*\"“”«»]")
_NAME = re.compile(r"[\s`*_\\]*[`*]*([A-Za-z_]\w*|\.\.\.)[`*]*(?:\s*\\)?(?:\s*\[\w*\])?\s*$", re.ASCII)


def plain(text: str) -> str:
    """Text without the marks of code, emphasis, links and escapes."""
    text = LINK.sub(lambda match: match.group(1), _GLUED_LINK.sub(r"\1 ", text))
    text = XREF.sub(lambda match: match.group(1).replace("%2A", "").replace("*", ""), text)
    return _MARKUP.sub("", text).replace("\\", "").strip()


def sole_name(text: str) -> str:
    """The identifier where a text is nothing else; ''."""
    match = _NAME.match(text)
    return match.group(1) if match else ""


def is_distinctive(word: str) -> bool:
    """Whether a word can only be an identifier: a capital, digit or underscore inside."""
    return any(char.isupper() or char.isdigit() or char == "_" for char in word[1:]) or word.startswith("_")


def scoped_parts(text: str) -> tuple[str, ...]:
    """`IX::Y` or `IX.Y` as its parts."""
    return tuple(part.strip() for part in re.split(r"::|\.", text) if part.strip())


def named_in(text: str) -> str:
    """The most telling identifier of a short text: one with a scope, else a distinctive one, else the first; ''."""
    found = [match.group() for match in SCOPED.finditer(plain(text))]
    for fits in (lambda word: "::" in word, is_distinctive, bool):
        chosen = next((word for word in found if fits(word)), "")
        if chosen:
            return re.sub(r"\s", "", chosen)
    return ""
