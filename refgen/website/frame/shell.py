"""A theme's page with holes in it, and the stamp that fills them.

Any generator can make a shell: it is a whole HTML page for a locale in which `@@refgen:name@@` stands for what differs
between pages. Links in it are relative to the site's root.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from html import escape
from typing import NamedTuple

from refgen.dataclass import dataclass
from refgen.locales.names import language_tag
from refgen.text.late import late
from refgen.website import address
from refgen.website.frame.content import Content, Crumb, NavGroup, TocItem
from refgen.website.markup.breaks import breakable
from refgen.website.texts import ENGLISH, Texts, load_texts, spoken

HOLES = frozenset({"base", "title", "description", "head", "languages", "path", "nav", "toc", "content", "here"})
_VARIED = ("head", "languages", "path", "nav", "toc", "content")
_HOLE = late(r"@@refgen:([a-z]+)@@")
_RELATIVE = late(r'(\s(?:href|src)=")(?!@@|[a-z][a-z0-9+.-]*:|/|#)(?:\.{1,2}/)*([^"]*")')
_SCRIPT = late(r"<script>(.*?)</script>", re.DOTALL)
# Material's checkboxes carry an attribute that checkboxes may not have.
_TOGGLE = late(r'(<input\b[^>]*type="checkbox"[^>]*?) autocomplete="off"([^>]*>)')
# Without a style sheet, a drawing without a size is as wide as the window.
_ICON = late(r'<svg\b(?![^>]*\swidth=)(?=[^>]*\sviewBox="0 0 ([\d.]+) ([\d.]+)")')
_BLANKS = late(r">\s+<")
_BEFORE = late(r'\s+(?=(?:id|href|src)=")')
_PATH_END = "</ol></nav>"
_LANGUAGE = late(r'<html lang="[^"]*"')


@dataclass(frozen=True)
class Shell:
    """A shell, taken apart at its holes."""

    locale: str
    pieces: tuple[str, ...] = field(repr=False)
    """Literal text and names of holes in turn; the first and the last are text."""
    assets: Mapping[str, bytes] = field(repr=False)
    """Scripts that stood in the page, as files: the site's content security policy allows no inline scripts."""
    digest: str = ""
    """Changes when the shell does."""


def compile_shell(html: str, locale: str) -> Shell:
    """Take a theme's page apart."""
    assets: dict[str, bytes] = {}

    def hoist(match: re.Match[str]) -> str:
        name = f"assets/refgen/inline-{hashlib.sha256(match[1].encode()).hexdigest()[:12]}.js"
        assets[name] = match[1].encode()
        return f'<script src="{name}"></script>'

    html = _SCRIPT.sub(hoist, html)
    html = _RELATIVE.sub(r"\1@@refgen:base@@\2", html)
    html = _LANGUAGE.sub(f'<html lang="{language_tag(locale)}"', html, count=1)
    html = _TOGGLE.sub(r"\1\2", html)
    html = _ICON.sub(r'<svg width="\1" height="\2"', html)
    html = _BEFORE.sub(" ", _BLANKS.sub("><", html))
    pieces = tuple(_HOLE.split(html))
    return Shell(locale, pieces, assets, hashlib.sha256(html.encode()).hexdigest())


class Stamped(NamedTuple):
    """A whole page."""

    html: bytes
    varied: str
    """All of its HTML that is not the shell's and that a link or a name in addresses can stand in."""


def frame_of(shell: Shell, base: str) -> str:
    """The HTML that all pages have from whose addresses the same way leads to the site's root."""
    return "".join(
        [piece if index % 2 == 0 else base if piece == "base" else "" for index, piece in enumerate(shell.pieces)]
    )


def stamp(shell: Shell, content: Content, site_name: str, site_url: str) -> Stamped:
    """Fill the holes of a shell."""
    texts = load_texts(content.locale)
    name = site_name or texts.text("site.name")
    base = base_to(content)
    links = [address.link(content.address, target) for _, target in content.alternates]
    values = {
        "base": base,
        "title": escape(content.title if content.title == name else f"{content.title} - {name}"),
        "description": escape(content.description),
        "head": _head(content, site_url, links),
        "languages": _languages(content, links),
        "path": path_html(content.path, texts),
        "nav": nav_html(content.nav),
        "toc": toc_html(content.toc),
        "content": content.body,
        "here": _here(content, base),
    }
    holes = {hole: encoded(value) for hole, value in values.items()}
    filled = [holes[piece] if index % 2 else encoded_once(piece) for index, piece in enumerate(shell.pieces)]
    return Stamped(b"".join(filled), "".join(map(values.__getitem__, _VARIED)))


def encoded(html: str) -> bytes:
    """HTML as it is written."""
    return html.encode("utf-8", "xmlcharrefreplace")


encoded_once = lru_cache(maxsize=1024)(encoded)
"""For what all pages of a language have."""


def base_to(content: Content) -> str:
    """The way from a page to the site's root."""
    return content.root or address.base_of(content.address)


def _here(content: Content, base: str) -> str:
    """What scripts know of the page, as attributes; `data-locales` where they choose its language."""
    choice = " ".join(locale for locale, _ in content.alternates) if content.is_anywhere else ""
    more = f' data-locales="{choice}"' if choice else ""
    return f'data-base="{base}" data-locale="{content.locale}" data-data="{escape(content.data)}"{more}'


def _head(content: Content, site_url: str, links_here: Sequence[str]) -> str:
    """`links_here` lead to the page in each of its languages."""

    def full(target: str, here: str = "") -> str:
        if site_url:
            return escape(f"{site_url}{address.link('', target)}")
        # Percent-encoded, so that nothing in it is to be escaped.
        return here or address.link(content.address, target)

    if content.is_continued:
        return '<meta name="robots" content="noindex,follow">'
    # Search engines take a page in another language's words for a copy: it names its original, and is no alternate.
    # What is shown at any address that there is not has none of its own.
    links = [] if content.root else [f'<link rel="canonical" href="{full(content.original or content.address)}">']
    alternates = {
        locale: full(target, here)
        for (locale, target), here in zip(content.alternates, links_here, strict=True)
        if locale not in content.untranslated
    }
    links += [
        f'<link rel="alternate" hreflang="{load_texts(one).language}" href="{href}">'
        for one, href in alternates.items()
    ]
    if alternates:
        is_home = content.address in {address.ENTRANCE, address.home_address(content.locale)}
        spare = alternates.get(ENGLISH) or next(iter(alternates.values()))
        links.append(
            f'<link rel="alternate" hreflang="x-default" href="{full(address.ENTRANCE) if is_home else spare}">'
        )
    return "".join(links)


def _languages(content: Content, links: Sequence[str]) -> str:
    items = []
    for (locale, target), here in zip(content.alternates, links, strict=True):
        texts = load_texts(locale)
        tag = texts.language
        current = ' aria-current="true"' if locale == content.locale else ""
        link = content.root + address.link("", target) if content.root else here
        items.append(
            f'<li class="md-select__item"><a class="md-select__link" href="{link}" '
            f'hreflang="{tag}" lang="{tag}" data-language="{locale}"{current}>{_name_of(locale)}</a></li>'
        )
    return "".join(items)


@lru_cache(maxsize=256)
def _name_of(locale: str) -> str:
    return escape(load_texts(locale).name)


def path_html(path: tuple[Crumb, ...], texts: Texts) -> str:
    """What fills the hole `path`."""
    if len(path) < 2:
        return ""
    items = "".join(map(_path_item, path))
    return f'<nav class="md-path" aria-label="{texts.html("nav.path")}"><ol class="md-path__list">{items}{_PATH_END}'


def ends_with(path: str, own: Crumb) -> bool:
    """Whether what fills the hole `path` ends with a page's own crumb."""
    return path.endswith(f"{_path_item(own)}{_PATH_END}")


def _path_item(crumb: Crumb) -> str:
    return f'<li class="md-path__item">{_link(crumb, "md-path__link")}</li>'


def nav_html(groups: tuple[NavGroup, ...]) -> str:
    """What fills the hole `nav`."""
    parts = []
    for group in groups:
        title = _link(Crumb(group.title, group.href, spoken=group.spoken), "md-nav__link rg-nav__title")
        items = f"{_rest(group.before)}{''.join(map(_nav_item, group.items))}{_rest(group.more)}"
        parts.append(
            f'<li class="md-nav__item rg-nav__group" data-near>{title}<ul class="md-nav__list">{items}</ul></li>'
        )
    return "".join(parts)


@lru_cache(maxsize=16384)
def _nav_item(crumb: Crumb) -> str:
    return f'<li class="md-nav__item">{_link(crumb, "md-nav__link")}</li>'


def _rest(crumb: Crumb | None) -> str:
    if crumb is None or not crumb.href:
        return ""
    link = f'<a class="md-nav__link rg-more" href="{crumb.href}" data-refgen="more">{escape(crumb.title)}</a>'
    return f'<li class="md-nav__item">{link}</li>'


def toc_html(items: tuple[TocItem, ...]) -> str:
    """The entries of a table of contents."""
    return "".join(map(_toc_item, items))


@lru_cache(maxsize=16384)
def _toc_item(item: TocItem) -> str:
    return (
        f'<li class="md-nav__item rg-toc-{item.level}"><a class="md-nav__link" href="{item.page}#{escape(item.anchor)}"{spoken(item.spoken)}>'
        f"{breakable(escape(item.title, quote=False))}</a></li>"
    )


@lru_cache(maxsize=16384)
def _link(crumb: Crumb, kind: str) -> str:
    title = breakable(escape(crumb.title, quote=False))
    current = spoken(crumb.spoken) + (' aria-current="page"' if crumb.is_current else "")
    active = " md-nav__link--active" if crumb.is_current and "nav" in kind else ""
    if crumb.href is None:
        return f'<span class="{kind}{active}"{current}>{title}</span>'
    return f'<a class="{kind}{active}" href="{crumb.href}"{current}>{title}</a>'
