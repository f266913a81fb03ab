"""A link, an image, an include or an entry of the contents names a file that is not there.

What: What a page or a table of contents names by a relative path is in the sources, in whatever locale, where the folder that
    it should lie in is; a folder that an entry names has a `toc.yml`. What belongs to a larger tree is not missed. Each file
    that names it is told of. Where most entries of a `toc.yml` name no page, as in a part of a larger tree, that is one
    finding.
Why: The link or the entry leads nowhere, the image is not shown, the included text is left out.
Bad: `[Start](start-metod.md)` beside a page `start-method.md`
Good: `[Start](start-method.md)`
Fix: Correct the path, or add the file.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from refgen.drift.check import Family, Info, Scope
from refgen.drift.corpus_view import CorpusProblem, CorpusView, LostFile, Said
from refgen.drift.message import Message, say
from refgen.ops.targets import Kind
from refgen.text import Severity

INFO = Info("lost-file", Family.CODE, Severity.WARNING, Scope.CORPUS)

_FEW = 3
"""Entries of one file that are each told, whatever its others lead to; and names that are told of more."""


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """Hand on what reading the pages looked for in vain."""
    together = _together(corpus)
    for one in corpus.lost:
        lost = together.get(one.file, []) if _names_page(one) else []
        if not lost:
            yield _problem(_told(one), one, one.written)
        elif one is lost[0]:
            # Another number of them is no other finding.
            yield _problem(_told_together(lost, _size(corpus, one.file)), one, "")


def _together(corpus: CorpusView) -> dict[str, list[LostFile]]:
    """The entries in vain of each file most of whose entries are, as in a part of a larger tree."""
    entries: dict[str, list[LostFile]] = defaultdict(list)
    for one in filter(_names_page, corpus.lost):
        entries[one.file].append(one)
    return {
        file: lost for file, lost in entries.items() if len(lost) > _FEW and 2 * len(lost) > _size(corpus, file) > 0
    }


def _names_page(lost: LostFile) -> bool:
    return lost.kind is Kind.ENTRY and not lost.written.endswith("/")


def _size(corpus: CorpusView, file: str) -> int:
    return sum(entry.file == file for entry in chain.from_iterable(corpus.contents.values()))


def _problem(message: Message, lost: LostFile, name: str) -> CorpusProblem:
    return CorpusProblem(
        message,
        lost.locale,
        page=None,
        key=lost.key,
        said=Said("", name, lost.line, lost.column),
        evidence=(lost.kind.value, name),
        file=lost.file,
    )


def _told_together(lost: list[LostFile], size: int) -> Message:
    return say(
        "{count} of {all} entries of the contents name no page of these sources, such as {names}; "
        "add the pages, or remove the entries",
        count=len(lost),
        all=size,
        names=", ".join(each.written for each in lost[:_FEW]),
    )


def _told(lost: LostFile) -> Message:
    match lost.kind:
        case Kind.LINK:
            return say("The link {name} names no page of these sources; correct it, or add the page", name=lost.written)
        case Kind.ENTRY if lost.written.endswith("/"):
            return say(
                "The entry {name} of the contents names a folder without contents; add a toc.yml to it, or name a page of it",
                name=lost.written,
            )
        case Kind.ENTRY:
            return say(
                "The entry {name} of the contents names no page of these sources; correct it, remove it, or add the page",
                name=lost.written,
            )
        case Kind.IMAGE:
            return say(
                "The image {name} names no image of these sources; correct it, or add the image", name=lost.written
            )
        case Kind.INCLUDE:
            return say(
                "The include {name} names no file of these sources; correct it, or add the file", name=lost.written
            )
