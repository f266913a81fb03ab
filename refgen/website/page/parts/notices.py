"""What a reader should know before trusting the page: not translated, older than its original, translated by machine."""

from datetime import date
from html import escape

from refgen.api.model import Api, SourceFile
from refgen.ops import NOT_UTF8
from refgen.website.site.view import PageView
from refgen.website.texts import ENGLISH, iso_date, load_texts

EVIDENCE = frozenset({"stale-segment", "stale-across-locales"})
"""The checks that hold a translation's English against the current English, whose findings show that it has changed.

Dates and file hashes differ on nearly every page, whether its words do or not.
"""


def notices(view: PageView) -> str:
    """The banners of the page."""
    return "".join((_borrowed(view), _damaged(view), _age(view), _machine(view)))


def _borrowed(view: PageView) -> str:
    """That the text is another language's: what is translated from has no translation to wait for."""
    if view.reading.is_translated:
        return ""
    canonical = view.page.canonical.locale
    named = view.texts.entries.get(f"language.{canonical.partition('-')[0]}") or load_texts(canonical).name
    state = "foreign" if view.locale == ENGLISH else "untranslated"
    return _banner("info", view.texts.text(f"notice.{state}", language=named))


def _damaged(view: PageView) -> str:
    """That the file is no UTF-8: what could not be read is shown as a replacement character."""
    translation = view.page.translations.get(view.locale) if view.reading.is_translated else None
    page = (translation.view if translation else view.page.canonical).page
    is_damaged = any(one.code == NOT_UTF8 for one in page.diagnostics)
    return _banner("warning", view.texts.text("notice.damaged", path=page.source.path)) if is_damaged else ""


def _newer_source(api: Api, locale: str) -> tuple[SourceFile, SourceFile] | None:
    """A locale's file and the file that carries newer English, where their dates say so."""
    own = api.sources.get(locale)
    if own is None or not own.openlocfilehash:
        return None
    newest = max(api.sources.values(), key=lambda one: (iso_date(one.lasthandoff) or "", one.path))
    ours, theirs = iso_date(own.lasthandoff), iso_date(newest.lasthandoff)
    is_older = newest.openlocfilehash != own.openlocfilehash and ours and theirs and ours < theirs
    return (own, newest) if is_older else None


def _age(view: PageView) -> str:
    is_translation = view.reading.is_translated and view.locale != view.page.canonical.locale
    if not is_translation or all(one.check not in EVIDENCE for one in view.findings):
        return ""
    found = _newer_source(view.api, view.locale) if view.api else None
    if found is None:
        return _banner("warning", view.texts.text("notice.changed"))
    own, newest = found
    days = (_day(newest) - _day(own)).days
    values = {"date": view.texts.date(own.lasthandoff), "current": view.texts.date(newest.lasthandoff)}
    said = (view.texts.text("notice.older", **values), view.texts.plural("days", days))
    return _banner("warning", view.texts.joined(said))


def _day(file: SourceFile) -> date:
    return date.fromisoformat(iso_date(file.lasthandoff) or "0001-01-01")


def _machine(view: PageView) -> str:
    own = view.api.sources.get(view.locale) if view.api else None
    if (
        own is None
        or not view.reading.is_translated
        or view.locale == view.page.canonical.locale
        or own.translationtype.upper() != "MT"
    ):
        return ""
    return _banner("note", view.texts.text("notice.machine"))


def _banner(kind: str, text: str) -> str:
    return f'<div class="rg-notice rg-notice--{kind}" role="note">{escape(text)}</div>'
