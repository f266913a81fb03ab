"""A link, an image, an include or an entry of the contents names a file that is not there.

What: What a page or a table of contents names by a relative path is in the sources, in whatever locale, where the folder that
    it should lie in is; a folder that an entry names has a `toc.yml`. What belongs to a larger tree is not missed. Each file
    that names it is told of.
Why: The link or the entry leads nowhere, the image is not shown, the included text is left out.
Bad: `[Start](start-metod.md)` beside a page `start-method.md`
Good: `[Start](start-method.md)`
Fix: Correct the path, or add the file.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.corpus_view import CorpusProblem, CorpusView, LostFile, Said
from refgen.drift.message import Message, say
from refgen.ops.targets import Kind
from refgen.text import Severity

INFO = Info("lost-file", Family.CODE, Severity.WARNING, Scope.CORPUS)


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """Hand on what reading the pages looked for in vain."""
    for one in corpus.lost:
        yield CorpusProblem(
            _told(one),
            one.locale,
            page=None,
            key=one.key,
            said=Said("", one.written, one.line, one.column),
            evidence=(one.kind.value, one.written),
            file=one.file,
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
