"""The only file that knows MkDocs and Material: from a MkDocs configuration, a shell for each locale.

Shells are rendered by the theme itself, one a locale, so that a project's overrides in its `custom_dir` work; what differs
between pages are holes (`refgen.website.shell`). Our page extends whatever `main.html` there is: a project's counts in all
blocks but those that `theme/refgen/page.html` fills.
"""

import hashlib
import os
import posixpath
import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from types import CodeType
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment, TemplateError
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from pygments.token import STANDARD_TYPES

from refgen.errors import UsageError
from refgen.website.address import home_address
from refgen.website.options import SiteOptions
from refgen.website.own import OWN_LINKS
from refgen.website.runtime import files_of_runtime, find_runtime
from refgen.website.shell import Shell, compile_shell
from refgen.website.style import bundle, moved, words_of
from refgen.website.texts import language_tag, load_texts

FOLDER = Path(str(resources.files("refgen.website").joinpath("theme")))
_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'{connect}; object-src 'none'; base-uri 'none'; form-action 'none'"
)
IMAGES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")
_SHEET = re.compile(r'<link rel="stylesheet" href="(?:\./)?([^":]+)">')
_PAGE = "refgen/page.html"
_SHEETS = "assets/refgen"
_OWN_SHEET = f"{_SHEETS}/refgen.css"
_NO_ASSETS = (".html", ".xml", ".yml", ".py", ".map", ".j2")


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


def default_config(name: str, docs_dir: Path, site_dir: Path) -> MkDocsConfig:
    """A configuration for a tree that has no `mkdocs.yml`."""
    config = MkDocsConfig()
    palette = {"scheme": "default", "primary": "indigo", "accent": "indigo"}
    theme = {"name": "material", "font": False, "palette": palette}
    config.load_dict(
        {"site_name": name, "docs_dir": str(docs_dir), "site_dir": str(site_dir), "theme": theme, "plugins": []}
    )
    config.validate()
    return config


def add_theme(config: MkDocsConfig) -> None:
    """Put our templates between the project's overrides and the theme's own."""
    dirs = config.theme.dirs
    if str(FOLDER) not in dirs:
        dirs.insert(1 if config.theme.custom_dir else 0, str(FOLDER))


def site_options(config: MkDocsConfig, media: frozenset[str] = frozenset()) -> SiteOptions:
    """What MkDocs' own settings say of the site: its name, its address, its repository, its images."""
    url = config.site_url or ""
    place = urljoin((config.repo_url or "").rstrip("/") + "/", config.edit_uri or "") if config.repo_url else ""
    return SiteOptions(
        name=config.site_name,
        url=url if url.endswith("/") or not url else f"{url}/",
        repository=place.replace("/edit/", "/blob/"),
        media=media,
        runtime=find_runtime(_project(config)),
    )


def runtime_files(config: MkDocsConfig) -> tuple[Path, ...]:
    """The files of Pyodide, where the project has them."""
    return files_of_runtime(_project(config))


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").parent


def make_shells(config: MkDocsConfig, locales: Sequence[str], *, live: bool = False) -> dict[str, Shell]:
    """A shell for each locale. `live` is for a server that puts its own script into pages to reload them."""
    add_theme(config)
    env = config.theme.get_env()
    env.bytecode_cache = _COMPILED
    files, nav = Files([]), Navigation([], [])
    policy = _POLICY.format(scripts=" 'unsafe-inline'" if live else "", connect="")
    language = config.theme.get("language", "en")
    pages = {}
    for locale in locales:
        texts = load_texts(locale)
        config.theme["language"] = _theme_language(config, locale)
        config.extra["refgen"] = {
            "locale": locale,
            "policy": policy,
            "live": live,
            "texts": texts.entries,
            "own_pages": OWN_LINKS,
            "home": home_address(locale),
        }
        pages[locale] = _rendered(env, get_context(nav, files, config, base_url="."))
    config.theme["language"] = language
    return _with_one_sheet(pages, [Path(folder) for folder in config.theme.dirs])


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


def _with_one_sheet(pages: Mapping[str, str], folders: Sequence[Path]) -> dict[str, Shell]:
    """The shells, with the sheets of Material and ours as one that has what our pages use.

    A project's own sheets stay as they are, behind that one.
    """
    above = folders.index(FOLDER)
    files = [path for folder in folders[:above] for path in _all(folder)]
    # The theme's own templates say what any site may use; what ours does use of them is in the rendered pages.
    templates = [path for path in (*files, *_visible(FOLDER)) if path.suffix in {".html", ".js"}]
    makers = Path(str(resources.files("refgen.website"))).rglob("*.py")
    texts = [path.read_text("utf-8") for path in (*templates, *makers)]
    words = words_of([*pages.values(), *texts, " ".join(STANDARD_TYPES.values())])
    others = "".join(path.read_text("utf-8") for path in files if path.suffix == ".css")
    own = _sheet(folders, _OWN_SHEET)
    shells = {}
    for locale, html in pages.items():
        links = {match[1]: match[0] for match in _SHEET.finditer(html)}
        near = [name for name in links if not _first(folders[:above], name)]
        found = {name: text for name in near if (text := _sheet(folders[above:], name))}
        theirs = tuple(text for name, text in found.items() if name != _OWN_SHEET)
        css = bundle(theirs, own, words, others).encode()
        name = f"{_SHEETS}/style-{hashlib.sha256(css).hexdigest()[:12]}.css"
        joined = html
        for link in (links[one] for one in links if one in found or one == _OWN_SHEET):
            joined = joined.replace(link, "")
        joined = joined.replace("</title>", f'</title><link rel="stylesheet" href="{name}">', 1)
        shell = compile_shell(joined, locale)
        shells[locale] = replace(shell, assets={**shell.assets, name: css})
    return shells


def _sheet(folders: Sequence[Path], name: str) -> str:
    """A sheet as it is written beside ours; '' where there is none."""
    path = _first(folders, name)
    return moved(path.read_text("utf-8"), posixpath.relpath(posixpath.dirname(name), _SHEETS)) if path else ""


def _first(folders: Sequence[Path], name: str) -> Path | None:
    return next((path for folder in folders if (path := folder / name).is_file()), None)


def theme_files(config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
    """The theme's assets: of two with one path, the one whose folder comes first; before them, the project's own."""
    add_theme(config)
    seen: set[str] = set()
    for name, path in extra_files(config):
        seen.add(name)
        yield name, path.read_bytes()
    for folder in map(Path, config.theme.dirs):
        for path in sorted(_visible(folder)):
            name = path.relative_to(folder).as_posix()
            if not name.endswith(_NO_ASSETS) and name not in seen:
                seen.add(name)
                yield name, path.read_bytes()


def theme_sources(config: MkDocsConfig) -> Iterator[Path]:
    """All files that the theme is made of, its templates too."""
    add_theme(config)
    yield from (path for _, path in extra_files(config))
    above = config.theme.dirs.index(str(FOLDER))
    for number, folder in enumerate(map(Path, config.theme.dirs)):
        yield from _all(folder) if number < above else _visible(folder)


def extra_files(config: MkDocsConfig) -> Iterator[tuple[str, Path]]:
    """What `extra_css` and `extra_javascript` name below the folder of the pages, by address."""
    root = Path(config.docs_dir).resolve()
    for name in dict.fromkeys(map(str, (*config.extra_css, *config.extra_javascript))):
        path = (root / name).resolve()
        if path.is_file() and path.is_relative_to(root):
            yield posixpath.normpath(name), path


def _all(folder: Path) -> Iterator[Path]:
    """The files below a project's folder, whatever they are called: a template may include any."""
    return (Path(top, name) for top, _, files in os.walk(folder) for name in files)


def _visible(folder: Path) -> Iterator[Path]:
    """The files below a folder but for hidden ones: Material has ten thousand icons there."""
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        yield from (Path(top, name) for name in files if not name.startswith((".", "_")))


def _theme_language(config: MkDocsConfig, locale: str) -> str:
    tag = language_tag(locale)
    folders = [Path(folder) / "partials" / "languages" for folder in config.theme.dirs]
    for candidate in (tag, tag.partition("-")[0]):
        if any((folder / f"{candidate}.html").is_file() for folder in folders):
            return candidate
    return "en"
