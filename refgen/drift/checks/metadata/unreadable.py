"""A file cannot be read, or not as it is meant.

What: Every file can be opened, is UTF-8, and its front matter or table of contents is YAML; code blocks and comments
    are closed, and no included file includes itself or stands too deep. Whatever reading the pages calls an error is
    an error here, so that a run which skipped a page, or a part of one, does not end as a clean one. A page without
    text, in English or in all languages, is a warning.
Why: What refgen could not read it did not check, and the published page is as broken as the file.
Bad: `title: ITask: Start`
Good: `title: "ITask: Start"`
Fix: Do what the message says of the file.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.corpus_view import CorpusProblem, CorpusView, Said
from refgen.drift.message import say
from refgen.text import Severity

INFO = Info("unreadable", Family.METADATA, Severity.ERROR, Scope.CORPUS)


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """Hand on what reading met."""
    for one in corpus.broken:
        problem = one.problem
        told = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
        yield CorpusProblem(
            say("This was not read as it is meant: {problem}", problem=told),
            one.locale,
            page=None,
            key=one.key,
            said=Said("", "", problem.line, problem.column),
            evidence=(problem.code, problem.message),
            severity=problem.severity,
            file=problem.path,
        )
