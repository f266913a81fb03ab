"""Examples: the session with its recorded output, whether it ran, and a button to run it here."""

from html import escape

from refgen.website.code import highlight
from refgen.website.inline import render
from refgen.website.input import SiteExample, Verdict
from refgen.website.view import PageView

_SIGNS = {Verdict.PASSED: "✓", Verdict.FAILED: "✗", Verdict.SKIPPED: "–"}


def examples(view: PageView) -> str:
    """All examples of the page."""
    return "".join(_example(one, view) for one in view.site.catalog.examples.get(view.key, ()))


def _example(example: SiteExample, view: PageView) -> str:
    intro = example.comments.get(view.locale, "")
    paragraph = f"<p>{render(intro, view.renderer.around)}</p>" if intro else ""
    name = escape(example.id)
    runnable = example.verdict is not Verdict.SKIPPED and bool(view.site.options.runtime)
    button = (
        f'<button type="button" class="md-button rg-run" data-run="example-{name}">{view.texts.html("example.run")}</button>'
        if runnable
        else ""
    )
    return (
        f'<section class="rg-example" id="example-{name}" aria-label="{view.texts.html("example.title")}">{paragraph}'
        f'{highlight(example.session, "pycon")}<div class="rg-example__bar">{_verdict(example, view)}{button}</div></section>'
    )


def _verdict(example: SiteExample, view: PageView) -> str:
    texts = view.texts
    commit = view.site.given.commit[:10]
    said = texts.html(f"example.{example.verdict.value}")
    at = f" {texts.html('example.commit', commit=commit)}" if commit and example.verdict is Verdict.PASSED else ""
    why = f" {escape(example.reason, quote=False)}" if example.reason else ""
    sign = _SIGNS[example.verdict]
    return f'<span class="rg-verdict rg-verdict--{example.verdict.value}"><span aria-hidden="true">{sign}</span> {said}{at}{why}</span>'
