"""What a reader should know before trusting the page: not translated, older than its original, translated by machine."""

from datetime import date
from html import escape

from refgen.api.model import Api, SourceFile
from refgen.website.texts import iso_date, load_texts
from refgen.website.view import PageView


def notices(view: PageView) -> str:
    """The banners of the page."""
    if not view.reading.is_translated:
        canonical = load_texts(view.page.canonical.locale).name
        return _banner("info", view.texts.text("notice.untranslated", language=canonical))
    return "".join(filter(None, (_age(view), _machine(view))))


def revision(view: PageView) -> tuple[SourceFile, SourceFile] | None:
    """The page's file and a file that carries newer English, where there is one."""
    api = view.api
    own = api.sources.get(view.locale) if api else None
    if api is None or own is None or view.locale == view.page.canonical.locale:
        return None
    newest = _newest(api)
    if not own.openlocfilehash or newest.openlocfilehash == own.openlocfilehash:
        return None
    ours, theirs = iso_date(own.lasthandoff), iso_date(newest.lasthandoff)
    return (own, newest) if ours and theirs and ours < theirs else None


def _newest(api: Api) -> SourceFile:
    return max(api.sources.values(), key=lambda one: (iso_date(one.lasthandoff) or "", one.path))


def _age(view: PageView) -> str:
    found = revision(view)
    if found is None:
        return ""
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
