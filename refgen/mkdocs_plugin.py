"""MkDocs' side of the site: it hands over its configuration, and leaves the pages to `refgen.website`.

`docs_dir` is the source root, so saving a source file rebuilds the site under `mkdocs serve`. MkDocs copies the theme's
assets and the sources' images; it renders none of the pages.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files

from refgen.cache.held import HELD
from refgen.corpus.images import IMAGES
from refgen.errors import RefgenError, UsageError
from refgen.memory import seldom_collected, set_aside
from refgen.pipeline import prepare
from refgen.progress import Bar
from refgen.settings import OPTIONS, Settings, from_options, load_settings, plugin_lines
from refgen.stages.closing.news import Known, known_of, news
from refgen.stages.site.frame import load_frame
from refgen.stages.site.publishing import publish_site
from refgen.unfinished import writing_below
from refgen.website.last import EVERYTHING
from refgen.website.material.config import add_theme
from refgen.website.material.files import extra_files
from refgen.website.material.keep import park, unpark

log = get_plugin_logger("refgen")


class RefgenPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Makes the site in place of MkDocs' own pages."""

    # What each option means, and whether its value is one, `refgen.settings` says.
    config_scheme = tuple((name, config_options.Optional(config_options.Type(object))) for name in OPTIONS)

    def __init__(self) -> None:
        self._live = False
        self._site: Path | None = None
        self._known: Known | None = None
        self._media: frozenset[str] = frozenset()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Refuse what refgen cannot read, with its line and a remedy: MkDocs warns of it in its own words, or stops there if it is strict."""
        errors, warnings = super().load_config(options, config_file_path)
        if config_file_path is not None and not errors:
            try:
                self._settings(Path(config_file_path))
            except UsageError as error:
                raise ValidationError(str(error)) from error
        return errors, warnings

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether MkDocs will put its reloading script into the pages."""
        del dirty
        self._live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add our templates to the theme, and drop those that the site has its own pages for."""
        if config.theme.name != "material":
            where = config.config_file_path or "mkdocs.yml"
            raise PluginError(f"{where}: refgen's pages are made with Material; write `theme: material`")
        add_theme(config)
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Save the last site from being emptied, so that only what changed is made again."""
        self._site = Path(config.site_dir)
        park(self._site)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave MkDocs the images of the sources, the project's sheets and scripts, and the assets of the theme."""
        images = [file for file in files if file.src_uri.lower().endswith(IMAGES)]
        self._media = frozenset(file.src_uri for file in images if _is_below(file.abs_src_path, config.docs_dir))
        extra = dict(extra_files(config))
        ours = [file for file in files if file.src_uri in extra or not _is_below(file.abs_src_path, config.docs_dir)]
        return Files([*images, *(file for file in ours if file not in images)])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the site."""
        unpark(Path(config.site_dir))
        try:
            with seldom_collected():
                self._build(config)
        except RefgenError as error:
            raise PluginError(str(error)) from error

    def on_build_error(self, *, error: Exception) -> None:
        """Put the last site back."""
        del error
        if self._site is not None:
            unpark(self._site)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Have a configuration that is broken while the server runs told in a line: MkDocs shows where its own code stopped."""
        file = Path(config.config_file_path)

        def build() -> None:
            try:
                builder()
            except ConfigurationError as error:
                raise Abort(_in_our_words(file, error)) from error

        server.builder = build
        return server

    def _settings(self, file: Path) -> Settings:
        """The plugin's options."""
        options = {name: value for name, value in self.config.items() if value is not None}
        return from_options(options, plugin_lines(file), file.parent)

    def _build(self, config: MkDocsConfig) -> None:
        settings = replace(self._settings(Path(config.config_file_path)), sources=Path(config.docs_dir))
        if self._live:
            HELD.begin_run()
        began = time.monotonic()
        with writing_below(settings.output, settings.stub, settings.cache, Path(config.site_dir)):
            prepared = prepare(settings, Bar())
            frame = load_frame(config, prepared.model.locales, settings.host, self._media, live=self._live)
            altered = EVERYTHING if settings.cache is None and not self._live else ()
            made = publish_site(prepared, settings, frame, Bar(), altered)
        for line in news(made, self._known):
            (log.warning if line.is_problem else log.info)(line.text)
        self._known = known_of(made)
        if made.site is not None:
            log.info(
                "%d pages, %d of them made anew, in %d languages, in %.1f s",
                made.site.pages,
                made.site.rendered,
                len(made.model.locales),
                time.monotonic() - began,
            )
        if self._live:
            set_aside()


def _in_our_words(file: Path, error: ConfigurationError) -> str:
    """What is wrong in a configuration that MkDocs cannot read."""
    try:
        load_settings(file, {})
    except UsageError as told:
        return str(told)
    return str(error)


def _is_below(path: str | None, folder: str) -> bool:
    return path is not None and Path(path).is_relative_to(folder)
