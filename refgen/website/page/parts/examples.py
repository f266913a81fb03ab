"""Examples: the session with its recorded output, whether it ran, and a button to run it here."""

from collections.abc import Iterator
from html import escape

from refgen.ops import Code
from refgen.website.input import SiteExample, Verdict
from refgen.website.markup.code import highlight
from refgen.website.markup.inline import render
from refgen.website.page.parts.refusal import refusal
from refgen.website.site.view import PageView

_PROMPT = ">>>"
_SIGNS = {Verdict.PASSED: "✓", Verdict.FAILED: "✗", Verdict.SKIPPED: "–"}


def examples(view: PageView) -> str:
    """The examples that the page does not hold itself."""
    found = view.site.catalog.examples.get(view.key, ())
    written = {_code(block.text) for block in _code_blocks(view)}
    if written:
        found = tuple(one for one in found if _code(one.session) not in written)
    return "".join(example(one, view) for one in found)


def written_example(block: Code, view: PageView) -> SiteExample | None:
    """The example that a code block of the page is; None for other code."""
    if _PROMPT not in block.text:
        return None
    code = _code(block.text)
    return next((one for one in view.site.catalog.examples.get(view.key, ()) if _code(one.session) == code), None)


def _code_blocks(view: PageView) -> Iterator[Code]:
    return (block for block in view.page.canonical.page.blocks if isinstance(block, Code) and _PROMPT in block.text)


def _code(session: str) -> tuple[str, ...]:
    """What makes two sessions the same in two languages: the code without its comments."""
    lines = (line.strip() for line in session.split("\n"))
    return tuple(line.partition("#")[0].strip() for line in lines if line.startswith((_PROMPT, "...")))


def example(example: SiteExample, view: PageView) -> str:
    """One example."""
    intro = example.comments.get(view.locale, "")
    paragraph = f"<p>{render(intro, view.renderer.around)}</p>" if intro else ""
    session = example.sessions.get(view.locale, example.session)
    api = f' data-api="{escape(example.api)}"' if example.api else ""
    return (
        f'<div class="rg-example" id="example-{escape(example.id)}"{api}>'
        f"{paragraph}{highlight(session, 'pycon')}{refusal(session, view.texts)}"
        f'<div class="rg-example__bar">{_verdict(example, view)}{_button(example, view)}</div></div>'
    )


def _button(example: SiteExample, view: PageView) -> str:
    if example.verdict is Verdict.SKIPPED or not view.site.options.runtime:
        return ""
    return f'<button type="button" class="rg-button rg-run" data-refgen="run" hidden>{view.texts.html("example.run")}</button>'


def _verdict(example: SiteExample, view: PageView) -> str:
    texts = view.texts
    commit = view.site.given.commit[:10]
    kind = example.verdict.value
    at = texts.html("example.commit", commit=commit) if commit and example.verdict is Verdict.PASSED else ""
    said = texts.joined((texts.html(f"example.{kind}"), at))
    why = f" {escape(example.reason, quote=False)}" if example.reason else ""
    sign = f'<span aria-hidden="true">{_SIGNS[example.verdict]}</span>'
    return f'<span class="rg-verdict rg-verdict--{kind}">{sign} {said}{why}</span>'
