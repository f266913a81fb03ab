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

from collections import Counter, defaultdict
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
    entries: dict[str, list[LostFile]] = defaultdict(list)
    for one in corpus.lost:
        if one.kind is Kind.ENTRY and not one.written.endswith("/"):
            entries[one.file].append(one)
    many = {file for file, lost in entries.items() if len(lost) > _FEW}
    sizes = Counter(entry.file for entry in chain.from_iterable(corpus.contents.values())) if many else Counter[str]()
    together = {file for file in many if 2 * len(entries[file]) > sizes[file] > 0}
    for one in corpus.lost:
        if one.file not in together or one.kind is not Kind.ENTRY or one.written.endswith("/"):
            yield _problem(_told(one), one, one.written)
        elif one is entries[one.file][0]:
            lost = entries[one.file]
            names = ", ".join(each.written for each in lost[:_FEW])
            message = say(
                "{count} of {all} entries of the contents name no page of these sources, such as {names}; "
                "add the pages, or remove the entries",
                count=len(lost),
                all=sizes[one.file],
                names=names,
            )
            # Another number of them is no other finding.
            yield _problem(message, one, "")


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
