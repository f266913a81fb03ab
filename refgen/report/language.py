"""Findings in the language of their reader; every format prints what they say."""

from collections.abc import Iterable
from dataclasses import replace

from refgen.drift.finding import Finding
from refgen.drift.message import message_in


def in_language(findings: Iterable[Finding], locale: str) -> tuple[Finding, ...]:
    """The findings with their messages in the language of a locale; in English what it has no words for."""
    return tuple(replace(one, message=message_in(one.message, locale)) for one in findings)
