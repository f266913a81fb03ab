"""Interfaces that an interface inherits from, from the syntax and from sentences about itself."""

from collections.abc import Iterator

from refgen.api.context import PageContext, units_of
from refgen.api.names import INTERFACE, plain, sentences_of
from refgen.api.signature import InterfaceDeclaration

_QUOTES = " \"'`“”「」"


def read_bases(context: PageContext, name: str, declaration: InterfaceDeclaration | None) -> tuple[str, ...]:
    """Names in the order in which the page states them, syntax first."""
    found = dict.fromkeys(declaration.bases if declaration else ())
    for block in context.blocks("summary", "remarks"):
        for unit in units_of(block):
            for sentence in sentences_of(plain(context.texts.text(unit))):
                found.update(dict.fromkeys(_stated(context, name, sentence)))
    found.pop(name, None)
    return tuple(found)


def _stated(context: PageContext, name: str, sentence: str) -> Iterator[str]:
    """Bases in a sentence such as "The X interface extends the A and B interfaces to support…"."""
    terms = context.terms
    if last := terms.inherits_last.search(sentence):
        # Where the page's own interface comes behind the verb, a machine has turned the sentence around.
        if all(other.group() != name for other in INTERFACE.finditer(sentence, last.end())):
            yield from _in_front(context, name, sentence[: last.start()])
        return
    verb = terms.inherits.search(sentence) or terms.implements.search(sentence)
    if not verb:
        return
    subject = sentence[: verb.start()]
    if terms.implements.fullmatch(verb.group()) and not _is_itself(context, name, subject):
        return
    if terms.listing.search(subject):
        return
    if any(other.group() != name for other in INTERFACE.finditer(subject)):
        return
    rest = sentence[verb.end() :]
    purpose = terms.purpose.search(rest)
    for match in INTERFACE.finditer(rest[: purpose.start()] if purpose else rest):
        yield match.group()


def _in_front(context: PageContext, name: str, text: str) -> Iterator[str]:
    """Bases that end a text, in front of their verb, where nothing but the page's own interface is named before them."""
    terms = context.terms
    named = list(INTERFACE.finditer(text))
    bases: list[str] = []
    end = len(text)
    while named and not terms.joined.sub("", terms.kinds.sub("", text[named[-1].end() : end])).strip(_QUOTES):
        match = named.pop()
        bases.append(match.group())
        end = match.start()
    if not terms.listing.search(text) and all(other.group() == name for other in named):
        yield from reversed(bases)


def _is_itself(context: PageContext, name: str, subject: str) -> bool:
    """Whether a subject ends in the interface of the page: by name, as "this interface", or left out."""
    terms = context.terms
    called = terms.kinds.sub("", terms.itself.sub(name, subject)).rstrip(_QUOTES)
    return not called or called.endswith(name)
