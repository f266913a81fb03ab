"""The only file that knows MkDocs and Material: from a MkDocs configuration, a shell for each locale.

Shells are rendered by the theme itself, one a locale, so that overrides of any of its templates work; what differs
between pages are holes (`refgen.website.shell`).
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from types import CodeType
from urllib.parse import urljoin

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from pygments.token import STANDARD_TYPES

from refgen.website.address import home_address
from refgen.website.options import SiteOptions
from refgen.website.own import OWN_LINKS
from refgen.website.runtime import files_of_runtime, find_runtime
from refgen.website.shell import Shell, compile_shell
from refgen.website.style import bundle, words_of
from refgen.website.texts import language_tag, load_texts

FOLDER = Path(str(resources.files("refgen.website").joinpath("theme")))
_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'{connect}; object-src 'none'; base-uri 'none'; form-action 'none'"
)
IMAGES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")
_SHEET = re.compile(r'<link rel="stylesheet" href="(?:\./)?([^":]+)">')
_OWN_SHEET = "assets/refgen/refgen.css"
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
        pages[locale] = env.get_template("main.html").render(get_context(nav, files, config, base_url="."))
    config.theme["language"] = language
    return _with_one_sheet(pages, [Path(folder) for folder in config.theme.dirs])


def _with_one_sheet(pages: Mapping[str, str], folders: Sequence[Path]) -> dict[str, Shell]:
    """The shells, with all sheets of the theme as one that has what our pages use; a project's own sheets stay as they are."""
    # The theme's own templates say what any site may use; what ours does use of them is in the rendered pages.
    above = folders[: folders.index(FOLDER) + 1]
    templates = [path for folder in above for path in _visible(folder) if path.suffix in {".html", ".js"}]
    makers = Path(str(resources.files("refgen.website"))).rglob("*.py")
    texts = [path.read_text("utf-8") for path in (*templates, *makers)]
    words = words_of([*pages.values(), *texts, " ".join(STANDARD_TYPES.values())])
    shells = {}
    for locale, html in pages.items():
        found = {name: path for name in _SHEET.findall(html) if (path := _first(folders, name))}
        theirs = tuple(path.read_text("utf-8") for name, path in found.items() if name != _OWN_SHEET)
        css = bundle(theirs, found[_OWN_SHEET].read_text("utf-8"), words).encode()
        name = f"assets/refgen/style-{hashlib.sha256(css).hexdigest()[:12]}.css"
        joined = html
        for link in (match[0] for match in _SHEET.finditer(html) if match[1] in found):
            joined = joined.replace(link, "")
        joined = joined.replace("</title>", f'</title><link rel="stylesheet" href="{name}">', 1)
        shell = compile_shell(joined, locale)
        shells[locale] = replace(shell, assets={**shell.assets, name: css})
    return shells


def _first(folders: Sequence[Path], name: str) -> Path | None:
    return next((path for folder in folders if (path := folder / name).is_file()), None)


def theme_files(config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
    """The theme's assets: of two with one path, the one whose folder comes first."""
    add_theme(config)
    seen: set[str] = set()
    for folder in map(Path, config.theme.dirs):
        for path in sorted(_visible(folder)):
            name = path.relative_to(folder).as_posix()
            if not name.endswith(_NO_ASSETS) and name not in seen:
                seen.add(name)
                yield name, path.read_bytes()


def theme_sources(config: MkDocsConfig) -> Iterator[Path]:
    """All files that the theme is made of, its templates too."""
    add_theme(config)
    for folder in map(Path, config.theme.dirs):
        yield from _visible(folder)


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
