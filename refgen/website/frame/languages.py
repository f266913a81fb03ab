"""A page in all its languages: where it goes on in further parts, the switch leads from each to the same place of the others."""

from collections.abc import Iterator, Mapping, Sequence

from refgen.website.frame.content import Content
from refgen.website.frame.division import Part, anchors_of
from refgen.website.frame.shell import Shell, stamp


def switched(
    pages: Sequence[tuple[Part, ...]], shells: Mapping[str, Shell], site_name: str, site_url: str
) -> Iterator[Part]:
    """The files of a page in every language, given by language.

    A part leads to those that have what it begins with, or else what stands before it: the languages take different room, and
    so end in different places.
    """
    if all(len(parts) == 1 for parts in pages):
        yield from (part for (part,) in pages)
        return
    homes = {parts[0].content.locale: _homes(parts) for parts in pages}
    for first, *others in pages:
        yield first
        before = anchors_of(first.content)
        for part in others:
            shell, names = shells[part.content.locale], anchors_of(part.content)
            alternates = _alternates(part.content, [*names, *reversed(before)], homes)
            before += names
            content = part.content._replace(alternates=tuple(alternates))
            yield Part(content, *stamp(shell, content, site_name, site_url))


def _homes(parts: Sequence[Part]) -> dict[str, str]:
    """By anchor, the address of the part that has it."""
    return {name: content.address for content, _, _ in parts for name in anchors_of(content)}


def _alternates(
    content: Content, names: Sequence[str], homes: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    for locale, address in content.alternates:
        known = homes.get(locale, {})
        yield locale, next((known[name] for name in names if name in known), address)
