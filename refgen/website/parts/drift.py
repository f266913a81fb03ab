"""What is wrong with the translation, in boxes that open at the marks and in a list for the page as a whole."""

from html import escape

from refgen.drift.finding import Finding
from refgen.website.view import PageView


def findings(view: PageView) -> str:
    """The boxes of the page's marks; they work without scripts."""
    return "".join(_box(numbers, view) for numbers in view.marks.by_sentence.values())


def page_findings(view: PageView) -> str:
    """The findings that no sentence carries."""
    if not view.marks.elsewhere:
        return ""
    items = "".join(f"<li>{_finding(view.findings[number], view)}</li>" for number in view.marks.elsewhere)
    label = escape(view.texts.plural("mark.page", len(view.marks.elsewhere)), quote=False)
    return f'<details class="rg-page-findings"><summary>{label}</summary><ul>{items}</ul></details>'


def _box(numbers: tuple[int, ...], view: PageView) -> str:
    items = "".join(_finding(view.findings[number], view) for number in numbers)
    title = view.texts.html("mark.title")
    return f'<div popover id="f-{numbers[0]}" class="rg-box" role="note" aria-label="{title}">{items}</div>'


def _finding(finding: Finding, view: PageView) -> str:
    texts = view.texts
    severity = finding.severity.value
    head = f"<strong>{texts.html(f'severity.{severity}')}</strong> <code>{escape(finding.check, quote=False)}</code>"
    message = f'<span lang="en">{escape(finding.message, quote=False)}</span>'
    parts = [f'<p class="rg-finding rg-finding--{severity}">{head}<br>{message}</p>']
    if finding.source:
        language = escape(view.page.canonical.locale)
        parts.append(
            f'<p><span>{texts.html("mark.original")}</span> <q lang="{language}">{escape(finding.source, quote=False)}</q></p>'
        )
    if finding.fix:
        parts.append(f"<p><span>{texts.html('mark.fix')}</span> <q>{escape(finding.fix, quote=False)}</q></p>")
    return "".join(parts)
