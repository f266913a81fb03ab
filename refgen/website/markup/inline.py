"""Inline Markdown of the pages → HTML: code, emphasis, links, images, cross references, entities, harmless tags.

Everything else is text and is escaped. The renderer never fails: a construct that does not close is shown as written.
"""

import re
from collections.abc import Callable
from dataclasses import field
from functools import lru_cache, partial
from html import escape, unescape
from typing import cast

from refgen.dataclass import dataclass
from refgen.text.late import late
from refgen.text.reference import referenced
from refgen.website.markup.fragment import TagFilter, image_of

_BODY = r"(?:`[^`]*`|\\.|[^`\\])+?"
_TOKEN = re.compile(
    rf"""
    (?=[\\`\[!<&*_])(?:
      (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<break>(?<![:\\])\\\Z)
    | (?P<code>(?P<ticks>(?<!`)`+)(?!`)(?P<code_body>.+?)(?<!`)(?P=ticks)(?!`))
    | (?P<include>\[!INCLUDE\s*\[(?P<include_label>[^\]]*)\]\s*\((?P<include_path>[^)\s]*)[^)]*\)\s*\])
    | (?P<link>(?P<bang>!?)\[(?P<label>(?:[^\[\]\\`]|\\.|`[^`]*`|\[[^\[\]]*\])*)\]
        \(\s*(?P<target><[^<>]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\))
    | <(?P<auto>(?:https?://|mailto:)[^\s<>]+)>
    | <xref:(?P<xref>[^<>\s]+)>
    | (?P<tag></?[A-Za-z][^<>]*>)
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    | (?P<strong>(?P<strong_mark>\*\*|__)(?=\S)(?P<strong_body>{_BODY})(?<=\S)(?P=strong_mark)(?![*]))
    | (?P<em>\*(?=[^\s*])(?P<em_body>{_BODY})(?<=[^\s*])\*(?!\*))
    | (?P<under>(?<![\w])_(?=[^\s_])(?P<under_body>{_BODY})(?<=[^\s_])_(?![\w]))
    )""",
    re.VERBOSE | re.DOTALL,
)
"""What each begins with is looked at first: so the rest of a text is skipped fast."""
_TAG = re.compile(r"<[^<>]*>")
_BUTTON = late(r"<button\b[^<>]*>[^<>]*</button>")
_IMAGE = late(r'<img src="[^"]*" alt="([^"]*)"[^<>]*>')
_AFTER_WIDE = re.compile(r"(?<=[。！？；：、」）]) +")
_PLAIN = re.compile(r"[^\\`\[<&*_!]*\Z")
_PLAIN_BUT_CODE = re.compile(r"[^\\`\[<&*_!]*(?:`(?! )[^`\n]+`(?!`)[^\\`\[<&*_!]*)*\Z")
"""Its code is no more than it looks like."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What inline text needs to know of the page it stands on."""

    link: Callable[[str], str | None]
    """Address to put into `href` for a target as written; None where it leads nowhere."""
    image: Callable[[str], str | None]
    """Address to put into `src`; None where there is no such image."""
    include: Callable[[str], str | None]
    """HTML of an included file, by its path as written; None where there is no such file."""
    reference: Callable[[str], str | None]
    """Address of an API by its identity (`<xref:…>`); None where the site does not document it."""
    made: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The HTML of texts that were rendered there already: a page shows most of them more than once."""


_Piece = str | Callable[[Surroundings], str]
"""HTML, or what makes it where the text stands."""


def render(text: str, around: Surroundings) -> str:
    """The HTML of one inline text."""
    if _PLAIN.match(text):
        return escape(text, quote=False)
    made = around.made.get(text)
    if made is None:
        made = around.made[text] = "".join(
            [piece if isinstance(piece, str) else piece(around) for piece in _pieces(text)]
        )
    return made


def leads_nowhere(text: str) -> bool:
    """Whether a text is the same wherever it stands: nothing of its surroundings is asked for."""
    return all(isinstance(piece, str) for piece in _pieces(text))


@lru_cache(maxsize=32768)
def _pieces(text: str) -> tuple[_Piece, ...]:
    """A text as far as it is the same on every page: many pages say the same, and each of them says it more than once."""
    tags = TagFilter()
    parts: list[_Piece] = []
    position = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if position < start:
            parts.append(escape(text[position:start], quote=False))
        parts += _token(match, tags)
        position = end
    if position < len(text):
        parts.append(escape(text[position:], quote=False))
    if "<" in text:
        parts.append(tags.finish())
    return ("".join(cast("list[str]", parts)),) if all(isinstance(one, str) for one in parts) else tuple(parts)


def _token(  # noqa: C901, PLR0911  (one case for each construct)
    match: re.Match[str], tags: TagFilter
) -> tuple[_Piece, ...]:
    match match.lastgroup:
        case "escape":
            return (escape(match["escape"][1:], quote=False),)
        case "break":
            # The end of a line that the Markdown breaks: each line is a unit already.
            return ()
        case "code":
            return (f"<code>{escape(_code(match['code_body']), quote=False)}</code>",)
        case "include":
            return (partial(_include, match["include_path"], escape(match["include_label"], quote=False)),)
        case "link":
            target = unescape(match["target"].strip("<>"))
            return (partial(_image if match["bang"] else _link, target, match["label"]),)
        case "auto":
            return (partial(_anchor, match["auto"], escape(match["auto"].removeprefix("mailto:"), quote=False)),)
        case "xref":
            return (partial(_reference, referenced(unescape(match["xref"]))),)
        case "tag":
            if image := image_of(match["tag"]):
                return (partial(_picture, *image),)
            return (tags.tag(match["tag"]),)
        case "entity":
            return (_entity(match["entity"]),)
        case "strong":
            return ("<strong>", *_pieces(match["strong_body"]), "</strong>")
        case _:
            return ("<em>", *_pieces(match["em_body"] or match["under_body"]), "</em>")


def _code(body: str) -> str:
    body = body.replace("\n", " ")
    return body[1:-1] if len(body) > 2 and body[0] == body[-1] == " " and body.strip() else body


def _include(path: str, label: str, around: Surroundings) -> str:
    html = around.include(path)
    return _nowhere(label) if html is None else html


def _image(target: str, label: str, around: Surroundings) -> str:
    return _picture(target, plain(label), around)


def _picture(target: str, words: str, around: Surroundings) -> str:
    alternative = escape(words)
    source = around.image(target)
    return f'<img src="{escape(source)}" alt="{alternative}" loading="lazy">' if source else alternative


def _link(target: str, label: str, around: Surroundings) -> str:
    return _anchor(target, render(label, around), around)


def _anchor(target: str, label: str, around: Surroundings) -> str:
    address = around.link(target)
    if address is None:
        return _nowhere(label)
    outside = ' rel="noopener external"' if "://" in address else ""
    return f'<a href="{escape(address)}"{outside}>{label}</a>'


def _nowhere(label: str) -> str:
    """The words of what is not there."""
    return f'<span class="rg-nolink">{label}</span>' if label else ""


def _reference(identity: str, around: Surroundings) -> str:
    code = f"<code>{escape(identity, quote=False)}</code>"
    address = around.reference(identity)
    return f'<a href="{escape(address)}">{code}</a>' if address else code


def _entity(written: str) -> str:
    meant = unescape(written)
    return escape(meant, quote=False) if meant != written else escape(written, quote=False)


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Inline Markdown as the words that a reader sees, for titles, search and attributes."""
    if _PLAIN_BUT_CODE.match(text):
        return text.replace("`", "").strip()
    nothing = Surroundings(lambda _: None, lambda _: None, lambda _: "", lambda _: None)
    return unescape(_TAG.sub("", render(text, nothing))).strip()


def worded(text: str, around: Surroundings) -> str:
    """The same with the words of what is included, and with code between backticks, as Markdown has it."""
    if _PLAIN_BUT_CODE.match(text):
        return text.strip()
    html = render(text, around)
    if "`" in text or "[!" in text:
        html = html.replace("<code>", "`").replace("</code>", "`")
    if "<" not in html:
        return unescape(html).strip()
    if "<button" in html:
        html = _BUTTON.sub("", html)
    if "<img" in html:
        html = _IMAGE.sub(r"\1", html)
    return unescape(_TAG.sub("", html)).strip()


def set_as_written(text: str) -> str:
    """Sentences in a row without the blanks that Chinese and Japanese have none of; other languages have none of their full stops."""
    return text if text.isascii() else _AFTER_WIDE.sub("", text)


def quoted(text: str) -> str:
    """The same for a text that is shown as a quotation: one that is nothing but markup is quoted as it stands."""
    return plain(text) or text
