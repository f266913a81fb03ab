"""Where the page comes from: file and line, revision, date, who translated."""

from collections.abc import Sequence
from html import escape

from refgen.api.model import SourceFile
from refgen.website import address
from refgen.website.site.view import PageView
from refgen.website.texts import spoken


def facts(view: PageView) -> str:
    """Facts about the page's source."""
    api = view.api
    locale = view.locale if view.reading.is_translated else view.page.canonical.locale
    file = _file(view, locale)
    texts = view.texts
    rows: list[tuple[str, str]] = []
    if file is not None:
        # Where the page's own text begins: below its front matter.
        line = (api.title.lines.get(locale) or api.summary.lines.get(locale) or 1) if api else 1
        rows.append(("facts.source", _source(file.path, line, view)))
        if file.lasthandoff:
            rows.append(("facts.date", escape(texts.date(file.lasthandoff))))
        if file.translationtype and locale != view.page.canonical.locale:
            kind = "machine" if file.translationtype.upper() == "MT" else "human"
            rows.append(("facts.translation", texts.html(f"facts.{kind}")))
        if file.sourcegitcommit:
            rows.append(("facts.commit", f"<code>{escape(file.sourcegitcommit[:10])}</code>"))
    if api and api.keywords:
        words = ", ".join(f"<code>{escape(word, quote=False)}</code>" for word in api.keywords)
        language = spoken(_language_of(api.keywords, view))
        rows.append(("facts.keywords", f"<span{language}>{words}</span>" if language else words))
    data = view.href(address.data_address(view.key))
    rows.append(("facts.data", f'<a href="{data}">JSON</a>'))
    listed = "".join(f"<dt>{texts.html(key)}</dt><dd>{value}</dd>" for key, value in rows)
    return f'<dl class="rg-facts">{listed}</dl>'


def _language_of(keywords: Sequence[str], view: PageView) -> str:
    """The canonical locale, in whose words they are, where that is another than the page's and they are not names alone."""
    locale = view.page.canonical.locale
    return locale if locale != view.locale and any(" " in one for one in keywords) else ""


def _file(view: PageView, locale: str) -> SourceFile | None:
    """The file that holds the text: for an English without a file of its own, the side-by-side page that it stands in."""
    sources = view.api.sources if view.api else {}
    return sources.get(locale) or (sources.get(view.api.embedded) if view.api else None)


def _source(path: str, line: int, view: PageView) -> str:
    label = f'<code class="rg-source">{escape(path, quote=False)}:{line}</code>'
    repository = view.site.options.repository
    return (
        f'<a href="{escape(f"{repository}{path}#L{line}")}" rel="noopener external">{label}</a>'
        if repository
        else label
    )
