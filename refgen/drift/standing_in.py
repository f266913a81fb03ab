"""Pages without English: where a finding says what the English has, it says which translation stands for it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from refgen.align import AlignedPage
from refgen.drift.finding import Finding
from refgen.drift.message import Message, say

_NAMED = "English"


def standing_in(page: AlignedPage, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a page that has no English, which was compared with its canonical locale."""
    for one in findings:
        if _names_it(one.message):
            told = say(
                "{message} (no English is there; {locale} stands for it)",
                message=one.message,
                locale=page.canonical.locale,
            )
            yield replace(one, message=told)
        else:
            yield one


def _names_it(message: object) -> bool:
    """Whether a message does; what it quotes of the page is no word of it."""
    return isinstance(message, Message) and (_NAMED in message.pattern or any(map(_names_it, message.values.values())))
