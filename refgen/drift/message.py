"""Messages that can be said in the language of their reader.

A message is its English text, so that whoever prints it needs to know nothing; it remembers the pattern that it was
made of and what fills it, and the locale files hold the same pattern in their language (`messages:`), under the English
one. What fills it may be a message itself.
"""

from collections.abc import Mapping
from sys import intern
from typing import Any, Self

from refgen.locales import load_locale


class Message(str):
    """An English text with its pattern and what fills it."""

    __slots__ = ("pattern", "values")

    pattern: str
    """With a field in braces for each value: `The name {name} is lost`."""
    values: Mapping[str, Any]

    def __new__(cls, text: str, pattern: str, values: Mapping[str, Any]) -> Self:
        """A message that is made: its text, too."""
        made = super().__new__(cls, text)
        made.pattern, made.values = intern(pattern), values
        return made

    def __reduce__(self) -> tuple[type["Message"], tuple[str, str, Mapping[str, Any]]]:
        """As it was made: what pickle does of its own accord takes twice as long, and a run sends and keeps thousands."""
        return Message, (str(self), self.pattern, self.values)


def say(pattern: str, **values: Any) -> Message:
    """A message; `pattern` is what the locale files translate."""
    return Message(pattern.format(**values), pattern, values)


def percent(share: float) -> Message:
    """A share of one, in whole percent: languages differ in what stands before the sign."""
    return say("{number}%", number=f"{share:.0%}"[:-1])


def message_in(message: str, locale: str) -> str:
    """A message in the language of a locale (`fr-fr`); in English where that has no words for it."""
    if not isinstance(message, Message):
        return message
    values = {name: message_in(one, locale) if isinstance(one, str) else one for name, one in message.values.items()}
    return load_locale(locale).messages.get(message.pattern, message.pattern).format(**values)
