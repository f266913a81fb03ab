"""Pages without English: where a finding says what the English has, it says which translation stands for it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from refgen.align import AlignedPage
from refgen.drift.finding import Finding
from refgen.drift.message import say

_NAMED = "English"


def standing_in(page: AlignedPage, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a page that has no English, which was compared with its canonical locale."""
    for one in findings:
        if _NAMED in one.message:
            told = say(
                "{message} (no English is there; {locale} stands for it)",
                message=one.message,
                locale=page.canonical.locale,
            )
            yield replace(one, message=told)
        else:
            yield one
