"""A shell for each locale, rendered by the theme itself, so that a project's overrides in its `custom_dir` work.

What differs between pages are holes (`refgen.website.frame.shell`). Our page extends whatever `main.html` there is: a project's
counts in all blocks but those that `theme/refgen/page.html` fills.
"""

import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, TemplateError
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from refgen.errors import UsageError
from refgen.locales.names import language_tag
from refgen.website.address import home_address
from refgen.website.frame.shell import Shell
from refgen.website.material.config import add_theme
from refgen.website.material.sheets import with_one_sheet
from refgen.website.options import UNNAMED
from refgen.website.own_pages.links import OWN_LINKS
from refgen.website.texts import load_texts

_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
)
_PAGE = "refgen/page.html"
_FOREIGN = ("mkdocs", "readthedocs")
"""The themes that MkDocs brings along, the first of which it takes where a configuration names none."""


class _Compiled(BytecodeCache):
    """Templates that this process has compiled: a server asks for the same ones after each edit."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of the very same source."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep code."""
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def make_shells(config: MkDocsConfig, locales: Sequence[str], *, live: bool = False) -> dict[str, Shell]:
    """A shell for each locale. `live` is for a server that puts its own script into pages to reload them."""
    if config.theme.name in _FOREIGN:
        raise UsageError(
            f"{config.config_file_path}: the site has no shell in the theme {config.theme.name}; write `theme: material`"
        )
    add_theme(config)
    env = config.theme.get_env()
    env.bytecode_cache = _COMPILED
    files, nav = Files([]), Navigation([], [])
    policy = _POLICY.format(scripts=" 'unsafe-inline'" if live else "")
    language, extra, name = config.theme.get("language", "en"), {**config.extra}, config.site_name
    pages = {}
    for locale in locales:
        texts = load_texts(locale)
        config.theme["language"] = _theme_language(config, locale)
        config.site_name = texts.text("site.name") if name == UNNAMED else name
        config.extra["refgen"] = {
            "locale": locale,
            "policy": policy,
            "live": live,
            "texts": texts.entries,
            "own_pages": OWN_LINKS,
            "home": home_address(locale),
        }
        pages[locale] = _rendered(env, get_context(nav, files, config, base_url="."))
    config.theme["language"], config.site_name = language, name
    config.extra.clear()
    config.extra.update(extra)
    return with_one_sheet(pages, [Path(folder) for folder in config.theme.dirs])


def _rendered(env: Environment, context: Mapping[str, Any]) -> str:
    try:
        html = env.get_template(_PAGE).render(context)
    except TemplateError as error:
        # Jinja makes its traceback speak of templates, in which the last one is at fault.
        frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.endswith(".html")]
        where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else _PAGE
        raise UsageError(
            f"{where}: the theme cannot be rendered: {error}; mend that template "
            "(it is rendered once for all pages, without a `page`)"
        ) from error
    if "@@refgen:content@@" not in html:
        made_by = env.get_template("main.html").filename
        raise UsageError(f'{made_by}: the theme has no place for pages; begin with {{% extends "base.html" %}}')
    return html


def _theme_language(config: MkDocsConfig, locale: str) -> str:
    tag = language_tag(locale)
    folders = [Path(folder) / "partials" / "languages" for folder in config.theme.dirs]
    for candidate in (tag, tag.partition("-")[0]):
        if any((folder / f"{candidate}.html").is_file() for folder in folders):
            return candidate
    return "en"
