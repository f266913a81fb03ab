"""What a reader should know before trusting the page: not translated, older than its original, translated by machine."""

from collections.abc import Iterable
from datetime import date
from html import escape

from refgen.api.model import Api, SourceFile
from refgen.drift.finding import Finding
from refgen.website.site.view import PageView
from refgen.website.texts import iso_date, load_texts

_EVIDENCE = frozenset({"stale-segment", "stale-across-locales"})
"""The checks that hold a translation's English against the current English."""


def notices(view: PageView) -> str:
    """The banners of the page."""
    if not view.reading.is_translated:
        canonical = view.page.canonical.locale
        named = view.texts.entries.get(f"language.{canonical.partition('-')[0]}") or load_texts(canonical).name
        return _banner("info", view.texts.text("notice.untranslated", language=named))
    return "".join(filter(None, (_age(view), _machine(view))))


def is_outdated(findings: Iterable[Finding]) -> bool:
    """Whether anything shows that the English has changed.

    Dates and file hashes differ on nearly every page, whether its words do or not.
    """
    return any(finding.check in _EVIDENCE for finding in findings)


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
    if view.locale == view.page.canonical.locale or not is_outdated(view.findings):
        return ""
    found = _newer_source(view.api, view.locale) if view.api else None
    if found is None:
        return _banner("warning", view.texts.text("notice.changed"))
    own, newest = found
    days = (_day(newest) - _day(own)).days
    values = {"date": view.texts.date(own.lasthandoff), "current": view.texts.date(newest.lasthandoff)}
    return _banner("warning", f"{view.texts.text('notice.older', **values)} {view.texts.plural('days', days)}")


def _day(file: SourceFile) -> date:
    return date.fromisoformat(iso_date(file.lasthandoff) or "0001-01-01")


def _machine(view: PageView) -> str:
    own = view.api.sources.get(view.locale) if view.api else None
    if own is None or view.locale == view.page.canonical.locale or own.translationtype.upper() != "MT":
        return ""
    return _banner("note", view.texts.text("notice.machine"))


def _banner(kind: str, text: str) -> str:
    return f'<div class="rg-notice rg-notice--{kind}" role="note">{escape(text)}</div>'
