"""What is wrong with the translation, in boxes that open at the marks and in a list for the page as a whole."""

from functools import lru_cache
from html import escape

from refgen.align import ENGLISH
from refgen.drift.finding import Finding
from refgen.drift.message import message_in
from refgen.website import address
from refgen.website.markup.inline import quoted
from refgen.website.sentences.marks import SIGNS, check_anchor, finding_id, state_box
from refgen.website.site.view import PageView
from refgen.website.texts import language_name, load_texts


def findings(view: PageView, html: str) -> str:
    """The boxes of the marks in a page's HTML; they work without scripts."""
    states = (_state(state, view) for state in SIGNS if f'popovertarget="{state_box(state)}"' in html)
    return "".join((*(_box(numbers, view) for numbers in view.marks.by_sentence.values()), *states))


def page_findings(view: PageView, hidden: tuple[int, ...]) -> str:
    """The findings that no sentence carries, and those of sentences that the page does not show as they are: these are `hidden`, by number."""
    listed = sorted({*view.marks.elsewhere, *hidden})
    if not listed:
        return ""
    items = "".join(_item(view.findings[number], view) for number in listed)
    label = escape(view.texts.plural("mark.page", len(listed)), quote=False)
    return f'<details class="rg-page-findings"><summary>{label}</summary><ul>{items}</ul></details>'


def _item(finding: Finding, view: PageView) -> str:
    return f'<li id="{finding_id(finding.fingerprint)}">{_finding(finding, view)}</li>'


def _box(numbers: tuple[int, ...], view: PageView) -> str:
    found = [view.findings[number] for number in numbers]
    if len(found) > 1:
        found.sort(key=lambda one: one.severity.rank)
    # What is wrong with one sentence mostly shares its original: that is said once, after the last of them.
    items = "".join(
        _finding(one, view, is_last=after is None or after.source != one.source)
        for one, after in zip(found, [*found[1:], None], strict=True)
    )
    title = view.texts.html("mark.title")
    return f'<div popover id="f-{numbers[0]}" class="rg-box" role="note" aria-label="{title}">{items}</div>'


def _state(state: str, view: PageView) -> str:
    title, said = view.texts.html(f"sentence.{state}"), view.texts.html(f"sentence.{state}.why")
    return (
        f'<div popover id="{state_box(state)}" class="rg-box" role="note" aria-label="{title}">'
        f"<p><strong>{title}</strong><br>{said}</p></div>"
    )


def _finding(finding: Finding, view: PageView, *, is_last: bool = True) -> str:
    texts = view.texts
    head = _head(
        finding.severity.value, finding.check, view.locale, view.href(address.own_address(view.locale, "drift"))
    )
    said = message_in(finding.message, view.locale)
    language = ' lang="en"' if said == finding.message else ""
    parts = [f"{head}<br><span{language}>{escape(said, quote=False)}</span></p>"]
    if finding.source and is_last:
        original = view.page.canonical.locale
        named = texts.html("mark.original") if original == ENGLISH else escape(language_name(original, texts, ()))
        parts.append(
            f'<p><span>{named}</span> <q lang="{escape(original)}">{escape(quoted(finding.source), quote=False)}</q></p>'
        )
    if finding.fix:
        parts.append(
            f"<p><span>{texts.html('mark.fix')}</span> <q>{escape(_mended(finding.fix, finding.target), quote=False)}</q></p>"
        )
    return "".join(parts)


@lru_cache(maxsize=4096)
def _head(severity: str, check: str, locale: str, explained: str) -> str:
    """What a finding opens with: how bad it is, and its check, with a link to the page that explains it."""
    named = f'<a href="{explained}#{check_anchor(check)}"><code>{escape(check, quote=False)}</code></a>'
    said = load_texts(locale).html(f"severity.{severity}")
    return f'<p class="rg-finding rg-finding--{severity}"><strong>{said}</strong> {named}'


def _mended(fix: str, target: str) -> str:
    """What would stand there, as it is read; as it is written, where no word differs."""
    words = quoted(fix)
    return fix if words == quoted(target) else words
