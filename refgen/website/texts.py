"""The interface's words, dates and numbers in a locale's language, from `refgen/locales/<code>.yml`."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from refgen.locales import load_locale
from refgen.locales.names import language_tag

ENGLISH = "en-us"
"""The locale of the text that translations are made from, where a site has it."""
_FALLBACK = "en"
_FORMS = ("one", "few")
"""Plural forms beside `other`, which Slavic languages say of five and more (`many` in CLDR)."""
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class Texts(NamedTuple):
    """Texts for one locale."""

    locale: str
    """`fr-fr`."""
    language: str
    """For `lang` attributes: `fr-FR`."""
    name: str
    """In the language itself."""
    spaced: bool
    """Whether words are separated by blanks."""
    entries: Mapping[str, str]
    """All keys of the interface; a key that the locale lacks has the English."""
    escaped: Mapping[str, str]
    """The same as HTML: a page asks for forty of them."""

    def text(self, key: str, **values: object) -> str:
        """A text with its values put in; plain text, not HTML."""
        return self.entries[key].format(**values) if values else self.entries[key]

    def html(self, key: str, **values: object) -> str:
        """A text as HTML: it and its values are escaped."""
        return escape(self.text(key, **values)) if values else self.escaped[key]

    def plural(self, key: str, count: int) -> str:
        """`key.one` or `key.few` for the counts that the language says so of, else `key.other`, with the number in it."""
        return self.text(f"{key}.{_form(self.locale, count)}", count=self.number(count))

    def label(self, before: str, after: str) -> str:
        """What comes after a colon, as the language sets it."""
        return self.text("label", before=before, after=after)

    def joined(self, sentences: Iterable[str]) -> str:
        """Sentences in a row, separated as the language does."""
        return (" " if self.spaced else "").join(filter(None, sentences))

    def number(self, value: int) -> str:
        """A number grouped as the language does."""
        return f"{value:,}".replace(",", self.entries["number.group"])

    def date(self, written: str) -> str:
        """A front matter's date as the language writes it; what is no date comes back as written."""
        return _date(self.locale, written)


@lru_cache(maxsize=4096)
def _date(locale: str, written: str) -> str:
    day, texts = iso_date(written), load_texts(locale)
    if day is None:
        return written
    year, month, number = map(int, day.split("-"))
    months = texts.entries["date.months"].split("|")
    return texts.text("date.format", year=year, month=months[month - 1], day=number)


@lru_cache(maxsize=4096)
def iso_date(written: str) -> str | None:
    """`11/24/2020` and `2020-11-24…` → `2020-11-24`; None for what is no date."""
    if match := _ISO.match(written):
        year, month, day = match.groups()
    elif match := _AMERICAN.match(written):
        month, day, year = match.groups()
    else:
        return None
    return f"{year}-{int(month):02}-{int(day):02}" if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else None


@lru_cache(maxsize=4096)
def _form(locale: str, count: int) -> str:
    """The plural form of a whole number: `number.one` and `number.few` are patterns of those that have theirs."""
    entries = load_texts(locale).entries
    return next((form for form in _FORMS if re.fullmatch(entries.get(f"number.{form}", ""), str(count))), "other")


def spoken(locale: str) -> str:
    """The attribute that says in which locale's words something is; '' for those of what is around it."""
    return f' lang="{language_tag(locale)}"' if locale else ""


def language_name(locale: str, reader: Texts, locales: Iterable[str]) -> str:
    """A locale's language in the reader's words; its own name where that would not tell two locales apart."""
    language = locale.partition("-")[0]
    is_only = sum(one.partition("-")[0] == language for one in locales) < 2
    return (is_only and reader.entries.get(f"language.{language}")) or load_texts(locale).name


@cache
def load_texts(locale: str) -> Texts:
    """The texts of a locale."""
    data = load_locale(locale)
    entries = {**load_locale(_FALLBACK).interface, **data.interface}
    escaped = {key: escape(text) for key, text in entries.items()}
    return Texts(locale, language_tag(locale), data.name, data.segmentation.spaced, entries, escaped)
